import HackatimeAPI
import Tracker

/// The sums of heartbeats for each day of a zone.
extension Database {
    /// A zone whose days are counted.
    struct CountedZone {
        var id: Int64
        /// The last change of heartbeats that is included in its days.
        var countedTo: Int64
        /// The earliest counted day, while older ones remain to be counted.
        var countedDownTo: Int?
    }

    func countedZone(_ name: String) throws(StoreError) -> CountedZone? {
        try first("SELECT id, counted_to, counted_down_to FROM zones WHERE name = ?", .text(name)) {
            // Limits the numbers to the calendar and to plausible changes, because a damaged file may hold any.
            CountedZone(
                id: $0.integer(0), countedTo: min(max($0.integer(1), -1), 1 << 62),
                countedDownTo: $0.optionalInteger(2).map { Int(min(max($0, -4_000_000), 4_000_000)) })
        }
    }

    /// Records the changes for all zones, and recounts the days of `zone` that they touch.
    func recount(_ changes: RowChanges, zone: ZoneRules?) throws(StoreError) {
        for stretch in changes.stretches {
            try run(
                "INSERT INTO changes(first, last) VALUES (?, ?)", .real(stretch.lowerBound), .real(stretch.upperBound))
        }
        try addToRowCount(changes.added)
        if let zone { try catchUp(zone) }
    }

    /// Counts the days that changed since this zone was last counted.
    func catchUp(_ zone: ZoneRules) throws(StoreError) {
        guard var counted = try countedZone(zone.name) else { return try begin(zone) }
        let kept = try first("SELECT min(number), max(number) FROM changes") {
            ($0.optionalInteger(0), $0.optionalInteger(1))
        }
        guard let oldest = kept?.0, let newest = kept?.1, newest > counted.countedTo else { return }
        guard oldest <= counted.countedTo + 1 else {
            try forget(counted)
            return try begin(zone)
        }
        var stretches: [ClosedRange<Double>] = []
        try each(
            "SELECT first, last FROM changes WHERE number > ? ORDER BY number", .integer(counted.countedTo)
        ) { row throws(StoreError) in
            stretches.append(row.real(0)...max(row.real(0), row.real(1)))
            return true
        }
        let touched = stretches.map { zone.day(at: $0.upperBound).dayNumber - zone.day(at: $0.lowerBound).dayNumber }
        guard touched.allSatisfy({ $0 < Self.maxDays }) else {
            // Only a damaged file has so many changed days. Starting over is faster than counting them all.
            try forget(counted)
            return try begin(zone)
        }
        for stretch in stretches {
            let days = zone.day(at: stretch.lowerBound).dayNumber...zone.day(at: stretch.upperBound).dayNumber
            for day in days where day >= counted.countedDownTo ?? .min {
                _ = try count(day, counted, zone, changedFrom: stretches.count == 1 ? stretch.lowerBound : nil)
            }
        }
        counted.countedTo = newest
        try run("UPDATE zones SET counted_to = ? WHERE id = ?", .integer(newest), .integer(counted.id))
        try run("DELETE FROM changes WHERE number <= (SELECT min(counted_to) FROM zones)")
        try run("DELETE FROM changes WHERE number <= ?", .integer(newest - Self.changeLimit))
    }

    private static let changeLimit: Int64 = 5_000
    /// More than a hundred years. No response changes the heartbeats of so many days.
    private static let maxDays = 40_000

    /// Adds a zone to the counted ones. `countOlder` then counts its days from the newest on.
    private func begin(_ zone: ZoneRules) throws(StoreError) {
        // People travel, so zones that are no longer used are removed.
        let stale = try first("SELECT id FROM zones ORDER BY counted_to DESC LIMIT 1 OFFSET 5") { $0.integer(0) }
        if let stale { try forget(CountedZone(id: stale, countedTo: 0)) }
        let newest = try newestTime(notAfter: .greatestFiniteMagnitude).map { zone.day(at: $0).dayNumber + 1 }
        // The number of a deleted change is not reused.
        let change = try first("SELECT seq FROM sqlite_sequence WHERE name = 'changes'") { $0.integer(0) }
        try run(
            "INSERT INTO zones(name, counted_to, counted_down_to) VALUES (?, ?, ?)", .text(zone.name),
            .integer(change ?? 0), newest.map(Value.number) ?? .null)
    }

    private func forget(_ counted: CountedZone) throws(StoreError) {
        try run("DELETE FROM day_counts WHERE zone = ?", .integer(counted.id))
        try run("DELETE FROM zones WHERE id = ?", .integer(counted.id))
    }

