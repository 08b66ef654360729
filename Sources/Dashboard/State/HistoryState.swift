package import HackatimeAPI
package import Tracker

/// The latest answers of the history.
package struct HistoryState: Sendable, Equatable {
    /// The counts over the days of the range. While an answer is pending they may be of other days, so check its
    /// `days`.
    package var count: RangeCount?
    /// The counts of the lists that were shown last. As above, check their `days`.
    package var fields: [HeartbeatField: FieldCount] = [:]
    /// The day of the chart by quarter hours.
    package var timeline: Timeline?
    /// The counts of today and of this week, for the Today pane. Like `count`, they may be of other days.
    package var day: RangeCount?
    package var week: RangeCount?
    /// The last weeks by hour, for the Today pane.
    package var hours: [DayHours] = []
    /// By the days that were asked for, for the page of the Today pane.
    package var sessions: [CivilDays: [Span]] = [:]
    package var marks = MarkList()
    /// Seconds on a mark's projects since then, by the mark's time.
    package var since: [Double: Double] = [:]
    /// Of the page of a project.
    package var project: ProjectCount?
    package var coverage = HistoryCoverage()
    /// The newest heartbeat that is not dated in the future.
    package var latest: Heartbeat?
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
