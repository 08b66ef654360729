import HackatimeAPI
import Tracker

/// One project over some days: its time from the sums of the days, and what it was done in from its heartbeats.
struct ProjectReading {
    private var total = Running()
    private var allTime = Running()
    private var languages: [String: DayCount.Part] = [:]
    private var branches: [Int64: DayCount.Part] = [:]
    private var files: [Int64: DayCount.Part] = [:]
    /// By number, the shown name of a language.
    private var shown: [Int64: String] = [:]

    /// More rows than a page shows of a list.
    private static let maxNames = 8

    static func count(_ name: String, _ days: CivilDays, _ zone: ZoneRules, in database: Database)
        throws(StoreError) -> ProjectCount
    {
        var reading = ProjectReading()
        let numbers = try database.known([name])
        var count = ProjectCount(days)
        guard let counted = try database.countedZone(zone.name), !numbers.isEmpty else { return count }
        var worked: [Int] = []
        try database.each(in: .dayCounts, "WHERE zone = ? ORDER BY day", .integer(counted.id)) {
            row throws(StoreError) in
            var pack = BinaryDecoder(row.bytes(5))
            guard let part = pack.dayParts()?.projects.first(where: { numbers.contains($0.name) })?.part else {
                return true
            }
            reading.allTime.add(part)
            if count.first == nil { count.first = part.first }
            count.last = part.last
            let day = row.number(1)
            guard days.contains(CivilDate(dayNumber: day)) else { return true }
            reading.total.add(part)
            count.byDay[day - days.first.dayNumber] = part.seconds.rounded(.toNearestOrEven)
            worked.append(day)
            return true
        }
        for day in worked { try reading.add(day, numbers, zone, in: database) }
        count.total = reading.total.rounded
        count.allTime = reading.allTime.rounded
        count.languages = try Self.rows(reading.languages) { name throws(StoreError) in name }
        count.branches = try Self.rows(reading.branches) { number throws(StoreError) in
            HeartbeatField.file.label(try database.name(number), project: nil)
        }
        count.files = try Self.rows(reading.files) { number throws(StoreError) in
            HeartbeatField.file.label(try database.name(number), project: nil)
        }
        return count
    }

    private mutating func add(_ day: Int, _ numbers: Set<Int64>, _ zone: ZoneRules, in database: Database)
        throws(StoreError)
    {
        let bounds = DayBounds(day: day, zone: zone)
        try database.each(
            "SELECT time, project, entity, branch, language FROM heartbeats WHERE time >= ? AND time <= ? ORDER BY time",
            .real(bounds.start), .real(bounds.lastCounted)
        ) { row throws(StoreError) in
            guard numbers.contains(row.integer(1)) else { return true }
            let time = row.real(0)
            let language = row.integer(4)
            let name: String
            if let known = shown[language] {
                name = known
            } else {
                let text = try database.name(language).map(LanguageName.shown) ?? ""
                name = text.isEmpty ? Breakdown.nameless : text
                shown[language] = name
            }
            Self.add(time, to: &languages[name])
            Self.add(time, to: &files[row.integer(2)])
            Self.add(time, to: &branches[row.integer(3)])
            return true
        }
    }

    private static func add(_ time: Double, to part: inout DayCount.Part?) {
        if part?.add(time) == nil { part = DayCount.Part(first: time, last: time) }
    }

    private static func rows<Key: Comparable>(
        _ parts: [Key: DayCount.Part], name: (Key) throws(StoreError) -> String
    ) throws(StoreError) -> [Breakdown] {
        let sorted = parts.map { (key: $0.key, seconds: $0.value.seconds.rounded(.toNearestOrEven)) }
            .filter { $0.seconds > 0 }.sorted { ($1.seconds, $0.key) < ($0.seconds, $1.key) }
        var rows: [Breakdown] = []
        for row in sorted.prefix(maxNames) { rows.append(Breakdown(name: try name(row.key), seconds: row.seconds)) }
        return rows
    }
}
