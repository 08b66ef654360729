import HackatimeAPI
import Tracker

extension DashboardState {
    /// What a person chose for the screen goes on with another account; nothing else does.
    package struct ScreenChoices: Sendable {
        fileprivate var names: Names
        fileprivate var usesMouse: Bool
        fileprivate var themes: ThemeChoice
    }

    package var screenChoices: ScreenChoices {
        ScreenChoices(names: names, usesMouse: usesMouse, themes: themes)
    }

    package mutating func goOn(with choices: ScreenChoices) {
        (names, usesMouse) = (choices.names, choices.usesMouse)
        (themes.current, themes.chosen, overrides.theme) = (choices.themes.current, choices.themes.chosen, true)
        notify(.account(accounts.current))
    }

    mutating func nextAccount() -> [Effect] {
        guard let next = accounts.next else {
            notify(.oneAccount)
            return []
        }
        accounts.wanted = next
        guard next != accounts.current else {
            notify(.account(accounts.current))
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
        (listWords, events.chosen) = (PaneMap([]), [:])
        layers.removeAll { layer in
            switch layer {
            case .detail, .day, .search, .page: true
            case .help, .prompt: false
            }
        }
        prompts.people = []
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

/// A person's accounts, by name: empty for the one above all.
package struct Accounts: Sendable, Equatable {
    package var names: [String] = []
    /// The one on the screen.
    package var current = ""
    /// The last that was wanted, which may be one that cannot be used.
    var wanted: String?

    /// The one after that; `nil` if there is no other.
    var next: String? {
        guard names.count > 1 else { return nil }
        guard let place = names.firstIndex(of: wanted ?? current) else { return names.first }
        return names[(place + 1) % names.count]
    }
}

/// The theme on the screen, and those that a key goes through.
package struct ThemeChoice: Sendable, Equatable {
    package var names: [String] = []
    package var current: String?
    /// The one to restore after a restart; `nil` if no key chose one.
    var chosen: String?

    var next: String? {
        current.flatMap { names.firstIndex(of: $0) }.map { names[($0 + 1) % names.count] } ?? names.first
    }
}
