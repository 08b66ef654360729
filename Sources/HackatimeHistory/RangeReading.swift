import HackatimeAPI
import Tracker

/// Figures over several days, computed from the figures of the days.
struct RangeReading {
    private var total = Running()
    private var languages: [Int64: Running] = [:]
    private var projects: [Int64: Running] = [:]
    private var hours = [[Double]](repeating: [Double](repeating: 0, count: 24), count: 7)
    private var daySeconds: [Int: Double] = [:]

    static func count(_ days: CivilDays, _ zone: ZoneRules, _ now: Double, in database: Database) throws(StoreError)
        -> RangeCount
    {
        let first = days.first.dayNumber
        let last = days.last.dayNumber
        var reading = RangeReading()
        if let counted = try database.countedZone(zone.name) {
            try database.each(
                in: .dayCounts, "WHERE zone = ? AND day BETWEEN ? AND ?", .integer(counted.id), .number(first),
                .number(last)
            ) { row throws(StoreError) in
                reading.add(row)
                return true
            }
        }
        let judge = try DayCompleteness(zone, now, in: database, from: first, to: last)
        var count = RangeCount(days: days, total: reading.total.rounded)
        count.languages = try merged(reading.languages, isLanguage: true, in: database)
        count.projects = try merged(reading.projects, isLanguage: false, in: database)
        count.figures = (first...max(first, last)).map { judge.figure($0, local: reading.daySeconds[$0] ?? 0) }
        count.hours = reading.hours
        return count
    }

    static func hours(_ days: CivilDays, _ zone: ZoneRules, in database: Database) throws(StoreError) -> [DayHours] {
        guard let counted = try database.countedZone(zone.name) else { return [] }
        var found: [DayHours] = []
        try database.each(
            in: .dayCounts, "WHERE zone = ? AND day BETWEEN ? AND ? ORDER BY day", .integer(counted.id),
            .number(days.first.dayNumber), .number(days.last.dayNumber)
        ) { row throws(StoreError) in
            var pack = BinaryDecoder(row.bytes(5))
            if let parts = pack.dayParts() {
                let day = CivilDate(dayNumber: row.number(1))
                found.append(DayHours(day: day, first: row.real(3), last: row.real(4), hours: parts.hours))
            }
            return true
        }
        return found
    }

    private mutating func add(_ row: Statement) {
        let day = row.number(1)
        let whole = DayCount.Part(seconds: row.seconds(2), first: row.real(3), last: row.real(4))
        total.add(whole)
        daySeconds[day] = whole.seconds.rounded(.toNearestOrEven)
        var pack = BinaryDecoder(row.bytes(5))
        guard let parts = pack.dayParts() else { return }
        for named in parts.languages { languages[named.name, default: Running()].add(named.part) }
        for named in parts.projects { projects[named.name, default: Running()].add(named.part) }
        let weekday = CivilDate(dayNumber: day).weekday - 1
        for hour in 0..<24 { hours[weekday][hour] += parts.hours[hour] }
    }

    private static func merged(_ sums: [Int64: Running], isLanguage: Bool, in database: Database) throws(StoreError)
        -> [Breakdown]
    {
        var rows: [Breakdown] = []
        for (number, sum) in sums where sum.rounded > 0 {
            rows.append(Breakdown(name: try database.name(number) ?? Breakdown.nameless, seconds: sum.rounded))
        }
        return Breakdown.merged(rows, isLanguage: isLanguage)
    }
}
