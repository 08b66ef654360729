import HackatimeAPI
import Tracker

/// One weekday's average over the last weeks, of the days that are known.
struct WeekdayAverage: Equatable {
    /// 1 is Monday.
    var weekday: Int
    var seconds: Double
    /// How many days it is made from.
    var days: Int

    var name: String { CivilDate(year: 2026, month: 11, day: 22 + weekday).weekdayName }
}

/// What the page of the Today pane shows besides the pane's own: only what is known.
struct DayRecords {
    /// Monday first, over the last eight weeks without today, which is not over.
    var weekdays: [WeekdayAverage] = []
    /// Today's, in order.
    var sessions: [Span] = []
    /// Of the last 30 days, if all of them are known.
    var longestSession: Span?
    var longestStreak: Streak?
    var best: TodayFacts.Best?
    /// Today's first and last heartbeat.
    var ends: (first: Double, last: Double)?

    private static let weeks = 8

    init(_ person: Person, _ context: RenderContext) {
        let (state, today) = (context.state, context.today)
        guard person.target == .me, state.isServersToday(today, of: person) else { return }
        let days = TodayFacts.Days(today, state.todaySeconds(of: person), state)
        let known = days.known.filter { $0.day < today && $0.day >= today.adding(days: -7 * Self.weeks) }
        weekdays = (1...7).map { weekday in
            let same = known.filter { $0.day.weekday == weekday }
            let sum = same.reduce(0) { $0 + $1.seconds }
            return WeekdayAverage(
                weekday: weekday, seconds: same.isEmpty ? 0 : sum / Double(same.count), days: same.count)
        }
        best = days.best(atLeast: 1)
        sessions = state.history.sessions[TodayPane.day(today)] ?? []
        let past = TodayPane.past(today)
        let isKnown = past.all.allSatisfy { days[$0].completeness.isWhole }
        let all = (state.history.sessions[past] ?? []) + sessions
        if isKnown { longestSession = all.max { $0.duration < $1.duration } }
        longestStreak = Streak.longest(figures: StreakText.figures(person, context), today: today)
        if let told = StreakText(person, context), told.isServers, told.days > longestStreak?.days ?? 0 {
            longestStreak = Streak(days: told.days, isOpen: true)
        }
        ends = state.history.hours.last { $0.day == today }.map { ($0.first, $0.last) }
    }
}
