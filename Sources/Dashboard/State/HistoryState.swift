package import HackatimeAPI
package import Tracker

/// The latest answers of the history.
package struct HistoryState: Sendable, Equatable {
    /// The counts over the days of the range. While an answer is pending they may be of other days, so check its
    /// `days`.
    package var count: RangeCount?
    /// The day of the chart by quarter hours.
    package var timeline: Timeline?
    package var coverage = HistoryCoverage()
    /// The newest heartbeat that is not dated in the future, and the work before it.
    package var latest: LatestWork?
    /// The zone whose days the history counts.
    var zone: String?
    /// The data restored at the start, until the profile's zone is loaded.
    var waiting: Remembered?
    /// The chart shows weekdays by hour.
    package var showsWeekdays = false

    /// The restored data is being drawn. The history gets no queries until that is done.
    var isOpening = false
    /// The queries behind the current figures of the range.
    var recalled: [HistoryQuery] = []
    /// The query for `latest`, until it is answered.
    var latestAsked: RowQuery?

    package init() {}
}

/// The newest heartbeat that is not dated in the future, and how much work came before it.
package struct LatestWork: Sendable, Equatable {
    package var heartbeat: Heartbeat
    /// Seconds in the hour before, counted like the server does, up to `plenty`.
    package var seconds = 0.0

    /// This much counts as work, not as a brief look.
    static let plenty = 10 * 60.0
    /// Enough rows to contain `plenty` of work even with a heartbeat every second.
    static let rows = 600

    /// - Parameter rows: Oldest first. The result is `nil` if none is at or before `limit`.
    package init?(_ rows: [Heartbeat], notAfter limit: Double) {
        guard let index = rows.lastIndex(where: { $0.time <= limit }) else { return nil }
        heartbeat = rows[index]
        var later = heartbeat.time
        for row in rows[..<index].reversed() {
            guard row.time >= heartbeat.time - 3_600, seconds < Self.plenty else { break }
            seconds += HackatimeAPI.Durations.gap(from: row.time, to: later)
            later = row.time
        }
    }
}
