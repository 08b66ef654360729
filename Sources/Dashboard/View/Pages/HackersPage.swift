import Cells
import HackatimeAPI
import Tracker

/// Who is hacking now, and on what.
struct HackersPage: PageContent {
    private static let call = APICall.currentlyHacking

    var opener: Command? { .hackers }
    var hints: [(key: Key, word: String)] { [(.character("y"), "copy link"), (.enter, "look")] }
    let columns = [
        PageColumn(title: "who", isFlexible: true), PageColumn(title: "from", rank: 2),
        PageColumn(title: "project", limit: 28, rank: 1), PageColumn(title: "link", limit: 48, rank: 3),
    ]

    func wanted(in state: DashboardState) -> [WantedCall] { [WantedCall(Self.call, every: 120)] }

    func title(_ context: RenderContext) -> (title: String, about: String) {
        let answer = context.state.tracker.answer(Self.call)
        guard let asOf = answer.asOf, case .hackers(let hackers)? = answer.value, !hackers.isEmpty else {
            return ("Hacking now", "")
        }
        let people = hackers.count == 1 ? "1 person" : "\(hackers.count) people"
        return ("Hacking now", "\(people), \(Ages.text(context.now - asOf))")
    }

    func rows(_ page: Page, _ state: DashboardState) -> [PageRow] {
        var seen: [String: Int] = [:]
        return hackers(state).map { hacker in
            // Names are not unique.
            seen[hacker.name, default: 0] += 1
            let link = hacker.repositoryURL ?? ""
            return PageRow(
                id: "\(seen[hacker.name] ?? 1) \(hacker.name)",
                parts: [
                    .init(text: hacker.name), .init(text: hacker.countryCode ?? "", role: .dim),
                    .init(text: hacker.project ?? ""),
                    .init(text: Self.short(link), role: .dim, link: state.names == .shown ? link : nil),
                ], copy: link.isEmpty ? nil : link)
        }
    }

    private func hackers(_ state: DashboardState) -> [Hacker] {
        guard case .hackers(let hackers)? = state.tracker.answer(Self.call).value else { return [] }
        return hackers
    }

    /// `github.com/nova/robot`
    private static func short(_ link: String) -> String {
        ["https://", "http://"].first(where: link.hasPrefix).map { String(link.dropFirst($0.count)) } ?? link
    }

    func absence(_ context: RenderContext) -> (sentence: String, role: Role) {
        let answer = context.state.tracker.answer(Self.call)
        if let problem = answer.problem {
            let shown = ErrorPresentation(problem, call: Self.call, of: context.state.person, context)
            return (shown.sentence, shown.role)
        }
        return (answer.value == nil ? context.asking : "nobody is hacking right now, or nobody says so", .dim)
    }

    /// The list has display names only, and no call finds somebody by theirs: a leaderboard or a friend that is known
    /// has the id.
    func open(_ row: PageRow, in state: inout DashboardState, at: Moment) -> [Effect] {
        let place = rows(Page(.hackers), state.seen()).firstIndex { $0.id == row.id }
        let hackers = hackers(state)
        guard let place, hackers.indices.contains(place) else { return [] }
        let name = hackers[place].name
        guard let id = state.rankedID(named: name) ?? state.friend(named: name) else {
            state.notify(.onlyDisplayName)
            return []
        }
        state.layers = []
        return state.show(id == state.ownID ? .me : .user(id), at: at)
    }
}

extension DashboardState {
    /// The id of the only one with a display name in a leaderboard that is known.
    fileprivate func rankedID(named name: String) -> String? {
        for period in Leaderboard.Period.allCases {
            guard case .ranking(let ranking)? = tracker.answer(.leaderboard(period)).value else { continue }
            let same = ranking.entries.filter { $0.name == name }
            if same.count == 1, let id = same[0].userID { return id }
        }
        return nil
    }

    /// The only friend with a display name, as the server's paths have them.
    fileprivate func friend(named name: String) -> String? {
        let week = friendWindows.week
        let same = friends.filter { handle in
            [APICall.rangeStats(.user(handle), week), .userStats(handle)].contains { call in
                if case .stats(let stats)? = tracker.answer(call).value { stats.displayName == name } else { false }
            }
        }
        return same.count == 1 ? same[0] : nil
    }
}
