package import HackatimeAPI

/// Heartbeats in little room: when they were, and of which project and category. A year of work is a few megabytes.
package struct BeatTable: Sendable, Equatable {
    package struct Kind: Sendable, Hashable {
        /// `nil` if there is none.
        package var project: String?
        package var category: String?

        package init(project: String?, category: String?) {
            self.project = project.flatMap { $0.isEmpty ? nil : $0 }
            self.category = category.flatMap { $0.isEmpty ? nil : $0 }
        }
    }

    package struct Beat: Sendable, Equatable {
        /// Seconds since 1970.
        package var time: Double
        /// A place in `kinds`.
        package var kind: Int32
        /// See `Heartbeat.delay`; -1 if it is not known. It takes the room that would be left empty.
        fileprivate var wholeDelay: Int32

        /// Seconds until the server had it; `nil` if that is not known.
        package var delay: Int32? { wholeDelay < 0 ? nil : wholeDelay }
    }

    package private(set) var kinds: [Kind] = []
    /// In ascending time.
    package private(set) var beats: [Beat] = []
    /// The last time of a kind before the table starts.
    package private(set) var before: [Int32: Double] = [:]
    private var places: [Kind: Int32] = [:]

    package init() {}

    /// In ascending time.
    package init(_ heartbeats: some Sequence<Heartbeat>, in window: TimeWindow) {
        for row in heartbeats where row.time < window.end {
            let kind = place(of: Kind(project: row.project, category: row.category))
            if row.time < window.start { before[kind] = row.time } else { add(row.time, kind, delay: row.delay) }
        }
    }

    package mutating func place(of kind: Kind) -> Int32 {
        if let known = places[kind] { return known }
        let place = Int32(kinds.count)
        kinds.append(kind)
        places[kind] = place
        return place
    }

    /// Adds a heartbeat, not earlier than the last.
    package mutating func add(_ time: Double, _ kind: Int32, delay: Int32? = nil) {
        beats.append(Beat(time: time, kind: kind, wholeDelay: delay ?? -1))
    }

    /// Notes a heartbeat from before the table starts. The latest of a kind stays.
    package mutating func note(before time: Double, _ kind: Int32) {
        before[kind] = max(before[kind] ?? -.infinity, time)
    }

    /// Adds what follows. Kinds may have other places there.
    package mutating func append(_ next: BeatTable) {
        let places = next.kinds.map { place(of: $0) }
        for beat in next.beats { add(beat.time, places[Int(beat.kind)], delay: beat.delay) }
        for (kind, time) in next.before { note(before: time, places[Int(kind)]) }
    }

    /// Drops everything from a time on, to be read again.
    package mutating func cut(from time: Double) {
        beats.removeSubrange(beats.partitionPoint { $0.time < time }...)
    }
}

extension Heartbeat {
    /// Whole seconds from its time until the server stored it, rounded down; 0 where a clock was wrong, `nil` where the
    /// server does not say.
    package var delay: Int32? {
        guard let createdAt, createdAt.isFinite, time.isFinite else { return nil }
        return Int32(min(max(0, (createdAt - time).rounded(.down)), Double(Int32.max)))
    }
}

/// Asks for heartbeats in little room, a part at a time.
package struct BeatQuery: Sendable, Hashable {
    /// Seconds since 1970; without its end.
    package var time: Range<Double>
    /// Also the last of each kind before that, as far as a search goes.
    package var wantsBefore: Bool

    package init(_ time: Range<Double>, wantsBefore: Bool) {
        self.time = time
        self.wantsBefore = wantsBefore
    }
}

/// The answer to a `BeatQuery`.
package struct BeatPage: Sendable, Equatable {
    package var table: BeatTable
    /// Ask again from this time; `nil` if that was all.
    package var next: Double?

    package init(table: BeatTable, next: Double? = nil) {
        self.table = table
        self.next = next
    }
}
