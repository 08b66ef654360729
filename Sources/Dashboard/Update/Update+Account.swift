import HackatimeAPI
import Tracker

extension DashboardState {
    /// The key belongs to another account than it did. Nothing of the first one's history stays, and the history, which
    /// has changed hands before this answer came, is asked for everything again. What a person chose stays, but for what
    /// names the first one's work.
    mutating func forgetOwner(at: Moment) -> [Effect] {
        let (zone, showsWeekdays, oldestFirst) = (history.zone, history.showsWeekdays, feed.oldestFirst)
        history = HistoryState()
        history.zone = zone
        history.showsWeekdays = showsWeekdays
        feedFilter = FeedFilter()
        feedWindow = FeedWindow(rows: [], hasOlder: true)
        feedWindow.isBehind = true
        feed = FeedPosition()
        feed.oldestFirst = oldestFirst
        lists = PaneMap(ListPosition())
        layers.removeAll { layer in
            switch layer {
            case .detail, .day, .search: true
            case .help, .prompt: false
            }
        }
        promptHistory = []
        var zoned: [Effect] = []
        if tracker.person(.me).profile.value?.zone?.isEmpty ?? true {
            zones.forgetProfile()
            zoned = effects(tracker.setZones(day: zones.display, viewer: zones.display, at: at))
            zoned.append(.keep(.zone(dayRules)))
        }
        return zoned + [.recall(.coverage), recallLatest()]
    }
}
