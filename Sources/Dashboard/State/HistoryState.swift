import HackatimeAPI
package import Tracker

/// What the history last said.
package struct HistoryState: Sendable, Equatable {
    /// What is counted over the days of the range; of other days while their answer is awaited, so look at its `days`.
    package var count: RangeCount?
    /// The day of the chart by quarter hours.
    package var timeline: Timeline?
    package var coverage = HistoryCoverage()
    /// The zone whose days the history counts.
    var zone: String?
    /// What a start found, until the profile's zone is loaded.
    var waiting: Remembered?
    /// The chart shows weekdays by hour.
    package var showsWeekdays = false

    /// What was found at the start is being drawn, and the history is asked for no more until that is done.
    var isOpening = false
    /// What the history was last asked to count.
    var recalled: Recalled?

    package init() {}

    /// The days a question to the history was about.
    struct Recalled: Sendable, Equatable {
        var range: DateRange
        var today: CivilDate
        var zone: String
    }
}
