import HackatimeAPI
import Tracker

extension DashboardState {
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
