package import HackatimeAPI
package import Tracker

/// The heartbeats as lines of a pane: rows, and between two of them a separator where time passed or the day
/// changed. Looks only at the lines around the place shown, so that twenty thousand rows cost no more than twenty.
package struct FeedLines: Equatable {
    package enum Line: Equatable, Sendable {
        /// A heartbeat, by its index in the log.
        case row(Int)
        /// Between two rows: the pause in seconds where it is longer than two minutes, and the day of the row
        /// below where it is another.
        case separator(pause: Double?, day: CivilDate?)
        /// Between two rows: a stretch about which the server was not asked, and the day of the row below where it
        /// is another. Not a pause.
        case unknown(day: CivilDate?)
    }

    /// What a pane shows.
    package struct Window: Equatable, Sendable {
        package var lines: [Line]
        /// Places of the first and of the last row shown, from the top of the list; `nil` when there are none.
        package var top: Int?
        package var last: Int?
    }

    /// As the server counts: a longer pause is not work.
    package static let longestWork = HackatimeAPI.Durations.longestGap

    package let rows: [Heartbeat]
    package let oldestFirst: Bool
    package let zone: ZoneRules
    private let known: Coverage
    private let isFiltered: Bool

    /// - Parameters:
    ///   - rows: Oldest first.
    ///   - known: Where a pause is one; anywhere when empty.
    ///   - isFiltered: Between two rows may lie others that do not show, so that time passed is no pause.
    package init(
        rows: [Heartbeat], oldestFirst: Bool, zone: ZoneRules, known: Coverage = Coverage(), isFiltered: Bool = false
    ) {
        self.rows = rows
        self.oldestFirst = oldestFirst
        self.zone = zone
        self.known = known
        self.isFiltered = isFiltered
    }

    /// The index in the log of the row at a place, counted from the top of the list.
    package func index(at place: Int) -> Int {
        oldestFirst ? place : rows.count - 1 - place
    }

    /// The place of a heartbeat, if it is there.
    package func place(of key: HeartbeatKey?) -> Int? {
        guard let key, let index = index(of: key) else { return nil }
        return oldestFirst ? index : rows.count - 1 - index
    }

    /// The lines that show for a position: the selected row is among them.
    package func window(_ position: FeedPosition, height: Int) -> Window {
        guard height > 0, !rows.isEmpty else { return Window(lines: [], top: nil, last: nil) }
        guard let selected = place(of: position.selected) else {
            // Following: the newest row is at the edge where new ones come in.
            return window(from: oldestFirst ? highestTop(showing: rows.count - 1, height: height) : 0, height: height)
        }
        let wanted = min(place(of: position.top) ?? 0, selected)
        let top = max(wanted, highestTop(showing: selected, height: height))
        // No blank rows at the end while there are rows above.
        return window(from: min(top, highestTop(showing: rows.count - 1, height: height)), height: height)
    }

    /// The first row from which `place` is still the last one shown.
    package func highestTop(showing place: Int, height: Int) -> Int {
        var top = place
        var used = 1
        while top > 0 {
            used += separator(below: top - 1) == nil ? 1 : 2
            guard used <= height else { break }
            top -= 1
        }
        return top
    }

    private func window(from top: Int, height: Int) -> Window {
        var window = Window(lines: [], top: top, last: top)
        window.lines.reserveCapacity(height)
        for place in top..<rows.count {
            guard window.lines.count < height else { break }
            if place > top, let separator = separator(below: place - 1) { window.lines.append(separator) }
            guard window.lines.count < height else { break }
            window.lines.append(.row(index(at: place)))
            window.last = place
        }
        return window
    }

    private func separator(below place: Int) -> Line? {
        let upper = rows[index(at: place)].time
        let lower = rows[index(at: place + 1)].time
        let pause = abs(upper - lower)
        let day = zone.civilTime(at: lower).date
        let isOtherDay = day != zone.civilTime(at: upper).date
        let isPause = pause > Self.longestWork
        if isPause, !isKnown(from: min(upper, lower), to: max(upper, lower)) {
            return .unknown(day: isOtherDay ? day : nil)
        }
        guard isPause && !isFiltered || isOtherDay else { return nil }
        return .separator(pause: isPause && !isFiltered ? pause : nil, day: isOtherDay ? day : nil)
    }

    /// What is known is told in whole seconds.
    private func isKnown(from start: Double, to end: Double) -> Bool {
        known.stretches.isEmpty || known.covers(Coverage.Stretch(start: start.rounded(.up), end: end.rounded(.down)))
    }

    private func index(of key: HeartbeatKey) -> Int? {
        switch key {
        case .number(let id):
            // What is looked at is mostly new.
            return rows.lastIndex { $0.id == id }
        case .fields(let time, _, _, _, _):
            var index = firstIndex(from: time)
            while index < rows.count, rows[index].time == time {
                if rows[index].key == key { return index }
                index += 1
            }
            return nil
        }
    }

    /// The first row that is not before an instant.
    private func firstIndex(from time: Double) -> Int {
        rows.partitionPoint { $0.time < time }
    }
}
