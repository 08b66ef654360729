import HackatimeAPI
import Tracker

/// The numbers in a row of `heartbeats`.
struct StoredRow: Equatable {
    var time: Double
    var identity: Int64
    /// Entity, type, category, project, branch, language, editor, system, machine.
    var names: [Int64]
    /// Write flag, line, lines of the file, lines added and deleted, changes by the AI and by the human.
    var figures: [Int64?]
    /// Seconds until the server had it.
    var delay: Int64?

    static let columns = """
        time, identity, entity, type, category, project, branch, language, editor, system, machine,
        is_write, line, line_count, lines_added, lines_deleted, ai_changes, human_changes, delay
        """

    /// Places in `names`.
    var category: Int64 { names[2] }
    var project: Int64 { names[3] }
    var language: Int64 { names[5] }
    /// Lines changed by the AI and by the human, a place in `figures` each.
    var lines: ArraySlice<Int64?> { figures[5...6] }

    init(_ row: Statement) {
        time = row.real(0)
        identity = row.integer(1)
        names = (2...10).map { row.integer($0) }
        figures = (11...17).map { row.optionalInteger($0) }
        delay = row.optionalInteger(18)
    }

    /// Assigns numbers to new names.
    init(_ heartbeat: Heartbeat, in database: Database) throws(StoreError) {
        time = heartbeat.time
        identity = heartbeat.identity
        names = []
        for name in [
            heartbeat.entity, heartbeat.type, heartbeat.category, heartbeat.project, heartbeat.branch,
            heartbeat.language, heartbeat.editor, heartbeat.operatingSystem, heartbeat.machine,
        ] {
            names.append(try database.number(of: name))
        }
        figures = [heartbeat.isWrite ? 1 : 0, heartbeat.line.map(Int64.init), heartbeat.lineCount.map(Int64.init)]
        delay = heartbeat.delay.map(Int64.init)
        figures += Self.extraNames.map { name in
            heartbeat.extras.first { $0.name == name }.flatMap { Int64($0.value) }
        }
    }

    /// The only extras that are stored, all of them numbers. User agent, user id, session and the rest are not stored.
    static let extraNames = ["lines added", "lines deleted", "AI line changes", "human line changes"]

    func heartbeat(in database: Database) throws(StoreError) -> Heartbeat {
        var heartbeat = Heartbeat(
            id: identity >= 0 ? identity : nil, time: time, isWrite: figures[0] == 1,
            line: figures[1].map { Int(clamping: $0) }, lineCount: figures[2].map { Int(clamping: $0) })
        heartbeat.entity = try database.name(names[0])
        heartbeat.type = try database.name(names[1])
        heartbeat.category = try database.name(names[2])
        heartbeat.project = try database.name(names[3])
        heartbeat.branch = try database.name(names[4])
        heartbeat.language = try database.name(names[5])
        heartbeat.editor = try database.name(names[6])
        heartbeat.operatingSystem = try database.name(names[7])
        heartbeat.machine = try database.name(names[8])
        heartbeat.extras = zip(Self.extraNames, figures[3...]).compactMap { name, value in
            value.map { Heartbeat.Extra(name, String($0)) }
        }
        return heartbeat
    }
}

/// The times at which heartbeats changed, and the change in their number.
struct RowChanges {
    private(set) var stretches: [ClosedRange<Double>] = []
    var added = 0

    /// Times less than a day apart form one stretch if they are recorded one after the other.
    mutating func note(_ time: Double) {
        guard let last = stretches.last, time > last.lowerBound - 86_400, time < last.upperBound + 86_400 else {
            stretches.append(time...time)
            return
        }
        stretches[stretches.count - 1] = min(last.lowerBound, time)...max(last.upperBound, time)
    }
}

extension Database {
    /// Stores rows. They replace rows that are the same heartbeats.
    func upsert(_ heartbeats: [Heartbeat], _ changes: inout RowChanges) throws(StoreError) {
        for heartbeat in heartbeats where heartbeat.time.isFinite {
            var row = try StoredRow(heartbeat, in: self)
            let known = try first(in: .heartbeats, "WHERE identity = ?", .integer(row.identity), body: StoredRow.init)
            // Not every call tells it.
            row.delay = row.delay ?? known?.delay
            if known == row { continue }
            if let known {
                try delete(identity: known.identity)
                changes.note(known.time)
                changes.added -= 1
            }
            try insert(row)
            changes.note(row.time)
            changes.added += 1
        }
    }

    /// Deletes the rows of a window, including both ends, that are not in `kept`.
    func drop(
        from start: Double, to end: Double, keeping kept: Set<Int64>, _ changes: inout RowChanges
    ) throws(StoreError) {
        var gone: [(time: Double, identity: Int64)] = []
        try each("SELECT time, identity FROM heartbeats WHERE time BETWEEN ? AND ?", .real(start), .real(end)) {
            row throws(StoreError) in
            if !kept.contains(row.integer(1)) { gone.append((row.real(0), row.integer(1))) }
            return true
        }
        for row in gone {
            try delete(identity: row.identity)
            changes.note(row.time)
            changes.added -= 1
        }
    }

    func delete(identity: Int64) throws(StoreError) {
        try run("DELETE FROM heartbeats WHERE identity = ?", .integer(identity))
    }

    func insert(_ row: StoredRow) throws(StoreError) {
        let names = row.names.map(Value.integer)
        let figures = row.figures.map(Value.optional)
        try put([.real(row.time), .integer(row.identity)] + names + figures + [.optional(row.delay)], in: .heartbeats)
    }

    /// All rows of a window, including both ends, oldest first.
    func heartbeats(from start: Double, to end: Double) throws(StoreError) -> [Heartbeat] {
        var rows: [Heartbeat] = []
        try each(
            in: .heartbeats, "WHERE time BETWEEN ? AND ? ORDER BY time, identity", .real(start), .real(end)
        ) { row throws(StoreError) in
            rows.append(try StoredRow(row).heartbeat(in: self))
            return true
        }
        return rows
    }

    func firstTime() throws(StoreError) -> Double? {
        try first(in: .heartbeats, "ORDER BY time, identity") { $0.real(0) }
    }

    /// The time of the newest heartbeat that is not dated after `now`.
    func newestTime(notAfter now: Double) throws(StoreError) -> Double? {
        try first(in: .heartbeats, "WHERE time <= ? ORDER BY time DESC, identity DESC", .real(now)) { $0.real(0) }
    }
}
