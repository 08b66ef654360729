package import HackatimeAPI
package import Tracker

/// What the history last said.
package struct HistoryState: Sendable, Equatable {
    /// What is counted over the days of the range; of other days while their answer is awaited, so look at its `days`.
    package var count: RangeCount?
    /// The day of the chart by quarter hours.
    package var timeline: Timeline?
    package var coverage = HistoryCoverage()
    /// The newest heartbeat, unless it is dated in the future, and the work before it.
    package var latest: LatestWork?
    /// The zone whose days the history counts.
    var zone: String?
    /// What a start found, until the profile's zone is loaded.
    var waiting: Remembered?
    /// The chart shows weekdays by hour.
    package var showsWeekdays = false

    /// What was found at the start is being drawn, and the history is asked for no more until that is done.
    var isOpening = false
    /// The questions that the figures of the range are the answers to.
    var recalled: [HistoryQuery] = []
    /// The question that `latest` is the answer to, until it comes.
    var latestAsked: RowQuery?

    package init() {}
}

/// The newest heartbeat that is not dated in the future, and how much work it ended.
package struct LatestWork: Sendable, Equatable {
    package var heartbeat: Heartbeat
    /// In seconds, of the hour before; counted as the server does, and no further than it is plenty.
    package var seconds = 0.0

    /// So much is work and not a glance.
    static let plenty = 10 * 60.0
    /// Rows that hold plenty of work even where a heartbeat comes every second.
    static let rows = 600

    /// - Parameter rows: oldest first; `nil` without any that is not later than `limit`.
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
