import HackatimeClient

/// Reads a day by quarter hours.
struct TimelineReading {
    private static let quarter = 900.0

    private let day: CivilDate
    private let filter: FeedFilter
    private let zone: ZoneRules
    private let bounds: DayBounds

    init(_ day: CivilDate, _ filter: FeedFilter, _ zone: ZoneRules) {
        self.day = day
        self.filter = filter
        self.zone = zone
        bounds = DayBounds(day: day.dayNumber, zone: zone)
    }

    func timeline(_ now: Double, in database: Database) throws(StoreError) -> Timeline {
        let count = Int(((bounds.end - bounds.start) / Self.quarter).rounded(.up))
        var slots = [[Int64: Double]](repeating: [:], count: count)
        var filter = filter
        filter.words = []
        let match = try RowMatch(filter, in: database)
        var earlier: (time: Double, project: Int64)?
        var whole: DayCount.Part?
        try database.each(
            "SELECT time, project, language FROM heartbeats WHERE time BETWEEN ? AND ? ORDER BY time, identity",
            .real(bounds.start), .real(bounds.lastCounted)
        ) { row throws(StoreError) in
            let time = row.real(0)
            whole = DayCount.Part(
                seconds: (whole?.seconds ?? 0) + (whole.map { Durations.gap(from: $0.last, to: time) } ?? 0),
                first: whole?.first ?? time, last: time)
            guard match.accepts(project: row.integer(1), language: row.integer(2)) else { return true }
            if let earlier {
                add(Durations.gap(from: earlier.time, to: time), from: earlier.time, earlier.project, to: &slots)
            }
            earlier = (time, row.integer(1))
            return true
        }
        let number = day.dayNumber
        let judge = try DayJudge(zone, now, in: database, from: number, to: number)
        let local = (whole?.seconds ?? 0).rounded(.toNearestOrEven)
        var timeline = Timeline(day: day, slots: [], knowledge: judge.knowledge(number, local: local))
        for slot in slots {
            // Of two with as much time the one that was met first in the history.
            let most = slot.max { ($0.value, $1.key) < ($1.value, $0.key) }
            let seconds = slot.values.reduce(0, +)
            timeline.slots.append(
                Timeline.Slot(seconds: seconds, project: seconds > 0 ? try most.flatMap(name) : nil))
            func name(_ entry: (key: Int64, value: Double)) throws(StoreError) -> String? {
                try database.name(entry.key)
            }
        }
        return timeline
    }

    /// A gap is shorter than a quarter of an hour, so it touches at most two slots.
    private func add(_ seconds: Double, from time: Double, _ project: Int64, to slots: inout [[Int64: Double]]) {
        let index = Int((time - bounds.start) / Self.quarter)
        guard slots.indices.contains(index), seconds > 0 else { return }
        let before = min(seconds, bounds.start + Double(index + 1) * Self.quarter - time)
        slots[index][project, default: 0] += before
        if seconds > before, slots.indices.contains(index + 1) {
            slots[index + 1][project, default: 0] += seconds - before
        }
    }
}
