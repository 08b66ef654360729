import HackatimeAPI
import Tracker

/// Days in a row, from the server if it tells them and nothing that is known speaks against it, otherwise counted here.
struct StreakText: Equatable {
    var days: Int
    /// `4`, `4+`
    var count: String
    /// Which count it is, and why: `5 days, counted here; the server says 0, but 15 minutes of each are known`
    var detail: String
    var isServers: Bool

    init?(_ person: Person, _ context: RenderContext) {
        let told = person.stats.value?.streak
        guard person.target == .me else {
            // Sessions say nothing about categories and the zone of others, so they only speak against none at all.
            let figures = told == 0 ? context.state.rangeCount(of: person)?.figures ?? [] : []
            let known = Streak(figures: figures, today: context.today)
            self.init(told: told, likely: known, sure: known, isServersDay: false)
            return
        }
        let (figures, zones) = (Self.figures(person, context), context.state.zones)
        self.init(
            told: told, likely: Streak(figures: figures, today: context.today),
            sure: Streak(sureOf: figures, today: context.today), isServersDay: zones.profile == zones.display)
    }

    /// - Parameters:
    ///   - likely: Counted with the server's totals of days whose heartbeats are not all known.
    ///   - sure: Counted from heartbeats alone.
    ///   - isServersDay: The days here are those of the profile.
    init?(told: Int?, likely: Streak, sure: Streak, isServersDay: Bool) {
        guard let told else {
            // One day of a streak that may be longer says little.
            guard likely.days > (likely.isOpen ? 1 : 0) else { return nil }
            self.init(counted: likely, why: "")
            return
        }
        let known = ", but 15 minutes of each are known"
        if isServersDay, sure.days > told {
            self.init(counted: sure, why: "; the server says \(told)\(known)")
        } else if told == 0 {
            guard likely.days > 0 else { return nil }
            self.init(counted: likely, why: "; the server says 0\(sure == likely ? known : "")")
        } else if isServersDay, sure.days < told, !sure.isOpen {
            let gap = sure.days == 0 ? "yesterday" : "the day before"
            self.init(counted: sure, why: "; the server says \(told), but \(gap) had less than 15 minutes")
        } else {
            self.init(days: told, isOpen: false, detail: "from the server", isServers: true)
        }
    }

    private init(counted streak: Streak, why: String) {
        self.init(days: streak.days, isOpen: streak.isOpen, detail: "counted here\(why)", isServers: false)
    }

    private init(days: Int, isOpen: Bool, detail: String, isServers: Bool) {
        self.days = days
        self.isServers = isServers
        count = "\(days)\(isOpen ? "+" : "")"
        self.detail = "\(Self.days(days))\(isOpen ? " or more" : ""), \(detail)"
    }

    /// All days, today's with the server's total.
    static func figures(_ person: Person, _ context: RenderContext) -> [DayFigure] {
        let today = context.today
        var figures = context.state.history.coverage.figures
        guard let total = person.today.value?.seconds, context.state.totalDay(of: person) == today else {
            return figures
        }
        let known = figures.lastIndex { $0.day == today }.map { figures.remove(at: $0) }
        var figure = known ?? DayFigure(day: today, seconds: 0, completeness: .unknown)
        figure.serverSeconds = total
        figures.removeAll { $0.day > today }
        return figures + [figure]
    }

    /// `streak 4 days`, `streak 4+ days`
    var brief: String { "streak \(count) \(count == "1" ? "day" : "days")" }
    /// The same as a line of its own.
    var line: String { "streak: \(count) \(count == "1" ? "day" : "days")" }

    private static func days(_ count: Int) -> String {
        count == 0 ? "none" : "\(count) \(count == 1 ? "day" : "days")"
    }
}
