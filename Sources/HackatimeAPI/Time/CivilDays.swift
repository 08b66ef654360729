/// Days in a row, both ends included.
package struct CivilDays: Sendable, Hashable {
    package var first: CivilDate
    /// Not before `first`; the maker's promise.
    package var last: CivilDate

    package init(first: CivilDate, last: CivilDate) {
        self.first = first
        self.last = last
    }

    package var count: Int { last.dayNumber - first.dayNumber + 1 }

    package func contains(_ day: CivilDate) -> Bool { first <= day && day <= last }

    /// From the first instant of the first day to the last instant of the last, as the clock in `zone` has them. The
    /// end is the start of the day after, which does not belong to the days.
    package func window(in zone: ZoneRules) -> TimeWindow {
        let start = zone.start(of: first)
        return TimeWindow(start: start, end: zone.start(of: last.adding(days: 1)), offset: zone.offset(at: start))
    }
}
