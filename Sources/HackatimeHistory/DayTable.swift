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
        try first(in: .zones, "WHERE name = ?", .text(name)) {
            // Limits the numbers to the calendar and to plausible changes, because a damaged file may hold any.
            CountedZone(
                id: $0.integer(0), countedTo: min(max($0.integer(2), -1), 1 << 62),
                countedDownTo: $0.optionalInteger(3).map { Int(min(max($0, -4_000_000), 4_000_000)) })
        }
    }

    private func set(_ counted: CountedZone, _ zone: ZoneRules) throws(StoreError) {
        try put(
            [
                .integer(counted.id), .text(zone.name), .integer(counted.countedTo),
                counted.countedDownTo.map(Value.number) ?? .null,
            ], in: .zones)
    }

    /// Records the changes for all zones, and recounts the days of `zone` that they touch.
    func recount(_ changes: RowChanges, zone: ZoneRules?) throws(StoreError) {
        for stretch in changes.stretches {
            try put([.real(stretch.lowerBound), .real(stretch.upperBound)], in: .changes)
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
        let missed = try first("SELECT count(*) FROM changes WHERE number > ?", .integer(counted.countedTo)) {
            $0.number(0)
        }
        var stretches: [ClosedRange<Double>] = []
        try each(in: .changes, "WHERE number > ? ORDER BY number", .integer(counted.countedTo)) {
            row throws(StoreError) in
            stretches.append(row.real(0)...max(row.real(0), row.real(1)))
            return true
        }
        guard oldest <= counted.countedTo + 1, stretches.count == missed else {
            try forget(counted)
            return try begin(zone)
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
        try set(counted, zone)
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
        let last = try first("SELECT max(id) FROM zones") { $0.integer(0) } ?? 0
        try set(CountedZone(id: last + 1, countedTo: change ?? 0, countedDownTo: newest), zone)
        // A number may be used again.
        try forgetDays(of: last + 1)
    }

    private func forget(_ counted: CountedZone) throws(StoreError) {
        try forgetDays(of: counted.id)
        try run("DELETE FROM zones WHERE id = ?", .integer(counted.id))
    }

    private func forgetDays(of zone: Int64) throws(StoreError) {
        try run("DELETE FROM day_counts WHERE zone = ?", .integer(zone))
        try run("DELETE FROM day_fields WHERE zone = ?", .integer(zone))
    }

    /// Counts older days of a zone, up to a number of heartbeats. Returns true when nothing is left to count.
    func countOlder(_ zone: ZoneRules, rows limit: Int) throws(StoreError) -> Bool {
        guard var counted = try countedZone(zone.name) else {
            try begin(zone)
            return false
        }
        guard var day = counted.countedDownTo else { return true }
        var rows = 0
        while rows < limit {
            let start = zone.start(of: CivilDate(dayNumber: day))
            guard let time = try newestTime(notAfter: start.nextDown) else {
                counted.countedDownTo = nil
                try set(counted, zone)
                return true
            }
            day = min(day - 1, zone.day(at: time).dayNumber)
            rows += 1 + (try count(day, counted, zone))
        }
        counted.countedDownTo = day
        try set(counted, zone)
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
        var fields = DayFields()
        var from = bounds.start
        if let changedFrom, let known = try dayCount(day, counted), let last = known.whole?.last, last < changedFrom,
            let knownFields = try dayFields(day, counted.id)
        {
            // Only new rows at the end, as on most polls.
            sum = known
            fields = knownFields
            from = last.nextUp
        }
        var rows = 0
        try each(
            in: .heartbeats, "WHERE time BETWEEN ? AND ? ORDER BY time, identity", .real(from),
            .real(bounds.lastCounted)
        ) { row throws(StoreError) in
            let row = StoredRow(row)
            sum.add(
                row.time, project: try name(row.project), language: try name(row.language),
                isWork: DayCount.isWork(category: try name(row.category)), zone: zone)
            try fields.add(row, in: self)
            rows += 1
            return true
        }
        guard let whole = sum.whole else {
            try run("DELETE FROM day_counts WHERE zone = ? AND day = ?", .integer(counted.id), .number(day))
            try run("DELETE FROM day_fields WHERE zone = ? AND day = ?", .integer(counted.id), .number(day))
            return rows
        }
        var pack = BinaryEncoder()
        try pack.add(DayParts(sum, in: self))
        try put(
            [
                .integer(counted.id), .number(day), .real(whole.seconds), .real(whole.first), .real(whole.last),
                .bytes(pack.bytes), .real(sum.work?.seconds ?? 0), sum.work.map { .real($0.last) } ?? .null,
            ], in: .dayCounts)
        try set(fields, day, zone: counted.id)
        return rows
    }

    func dayCount(_ day: Int, _ counted: CountedZone) throws(StoreError) -> DayCount? {
        let found = try first(
            in: .dayCounts, "WHERE zone = ? AND day = ?", .integer(counted.id), .number(day)
        ) { row in
            var count = DayCount()
            count.whole = DayCount.Part(seconds: row.seconds(2), first: row.real(3), last: row.real(4))
            // The time of the first heartbeat is not used.
            count.work = row.optionalReal(7).map { DayCount.Part(seconds: row.seconds(6), first: $0, last: $0) }
            return (count, row.bytes(5))
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