    /// Counts older days of a zone, up to a number of heartbeats. Returns true when nothing is left to count.
    func countOlder(_ zone: ZoneRules, rows limit: Int) throws(StoreError) -> Bool {
        guard let counted = try countedZone(zone.name) else {
            try begin(zone)
            return false
        }
        guard var day = counted.countedDownTo else { return true }
        var rows = 0
        while rows < limit {
            let start = zone.start(of: CivilDate(dayNumber: day))
            let older = try first("SELECT max(time) FROM heartbeats WHERE time < ?", .real(start)) {
                $0.optionalReal(0)
            }
            guard let older, let time = older else {
                try run("UPDATE zones SET counted_down_to = NULL WHERE id = ?", .integer(counted.id))
                return true
            }
            day = min(day - 1, zone.day(at: time).dayNumber)
            rows += 1 + (try count(day, counted, zone))
        }
        try run("UPDATE zones SET counted_down_to = ? WHERE id = ?", .number(day), .integer(counted.id))
        return false
    }

    /// Counts one day and stores its sums. Returns the number of heartbeats read.
    ///
    /// - Parameter changedFrom: All changes since the last count are at this time or later; `nil` if more changed than
    ///   is known here.
    private func count(
        _ day: Int, _ counted: CountedZone, _ zone: ZoneRules, changedFrom: Double? = nil
    ) throws(StoreError) -> Int {
        let bounds = DayBounds(day: day, zone: zone)
        var sum = DayCount()
        var from = bounds.start
        if let changedFrom, let known = try dayCount(day, counted), let last = known.whole?.last, last < changedFrom {
            // Only new rows at the end, as on most polls.
            sum = known
            from = last.nextUp
        }
        var rows = 0
        try each(
            "SELECT time, project, language, category FROM heartbeats WHERE time BETWEEN ? AND ? ORDER BY time, identity",
            .real(from), .real(bounds.lastCounted)
        ) { row throws(StoreError) in
            sum.add(
                row.real(0), project: try name(row.integer(1)), language: try name(row.integer(2)),
                isWork: DayCount.isWork(category: try name(row.integer(3))), zone: zone)
            rows += 1
            return true
        }
        guard let whole = sum.whole else {
            try run("DELETE FROM day_counts WHERE zone = ? AND day = ?", .integer(counted.id), .number(day))
            return rows
        }
        var pack = BinaryEncoder()
        try pack.add(DayParts(sum, in: self))
        try run(
            """
            INSERT INTO day_counts(zone, day, seconds, first, last, parts, work, work_last)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET seconds = excluded.seconds, first = excluded.first, last = excluded.last,
              parts = excluded.parts, work = excluded.work, work_last = excluded.work_last
            """, .integer(counted.id), .number(day), .real(whole.seconds), .real(whole.first), .real(whole.last),
            .bytes(pack.bytes), .real(sum.work?.seconds ?? 0), sum.work.map { .real($0.last) } ?? .null)
        return rows
    }

    private func dayCount(_ day: Int, _ counted: CountedZone) throws(StoreError) -> DayCount? {
        let found = try first(
            "SELECT seconds, first, last, parts, work, work_last FROM day_counts WHERE zone = ? AND day = ?",
            .integer(counted.id), .number(day)
        ) { row in
            var count = DayCount()
            count.whole = DayCount.Part(seconds: row.seconds(0), first: row.real(1), last: row.real(2))
            // The time of the first heartbeat is not used.
            count.work = row.optionalReal(5).map { DayCount.Part(seconds: row.seconds(4), first: $0, last: $0) }
            return (count, row.bytes(3))
        }
        guard let found else { return nil }
        var count = found.0
        var pack = BinaryDecoder(found.1)
        guard let parts = pack.dayParts() else { return nil }
        count.hours = parts.hours
        for part in parts.languages { count.languages[try name(part.name) ?? ""] = part.part }
        for part in parts.projects { count.projects[try name(part.name) ?? ""] = part.part }
        return count
    }
}

/// The first instant of a day, and values derived from it.
struct DayBounds {
    var start: Double
    var end: Double

    init(day: Int, zone: ZoneRules) {
        start = zone.start(of: CivilDate(dayNumber: day))
        end = zone.start(of: CivilDate(dayNumber: day + 1))
    }

    /// A heartbeat in the last fraction of a second belongs to no day, as on the server.
    var lastCounted: Double { end - 1 }

    var stretch: Coverage.Stretch { Coverage.Stretch(start: start, end: end) }
}
