import Cells
import HackatimeAPI
import Tracker

/// Friends beside oneself: today, this week, and who is at the keyboard.
struct FriendsPage: PageContent {
    var opener: Command? { .friends }
    var hints: [(key: Key, word: String)] {
        [(.character("a"), "remove"), (.character(" "), "choose"), (.character("c"), "compare"), (.enter, "look")]
    }
    let columns = BesideCells.columns()

    func columns(in state: DashboardState) -> [PageColumn] {
        BesideCells.columns(isAllTime: state.friendsBeside.contains { $0.allTime != nil })
    }

    func wanted(in state: DashboardState) -> [WantedCall] { state.friendCalls }

    func title(_ context: RenderContext) -> (title: String, about: String) {
        ("Friends", BesideText.about(context.state.friendsBeside, days: "this week", context))
    }

    func rows(_ page: Page, _ state: DashboardState) -> [PageRow] {
        state.hasFriends ? cells(state).rows(chosen: state.friendList.chosen) : []
    }

    private func cells(_ state: DashboardState) -> BesideCells {
        BesideCells(Beside.ranked(state.friendsBeside), state)
    }

    func absence(_ context: RenderContext) -> (sentence: String, role: Role) {
        (NoticeText.noFriends.text(context.state.keys), .dim)
    }

    func open(_ row: PageRow, in state: inout DashboardState, at: Moment) -> [Effect] {
        state.lookBeside(row.id, at: at)
    }

    func perform(_ command: Command, on row: PageRow?, in state: inout DashboardState, at: Moment) -> [Effect]? {
        if command == .compare, !state.friendList.chosen.isEmpty {
            state.open(.compare(Array(state.friendList.chosen.prefix(Comparison.most))))
            return []
        }
        guard let handle = row.flatMap({ state.target(seenAs: $0.id).handle }), !handle.isEmpty else {
            return [.choose, .friend].contains(command) ? [] : nil
        }
        switch command {
        case .choose:
            state.choose(friend: handle)
            return []
        case .friend: return state.toggleFriend(handle)
        case .compare:
            state.open(.compare([handle]))
            return []
        default: return nil
        }
    }
}

extension DashboardState {
    mutating func openFriends() {
        open(.friends)
    }

    /// Enter on somebody in a list of people.
    mutating func lookBeside(_ id: String, at: Moment) -> [Effect] {
        layers = []
        return show(id.isEmpty ? .me : target(seenAs: id), at: at)
    }

    fileprivate mutating func choose(friend handle: String) {
        if friendList.chosen.contains(handle) {
            friendList.chosen.removeAll { $0 == handle }
        } else if friendList.chosen.count < Friends.mostCompared {
            friendList.chosen.append(handle)
        } else {
            notify(.enoughChosen(Friends.mostCompared))
        }
    }
}
