import Cells
import HackatimeAPI
import Tracker

/// Who coded most.
struct LeaderboardPage: PageContent {
    let period: Leaderboard.Period

    var opener: Command? { .leaderboard }
    var hints: [(key: Key, word: String)] { [(.enter, "look")] }
    let columns = [PageColumn(isRight: true), PageColumn(isFlexible: true), PageColumn(isRight: true)]

    func wanted(in state: DashboardState) -> [WantedCall] {
        [WantedCall(.leaderboard(period), every: 600)]
    }

    func title(_ context: RenderContext) -> (title: String, about: String) {
        ("Leaderboard", period == .daily ? "last 24 hours" : "last 7 days, UTC")
    }

    func rows(_ page: Page, _ state: DashboardState) -> [PageRow] {
        guard case .ranking(let ranking)? = state.tracker.answer(.leaderboard(period)).value else { return [] }
        return ranking.entries.map { entry in
            PageRow(
                id: entry.userID ?? "\(entry.rank)",
                parts: [
                    .init(text: "\(entry.rank)", role: .dim), .init(text: entry.name ?? "?"),
                    .init(text: Durations.text(entry.seconds), role: .strong),
                ])
        }
    }

    func absence(_ context: RenderContext) -> (sentence: String, role: Role) {
        let answer = context.state.tracker.answer(.leaderboard(period))
        if let problem = answer.problem {
            let shown = ErrorPresentation(problem, call: .leaderboard(period), of: context.state.person, context)
            return (shown.sentence, shown.role)
        }
        return answer.value == nil ? (context.asking, .dim) : ("nobody yet", .dim)
    }

    func open(_ row: PageRow, in state: inout DashboardState, at: Moment) -> [Effect] {
        state.layers = []
        return state.show(.user(row.id), at: at)
    }
}
