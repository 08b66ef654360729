import Cells
import HackatimeAPI
import Tracker

/// What the Today pane asks the history, only while it shows the owner's day.
extension TodayPane {
    static func day(_ today: CivilDate) -> CivilDays { CivilDays(first: today, last: today) }

    /// This week up to today.
    static func week(_ today: CivilDate) -> CivilDays {
        CivilDays(first: today.adding(days: 1 - today.weekday), last: today)
    }

    /// The days before today in which the page looks for the longest session. More would take noticeable time to read.
    static func past(_ today: CivilDate) -> CivilDays {
        CivilDays(first: today.adding(days: -30), last: today.adding(days: -1))
    }

    static func queries(in state: DashboardState) -> [HistoryQuery] {
        guard state.shown == .me, [.allTime, .today].map({ DateRange($0) }).contains(state.range) else { return [] }
        let layout = Layout(size: state.size, focus: state.focus, isZoomed: state.panes.isZoomed)
        let inside = layout.inside(of: .today)
        guard inside.height >= 2, inside.width >= 30 else { return [] }
        let today = state.today
        let weeks = CivilDays(first: today.adding(days: -7 * Outlook.weeksLooked.upperBound), last: today)
        var queries: [HistoryQuery] = [.count(day(today)), .hours(weeks)]
        if week(today) != day(today) { queries.append(.count(week(today))) }
        if isPage(state, layout) { queries += [.sessions(day(today)), .sessions(past(today))] }
        return queries
    }

    /// Alone on the screen it is a page of its own, if there is room.
    static func isPage(_ state: borrowing DashboardState, _ layout: Layout) -> Bool {
        let inside = layout.inside(of: .today)
        return state.panes.isZoomed && state.focus == .today && inside.height >= 12 && inside.width >= 40
    }
}
