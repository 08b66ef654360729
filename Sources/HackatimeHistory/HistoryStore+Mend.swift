import HackatimeAPI
import Locks
import Tracker

extension HistoryStore {
    /// After each use: rows that are not what was written were passed over. Returns whether there are any that are worth
    /// mending.
    func findsUnsound(in database: Database) -> Bool {
        guard database.hasUnsoundRows else { return false }
        database.hasUnsoundRows = false
        return status.withLock { status in
            status.mendings += 1
            return status.mendings <= Self.maxMendings
        }
    }

    /// Removes such rows on the client's thread. Not called under a lock: in a command that is this thread, at once.
    func mendSoon() {
        perform { [self] in mend() }
    }

    private static let maxMendings = 3

    private func mend() {
        let zone = zone
        guard write({ database throws(StoreError) in try database.mend(zone ?? .utc) }) else { return }
        reading.withLock { $0.database?.names.forget() }
        countOlder()
    }
}

extension Database {
    /// Removes all rows that are not what was written, and forgets that the server was asked for what they said. Every
    /// day is counted again.
    func mend(_ zone: ZoneRules) throws(StoreError) {
        let nameless = try uncoverUnsound(zone)
        for table in SummedTable.all { try keepSound(table) }
        for identity in nameless { try delete(identity: identity) }
        names.forget()
        try execute(
            "DELETE FROM day_counts; DELETE FROM day_fields; DELETE FROM zones; DELETE FROM changes; DELETE FROM fetched_windows"
        )
        try countRows()
        try forgetComparedAt()
    }

    /// Uncovers the days of heartbeats that are damaged or have a damaged name. Their own time may be what is wrong, so
    /// they are looked for between their neighbours. Returns the identities of those that lost a name.
    private func uncoverUnsound(_ zone: ZoneRules) throws(StoreError) -> [Int64] {
        var sound = NumberSet()
        sound.insert(0)
        try each(in: .names) { row throws(StoreError) in
            sound.insert(row.integer(0))
            return true
        }
        var nameless: [Int64] = []
        var before: Double?
        var isGap = false
        var gaps: [(Double, Double)] = []
        let table = SummedTable.heartbeats
        try each(table.select + "ORDER BY time, identity") {
            row throws(StoreError) in
            let isSound = row.isSound(table)
            let row = StoredRow(row)
            if isSound, row.names.allSatisfy(sound.contains) {
                if isGap { gaps.append((before ?? -Self.farthest, row.time)) }
                (before, isGap) = (row.time, false)
            } else {
                if isSound { nameless.append(row.identity) }
                isGap = true
            }
            return true
        }
        if isGap { gaps.append((before ?? -Self.farthest, Self.farthest)) }
        for gap in gaps {
            let first = DayBounds(day: zone.day(at: gap.0).dayNumber, zone: zone)
            let last = DayBounds(day: zone.day(at: gap.1).dayNumber, zone: zone)
            try uncover(Coverage.Stretch(start: first.start, end: last.end))
        }
        return nameless
    }

    /// Before and after all that is known.
    private static let farthest = 1e11

    /// A row with a damaged key cannot be found by it, so the sound rows are written again.
    private func keepSound(_ table: SummedTable) throws(StoreError) {
        try execute("CREATE TEMP TABLE sound AS \(table.select) WHERE 0")
        let marks = String(repeating: "?, ", count: Int(table.count))
        var isWhole = true
        try each(table.select) { row throws(StoreError) in
            if row.isSound(table) {
                try run("INSERT INTO temp.sound VALUES (\(marks)?)", values: (0...table.count).map(row.value))
            } else {
                isWhole = false
            }
            return true
        }
        if !isWhole {
            try execute(
                """
                DELETE FROM main.\(table.name);
                INSERT OR IGNORE INTO main.\(table.name)(\(table.columns), checksum) SELECT * FROM temp.sound;
                """)
        }
        try execute("DROP TABLE temp.sound")
    }
}
