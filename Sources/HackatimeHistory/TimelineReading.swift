import HackatimeAPI
import Tracker

/// Reads a day by quarter hours.
struct TimelineReading {
    private let day: CivilDate
    private var filter: FeedFilter
    private let zone: ZoneRules

    /// - Parameter filter: Its words are ignored; they only apply to the feed.
    init(_ day: CivilDate, _ filter: FeedFilter, _ zone: ZoneRules) {
        self.day = day
        self.filter = filter
        self.filter.words = []
        self.zone = zone
    }

    func timeline(_ now: Double, in database: Database) throws(StoreError) -> Timeline {
        let number = day.dayNumber
        let bounds = DayBounds(day: number, zone: zone)
        var match = try RowMatch(filter, in: database)
        var rows: [(time: Double, project: String?, language: String?)] = []
        // The completeness of the day is that of all its heartbeats, whatever the filter.
        var whole: DayCount.Part?
        try database.each(
            in: .heartbeats, "WHERE time BETWEEN ? AND ? ORDER BY time, identity", .real(bounds.start),
            .real(bounds.lastCounted)
        ) { row throws(StoreError) in
            let time = row.real(0)
            if whole == nil { whole = DayCount.Part(first: time, last: time) } else { whole?.add(time) }
            if try match.accepts(row, in: database) {
                rows.append((time, try database.name(StoredRow(row).project), nil))
            }
            return true
        }
        let judge = try DayCompleteness(zone, now, in: database, from: number, to: number)
        let local = (whole?.seconds ?? 0).rounded(.toNearestOrEven)
        return Timeline(rows: rows, day: day, zone: zone, completeness: judge.completeness(number, local: local))
    }
}
