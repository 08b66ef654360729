import HackatimeAPI
import Tracker

/// Days in a row, from the server if it sends them, otherwise counted here. Some servers always send 0, so that is not
/// believed beside days that are known to count.
struct StreakText: Equatable {
    /// `streak: 4 days`, `streak: 4 days or more, counted here`
    var text: String
    var short: String
    /// `4`, `4+`
    var count: String
    var isServers: Bool

    init?(_ person: Person, _ context: RenderContext) {
        if let days = person.stats.value?.streak, days > 0 {
            text = "streak: \(Self.days(days))"
            short = text
            count = "\(days)"
            isServers = true
            return
        }
        let streak = Streak(figures: Self.figures(person, context), today: context.today)
        // One day of a streak that may be longer says little, unless the server says none.
        let isDenied = person.stats.value?.streak == 0
        guard streak.days > (streak.isOpen && !isDenied ? 1 : 0) else { return nil }
        let days = Self.days(streak.days) + (streak.isOpen ? " or more" : "")
        text = isDenied ? "streak: \(days), counted here; the server says 0" : "streak: \(days), counted here"
        short = "streak: \(days), counted here"
        count = "\(streak.days)\(streak.isOpen ? "+" : "")"
        isServers = false
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

    private static func days(_ count: Int) -> String {
        "\(count) \(count == 1 ? "day" : "days")"
    }
}
