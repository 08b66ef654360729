/// Consecutive days, including both ends.
package struct CivilDays: Sendable, Hashable {
    package var first: CivilDate
    /// Must not be before `first`.
    package var last: CivilDate

    package init(first: CivilDate, last: CivilDate) {
        self.first = first
        self.last = last
    }

    package var count: Int { last.dayNumber - first.dayNumber + 1 }

    package func contains(_ day: CivilDate) -> Bool { first <= day && day <= last }

    /// From the first instant of the first day to the end of the last, by the clock in `zone`. The window's end is the
    /// start of the next day, which does not belong to the days.
    package func window(in zone: ZoneRules) -> TimeWindow {
        let start = zone.start(of: first)
        return TimeWindow(start: start, end: zone.start(of: last.adding(days: 1)), offset: zone.offset(at: start))
    }
}
