package import HackatimeAPI
import Tracker

/// What is known around the owner's today. What is not known is `nil`, never zero.
struct TodayFacts {
    /// Today's languages, longest first, if all of today's heartbeats are known.
    var languages: [Breakdown] = []
    /// The last seven days, today last, those that are unknown included.
    var lastDays: [ChartDay] = []
    var yesterday: ChartDay?
    var week: Week?
    var best: Best?
    var outlook: Outlook?

    struct Week: Equatable {
        var seconds: Double
        /// Otherwise it may be more.
        var isWhole: Bool
        /// More or less than last week by the same hour; `nil` if that is not known.
        var isMore: Bool?
    }

    struct Best: Equatable {
        var day: CivilDate
        var seconds: Double
        /// The number of known days.
        var of: Int
    }

    /// Fewer known days make no record.
    private static let fewestDays = 7

    init(_ person: Person, _ context: RenderContext) {
        let state = context.state
        // The server's day is another than the days counted here, or nobody knows.
        guard person.target == .me, state.isServersToday(context.today, of: person) else { return }
        let total = state.todaySeconds(of: person)
        let today = context.today
        let days = Days(today, total, state)
        lastDays = (0..<7).map {
            ChartDay(days[today.adding(days: $0 - 6)], today: today, total: $0 == 6 ? total : nil)
        }
        if lastDays[5].completeness != .unknown { yesterday = lastDays[5] }
        languages = Self.languages(person, context)
        week = Self.week(person, days, total, context)
        best = days.best(atLeast: Self.fewestDays)
        if let total, let first = days.first {
            outlook = Outlook(total, at: context.minute, context.zone, hours: state.history.hours) { day in
                day >= first && days[day].completeness.isWhole
            }
        }
    }

    private static func languages(_ person: Person, _ context: RenderContext) -> [Breakdown] {
        if context.state.range == DateRange(.today) {
            return context.figures.isPart ? [] : context.figures.stats?.languages ?? []
        }
        let state = context.state
        return state.whole(state.history.day, TodayPane.day(context.today), person)?.languages ?? []
    }

    private static func week(_ person: Person, _ days: Days, _ total: Double?, _ context: RenderContext) -> Week? {
        let (state, today) = (context.state, context.today)
        let present = TodayPane.week(today)
        var week: Week?
        if let count = state.whole(state.history.week, present, person) {
            // As `Figures` has it for this week.
            let shown = ChartDay.days(of: count, person, in: state)
            week = Week(
                seconds: zip(shown, count.figures).reduce(count.total) { $0 + $1.0.seconds - $1.1.seconds },
                isWhole: true)
        } else {
            let known = present.all.map { ChartDay(days[$0], today: today, total: $0 == today ? total : nil) }
            let seconds = known.reduce(0) { $0 + $1.seconds }
            // Only the range of several days counts the pauses between them.
            let isWhole = known.count == 1 && known[0].completeness == .known
            if seconds > 0 { week = Week(seconds: seconds, isWhole: isWhole) }
        }
        guard let seconds = week?.seconds, week?.isWhole == true else { return week }
        let last = present.all.map { $0.adding(days: -7) }
        guard let first = days.first, last.allSatisfy({ $0 >= first && days[$0].completeness.isWhole }) else {
            return week
        }
        let now = context.zone.civilTime(at: context.minute)
        let before = last.reduce(0) { sum, day in
            let hours = state.history.hours.last { $0.day == day }
            return sum + (hours?.seconds(beforeHour: day == last.last ? now.hour : 24, minute: now.minute) ?? 0)
        }
        if abs(seconds - before) >= 60 { week?.isMore = seconds > before }
        return week
    }

    /// The figures of all days by date, with today's as the first pane has it.
    struct Days {
        private let figures: [CivilDate: DayFigure]
        /// The days whose totals are known, today included, in order from the first with work: before it, there may have
        /// been no account.
        let known: ArraySlice<(day: CivilDate, seconds: Double)>

        init(_ today: CivilDate, _ total: Double?, _ state: DashboardState) {
            figures = Dictionary(state.history.coverage.figures.map { ($0.day, $0) }) { $1 }
            // In order, as they come from the history.
            var known = state.history.coverage.figures.compactMap { figure -> (day: CivilDate, seconds: Double)? in
                let (seconds, completeness) = ChartDay.shown(figure)
                return completeness == .known && figure.day < today ? (figure.day, seconds) : nil
            }
            if let total { known.append((today, total)) }
            self.known = known.drop { $0.seconds == 0 }
        }

        subscript(day: CivilDate) -> DayFigure {
            figures[day] ?? DayFigure(day: day, seconds: 0, completeness: .unknown)
        }

        /// The first day with work.
        var first: CivilDate? { known.first?.day }

        func best(atLeast fewest: Int) -> Best? {
            guard known.count >= fewest,
                let best = known.max(by: { ($0.seconds, $0.day) < ($1.seconds, $1.day) }), best.seconds > 0
            else { return nil }
            return Best(day: best.day, seconds: best.seconds, of: known.count)
        }
    }
}

extension CivilDays {
    package var all: [CivilDate] { (0..<count).map { first.adding(days: $0) } }
}
