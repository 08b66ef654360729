import HackatimeAPI
import Tracker

/// One timeline over several days. A gap over midnight counts like any other.
struct Running {
    private var seconds = 0.0
    private var last: Double?

    init() {}

    mutating func add(_ part: DayCount.Part) {
        if let last { seconds += Durations.gap(from: last, to: part.first) }
        seconds += part.seconds
        last = part.last
    }

    var rounded: Double { seconds.rounded(.toNearestOrEven) }
}

/// The names of a field over several days, from the sums of the days.
enum FieldReading {
    static func count(_ field: HeartbeatField, _ days: CivilDays, _ zone: ZoneRules, in database: Database)
        throws(StoreError) -> FieldCount
    {
        var sums: [DayFields.Key: Running] = [:]
        var lines: [Int64] = [0, 0]
        var found = 0
        if let counted = try database.countedZone(zone.name) {
            try database.each(
                in: .dayFields, "WHERE zone = ? AND field = ? AND day BETWEEN ? AND ? ORDER BY day",
                .integer(counted.id), .integer(Int64(field.rawValue)), .number(days.first.dayNumber),
                .number(days.last.dayNumber)
            ) { row throws(StoreError) in
                found += 1
                var pack = BinaryDecoder(row.bytes(3))
                if field == .author {
                    for (index, count) in pack.lines().enumerated() { lines[index] += count }
                } else {
                    for one in pack.parts(of: field) { sums[one.key, default: Running()].add(one.part) }
                }
                return true
            }
            let counted = try database.first(
                "SELECT count(*) FROM day_counts WHERE zone = ? AND day BETWEEN ? AND ?", .integer(counted.id),
                .number(days.first.dayNumber), .number(days.last.dayNumber)
            ) { $0.number(0) }
            // A row under another day or field is not found by its key.
            if found != counted { database.hasUnsoundRows = true }
        }
        if field == .author { return authors(lines, days) }
        let sorted = sums.map { (key: $0.key, seconds: $0.value.rounded) }.filter { $0.seconds > 0 }
            .sorted { ($1.seconds, $0.key.name, $0.key.project) < ($0.seconds, $1.key.name, $1.key.project) }
        var rows: [Breakdown] = []
        for one in sorted.prefix(FieldCount.maxRows) {
            let project = try database.name(one.key.project)
            rows.append(
                Breakdown(name: field.label(try database.name(one.key.name), project: project), seconds: one.seconds))
        }
        let rest = sorted.dropFirst(FieldCount.maxRows)
        return FieldCount(
            field, days, rows: Breakdown.merged(rows, isLanguage: false), restCount: rest.count,
            rest: rest.reduce(0) { $0 + $1.seconds })
    }

    private static func authors(_ lines: [Int64], _ days: CivilDays) -> FieldCount {
        let rows = zip(["AI", "human"], lines).compactMap { name, count in
            count > 0 ? Breakdown(name: name, seconds: Double(count)) : nil
        }
        return FieldCount(.author, days, rows: Breakdown.merged(rows, isLanguage: false))
    }
}
