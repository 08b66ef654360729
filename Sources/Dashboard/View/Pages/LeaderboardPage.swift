import Cells
import HackatimeAPI
import Tracker

/// Who coded most.
struct LeaderboardPage: PageContent {
    let period: Leaderboard.Period

    var opener: Command? { .leaderboard }
    var hints: [(key: Key, word: String)] {
        [(.character("y"), "copy"), (.tab, period == .daily ? "7 days" : "24 hours"), (.enter, "look")]
    }
    let columns = [
        PageColumn(isRight: true, isSearched: false), PageColumn(isFlexible: true),
        PageColumn(isBar: true, isSearched: false), PageColumn(isRight: true, isSearched: false),
    ]

    func wanted(in state: DashboardState) -> [WantedCall] {
        [WantedCall(.leaderboard(period), every: 600)]
    }

    func title(_ context: RenderContext) -> (title: String, about: String) {
        let range = period == .daily ? "last 24 hours" : "last 7 days, UTC"
        guard let made = ranking(context.state)?.generatedAt else { return ("Leaderboard", range) }
        return ("Leaderboard", "\(range), made \(Ages.text(context.now - made))")
    }

    func drawHead(_ page: Page, _ context: RenderContext, in rect: Rect, on frame: inout Frame) -> Int {
        guard rect.height >= 4, let ranking = ranking(context.state), !ranking.entries.isEmpty,
            let me = context.state.ownID
        else { return 0 }
        let texts = LeaderboardText.place(of: me, in: ranking).map(context.clean)
        let hasRoom = rect.height >= 10
        var lines = [texts.first { Glyphs.width(of: $0) <= rect.width } ?? texts[texts.count - 1]]
        if hasRoom, lines != [texts[0]] {
            lines = Wrapping.lines(texts[0], columns: rect.width, max: 3, mark: context.glyphs.ellipsis)
        }
        for (offset, line) in lines.enumerated() {
            frame.writeCut(line, x: rect.x, y: rect.y + offset, columns: rect.width)
        }
        return lines.count + (hasRoom ? 1 : 0)
    }

    func list(_ page: Page, _ state: DashboardState) -> PageList {
        guard let ranking = ranking(state) else { return PageList([], columns) }
        let (entries, me) = (ranking.entries, state.ownID)
        let most = entries.first?.seconds ?? 0
        return PageList(
            count: entries.count, id: { Self.id(entries[$0]) },
            row: { Self.row(entries[$0], share: Share.of(entries[$0].seconds, most), me: me) },
            text: { entries[$0].name ?? "" })
    }

    func home(in state: DashboardState) -> String? { state.ownID }

    private static func id(_ entry: Ranking.Entry) -> String { entry.userID ?? "#\(entry.rank)" }

    private static func row(_ entry: Ranking.Entry, share: Double, me: String?) -> PageRow {
        let isMe = me != nil && entry.userID == me
        let name = entry.name ?? "(no name)"
        let time = Durations.text(entry.seconds)
        return PageRow(
            id: id(entry),
            parts: [
                .init(text: "\(entry.rank)", role: .dim),
                .init(text: isMe ? "\(name) (you)" : name, role: isMe ? .title : .plain),
                .init(role: isMe ? .total : .shade2, bar: share), .init(text: time, role: .strong),
            ], copy: "\(entry.rank). \(name) \(time)")
    }

    private func ranking(_ state: DashboardState) -> Ranking? {
        guard case .ranking(let ranking)? = state.tracker.answer(.leaderboard(period)).value else { return nil }
        return ranking
    }

    func absence(_ context: RenderContext) -> (sentence: String, role: Role) {
        let answer = context.state.tracker.answer(.leaderboard(period))
        guard let problem = answer.problem else { return (answer.value == nil ? context.asking : "nobody yet", .dim) }
        if case .serverBroken(503, _, let message?) = problem.error, message.contains("being generated") {
            return (LeaderboardText.beingMade(isRetried: problem.nextTry != nil, context.state.keys), .dim)
        }
        let shown = ErrorPresentation(problem, call: .leaderboard(period), of: context.state.person, context)
        return (shown.sentence, shown.role)
    }

    func open(_ row: PageRow, in state: inout DashboardState, at: Moment) -> [Effect] {
        // Without an id, there is no way to ask about somebody.
        guard !row.id.hasPrefix("#") else { return [] }
        state.layers = []
        return state.show(row.id == state.ownID ? .me : .user(row.id), at: at)
    }

    func perform(_ command: Command, on row: PageRow?, in state: inout DashboardState, at: Moment) -> [Effect]? {
        switch command {
        case .nextPane, .previousPane, .left, .right:
            state.boardPeriod = period == .daily ? .weekly : .daily
            let other = state.boardPeriod
            state.changePage {
                $0.kind = .leaderboard(other)
                $0.position = ListPosition()
            }
            return []
        default: return nil
        }
    }
}

extension DashboardState {
    /// The owner's id, which leaderboards have; `nil` while it is unknown.
    var ownID: String? { tracker.people.me.profile.value?.id }
}
