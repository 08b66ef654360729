package import HackatimeAPI
import Tracker

/// The part of the chart that a key picked, by its meaning, so that it stays while figures and sizes change.
package enum ChartPick: Sendable, Hashable {
    /// A day, or the first of several that share a bar.
    case day(CivilDate)
    /// The start of an hour, in seconds since 1970.
    case hour(Double)
    /// A row of weekdays and an hour of the clock, by the first of each. Monday is 0.
    case weekHour(weekday: Int, hour: Int)
}

/// The view from which a part of the chart was opened, to come back to.
package struct ViewBefore: Sendable, Equatable {
    var range: DateRange
    var showsWeekdays: Bool
    var pick: ChartPick?
    var filter: FeedFilter
    var feed: FeedPosition
    /// The place of the row that was selected in the feed; `nil` if it followed.
    var place: RowPlace?
    /// The opened day. It stays the same day after midnight.
    var day: CivilDate?
}
