package import HackatimeAPI
package import Tracker
import Locks

extension HistoryStore {
    package func remembered(zone: ZoneRules, now: Double, rows: Int) -> Remembered {
        status.withLock { $0.zone = zone }
        return read { database throws(StoreError) in
            var found = Remembered()
            found.answers = try database.answers()
            found.rows = try RowReading(RowQuery(.newest, count: rows), searchLimit).page(in: database).rows
            let first = zone.day(at: now).dayNumber + 1 - Remembered.figureDays
            found.coverage = try Self.coverage(zone, now, from: first, in: database)
            found.view = try database.view()
            found.lookUps = try database.lookUps()
            found.friends = try database.friends()
            return found
        } ?? Remembered()
    }

    package func recall(_ query: HistoryQuery) -> HistoryAnswer {
        let zone = zone ?? .utc
        let now = clock()
        return read { database throws(StoreError) in
            switch query {
            case .count(let days): .count(try RangeReading.count(days, zone, now, in: database))
            case .field(let field, let days): .field(try FieldReading.count(field, days, zone, in: database))
            case .timeline(let day, let filter):
                .timeline(try TimelineReading(day, filter, zone).timeline(now, in: database))
            case .rows(let query): .rows(try RowReading(query, searchLimit).page(in: database))
            case .coverage: .coverage(try Self.coverage(zone, now, in: database))
            case .times(let window): .times(try Self.times(window, in: database))
            case .hours(let days): .hours(try RangeReading.hours(days, zone, in: database))
            case .sessions(let days): .sessions(Sessions.of(try Self.times(days, zone, in: database)))
            case .announcedGoal: .announcedGoal(try database.announcedGoal())
            case .beats(let query): .beats(try BeatReading.page(query, searchLimit, in: database))
            case .marks: .marks(try database.marks())
            case .since(let start, let projects):
                .since(try SinceReading.seconds(since: start, projects, zone, now, in: database))
            case .project(let name, let days):
                .project(try ProjectReading.count(name, days, zone, in: database))
            }
        } ?? .unreadable
    }

    private static func times(_ window: TimeWindow, in database: Database) throws(StoreError) -> [Double] {
        var times: [Double] = []
        try database.each(
            "SELECT time FROM heartbeats WHERE time >= ? AND time <= ? ORDER BY time", .real(window.start),
            .real(window.end)
        ) { row throws(StoreError) in
            times.append(row.real(0))
            return true
        }
        return times
    }

    private static func times(_ days: CivilDays, _ zone: ZoneRules, in database: Database) throws(StoreError)
        -> [Double]
    {
        let end = DayBounds(day: days.last.dayNumber, zone: zone).lastCounted
        return try times(TimeWindow(start: zone.start(of: days.first), end: end), in: database)
    }

    /// - Parameter first: Days since 1970. Figures start there.
    private static func coverage(
        _ zone: ZoneRules, _ now: Double, from first: Int = -.max, in database: Database
    ) throws(StoreError) -> HistoryCoverage {
        var found = HistoryCoverage()
        var local: [Int: (seconds: Double, work: Double)] = [:]
        if let counted = try database.countedZone(zone.name) {
            try database.each(
                in: .dayCounts, "WHERE zone = ? AND day >= ?", .integer(counted.id), .number(first)
            ) { row throws(StoreError) in
                local[row.number(1)] = (
                    row.seconds(2).rounded(.toNearestOrEven), row.seconds(6).rounded(.toNearestOrEven)
                )
                return true
            }
        }
        let judge = try DayCompleteness(zone, now, in: database, from: first, to: .max)
        found.known = judge.coverage
        found.firstTime = try database.firstTime()
        found.newestTime = try database.newestTime(notAfter: now)
        var days = Set(local.keys).union(judge.toldDays)
        // Days that were fetched and are empty: back to the first heartbeat, or a little more than a year.
        let oldest = max(0, min(found.firstTime ?? now, now - 400 * 86_400))
        for stretch in judge.coverage.stretches where stretch.end > oldest {
            let from = max(first, zone.day(at: max(stretch.start, oldest)).dayNumber)
            let to = zone.day(at: min(stretch.end - 1, now + 86_400)).dayNumber
            if from <= to { days.formUnion(from...to) }
        }
        found.figures = days.sorted().map { day in
            let counted = local[day] ?? (0, 0)
            var figure = judge.figure(day, local: counted.seconds)
            figure.workSeconds = counted.work
            return figure
        }
        found.comparedAt = try database.comparedAt()
        found.oldestComparison = judge.oldestComparison
        found.rowCount = try database.rowCount()
        return found
    }
}
