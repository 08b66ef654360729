import HackatimeAPI
import Tracker

extension DashboardState {
    /// The current view, for saving.
    var view: SavedView {
        var view = SavedView()
        view.user = shown.handle
        view.oldestFirst = feed.oldestFirst
        view.interval = tracker.interval
        view.range = range
        view.lists = listNames
        view.theme = chosenTheme
        view.profileZone = zones.answer
        return view
    }

    /// Restores a saved view. Settings from the command line or the settings file take precedence.
    mutating func apply(_ view: SavedView, at: Moment) -> [Effect] {
        if !overrides.user, let user = view.user, !user.isEmpty, !secrets.isKey(in: user) {
            trail = [.me, .user(user)]
        }
        if !overrides.interval, view.interval == 0 || (10...3_600).contains(view.interval) {
            _ = tracker.setInterval(view.interval, at: at)
        }
        feed.oldestFirst = view.oldestFirst
        range = view.range
        choose(lists: view.lists)
        if !overrides.theme, let theme = view.theme { return [.useTheme(theme)] }
        return []
    }

    /// Runs after every event: moves the view's days with the calendar, and saves a changed view.
    mutating func settleView(at: Moment) -> [Effect] {
        var effects: [Effect] = []
        let window = days?.window(in: zones.display)
        if window != tracker.people.range { effects += Dashboard.effects(tracker.setRange(window, at: at)) }
        guard !history.isOpening else { return effects }
        effects += recallAsNeeded()
        if view != savedView {
            if savedView != nil { effects.append(.keep(.view(view))) }
            savedView = view
        }
        if let id = tracker.people.me.profile.value?.id, id != account {
            account = id
            effects.append(.keep(.account(id)))
        }
        return effects
    }
}
