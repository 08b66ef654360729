import HackatimeAPI
import Tracker

extension DashboardState {
    /// The account after the last wanted one, which may be one that cannot be used.
    func accountAfterWanted() -> String? {
        guard let place = accountNames.firstIndex(of: wantedAccount ?? accountName) else { return accountNames.first }
        return accountNames[(place + 1) % accountNames.count]
    }

    /// What a person chose for the screen goes on with another account; nothing else does.
    package struct ScreenChoices: Sendable {
        fileprivate var names: Names
        fileprivate var usesMouse: Bool
        fileprivate var theme: String?
        fileprivate var chosenTheme: String?
    }

    package var screenChoices: ScreenChoices {
        ScreenChoices(names: names, usesMouse: usesMouse, theme: theme, chosenTheme: chosenTheme)
    }

    package mutating func goOn(with choices: ScreenChoices) {
        (names, usesMouse) = (choices.names, choices.usesMouse)
        (theme, chosenTheme, overrides.theme) = (choices.theme, choices.chosenTheme, true)
        notify(.account(accountName))
    }

    mutating func nextAccount() -> [Effect] {
        guard let next = accountAfterWanted(), accountNames.count > 1 else {
            notify(.oneAccount)
            return []
        }
        wantedAccount = next
        guard next != accountName else {
            notify(.account(accountName))
            return []
        }
        return [.useAccount(next)]
    }

    /// The key belongs to a different account. Nothing of the first account's history is kept. The history, which
    /// switched accounts before this result arrived, is queried again for everything. A person's choices are kept,
    /// except those that name the first account's work.
    mutating func forgetOwner(at: Moment) -> [Effect] {
        let (zone, showsWeekdays, oldestFirst) = (history.zone, history.showsWeekdays, feed.oldestFirst)
        history = HistoryState()
        history.zone = zone
        goalWatch = GoalWatch()
        history.showsWeekdays = showsWeekdays
        if let first = opened.first { range = first.range }
        (picked, opened) = (nil, [])
        feedFilter = FeedFilter()
        feedWindow = FeedWindow(rows: [], hasOlder: true)
        feedWindow.isBehind = true
        feed = FeedPosition()
        feed.oldestFirst = oldestFirst
        lists = PaneMap(ListPosition())
        layers.removeAll { layer in
            switch layer {
            case .detail, .day, .search, .page: true
            case .help, .prompt: false
            }
        }
        promptHistory = []
        (friendList.added, friendList.chosen) = ([], [])
        var zoned: [Effect] = []
        if tracker.person(.me).profile.value?.zone?.isEmpty ?? true {
            zones.forgetProfile()
            zoned = effects(tracker.setZones(day: zones.display, viewer: zones.display, at: at))
            zoned.append(.keep(.zone(dayRules)))
        }
        return zoned + [.recall(.coverage), recallLatest()]
    }
}
