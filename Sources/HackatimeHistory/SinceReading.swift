import HackatimeAPI
import Tracker

/// The time on some projects since a moment, on one timeline: where they overlap, it counts once. Whole days are taken
/// from their sums where these are enough.
struct SinceReading {
    private var running = Running()
    /// The numbers of the projects; `nil` for everything.
    private let numbers: Set<Int64>?

    /// - Parameter projects: Exact names; empty for everything.
    static func seconds(
        since start: Double, _ projects: [String], _ zone: ZoneRules, _ now: Double, in database: Database
    ) throws(StoreError) -> Double {
        var reading = SinceReading(numbers: projects.isEmpty ? nil : try database.known(projects))
        let last = zone.day(at: now).dayNumber
        let first = max(zone.day(at: start).dayNumber, last - DateRange.maxDays)
        guard first <= last else { return 0 }
        try reading.addRows(from: start, to: DayBounds(day: first, zone: zone).lastCounted, in: database)
        guard first < last else { return reading.running.rounded }
        let counted = try database.countedZone(zone.name)
        // Older days may still have no sums.
        let summed = counted.map { min(max(first + 1, $0.countedDownTo ?? first + 1), last + 1) } ?? last + 1
        for day in first + 1..<summed { try reading.addRows(of: day, zone, in: database) }
        guard let counted, summed <= last else { return reading.running.rounded }
        for (day, part) in try reading.days(summed...last, counted.id, in: database) {
            if let part { reading.running.add(part) } else { try reading.addRows(of: day, zone, in: database) }
        }
        return reading.running.rounded
    }

    /// The days with time, each with its sum; `nil` where several projects share a day.
    private func days(_ days: ClosedRange<Int>, _ zone: Int64, in database: Database) throws(StoreError)
        -> [(day: Int, part: DayCount.Part?)]
    {
        var found: [(Int, DayCount.Part?)] = []
        try database.each(
            in: .dayCounts, "WHERE zone = ? AND day BETWEEN ? AND ? ORDER BY day", .integer(zone),
            .number(days.lowerBound), .number(days.upperBound)
        ) { row throws(StoreError) in
            guard let numbers else {
                let part = DayCount.Part(seconds: row.seconds(2), first: row.real(3), last: row.real(4))
                found.append((row.number(1), part))
                return true
            }
            var pack = BinaryDecoder(row.bytes(5))
            let parts = (pack.dayParts()?.projects ?? []).filter { numbers.contains($0.name) }
            if !parts.isEmpty { found.append((row.number(1), parts.count == 1 ? parts[0].part : nil)) }
            return true
        }
        return found
    }

    private mutating func addRows(of day: Int, _ zone: ZoneRules, in database: Database) throws(StoreError) {
        let bounds = DayBounds(day: day, zone: zone)
        try addRows(from: bounds.start, to: bounds.lastCounted, in: database)
    }

    private mutating func addRows(from start: Double, to end: Double, in database: Database) throws(StoreError) {
        var part: DayCount.Part?
        try database.each(
            "SELECT time, project FROM heartbeats WHERE time >= ? AND time <= ? ORDER BY time", .real(start),
            .real(end)
        ) { row throws(StoreError) in
            guard numbers?.contains(row.integer(1)) ?? true else { return true }
            let time = row.real(0)
            if part?.add(time) == nil { part = DayCount.Part(first: time, last: time) }
            return true
        }
        if let part { running.add(part) }
    }
}

extension Database {
    /// The numbers of those names that have one. What stands for no name is 0.
    func known(_ names: [String]) throws(StoreError) -> Set<Int64> {
        var numbers: Set<Int64> = []
        for name in names {
            if name == Breakdown.nameless { numbers.insert(0) }
            if let number = try first(in: .names, "WHERE text = ?", .text(name), body: { $0.integer(0) }) {
                numbers.insert(number)
            }
        }
        return numbers
    }
}
