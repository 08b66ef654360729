import HackatimeAPI
import Tracker

extension DashboardState {
    /// The current view, for saving.
    var view: SavedView {
        var view = SavedView()
        view.user = shown.handle
        view.oldestFirst = feed.oldestFirst
        view.interval = tracker.interval
        // What was opened is left with the program.
        view.range = opened.first?.range ?? range
        view.lists = listNames
        view.theme = themes.chosen
        view.look.hidesNames = names == .hidden
        if panes.style != .balanced { view.look.layout = panes.style.rawValue }
        if panes.feedColumns != .usual { view.look.feedColumns = panes.feedColumns.rawValue }
        view.look.hiddenPanes = PaneID.allCases.filter(panes.hidden.contains).map { "\($0)" }
        view.profileZone = zones.answer
        view.eventProjects = events.chosen
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
        if view.look.hidesNames { names = .hidden }
        panes.style = Layout.Style(rawValue: view.look.layout) ?? .balanced
        panes.feedColumns = FeedColumns.Choice(rawValue: view.look.feedColumns) ?? .usual
        panes.hidden = Set(PaneID.allCases.filter { view.look.hiddenPanes.contains("\($0)") })
        choose(lists: view.lists)
        if let first = tabOrder.first(where: { !panes.hidden.contains($0) }) {
            if panes.hidden.contains(focus) { focus = first }
        } else {
            panes.hidden = []
        }
        if !overrides.range { range = view.range }
        events.chosen = view.eventProjects
        if !overrides.theme, let theme = view.theme { return [.useTheme(theme)] }
        return []
    }

    /// Starts with the range that these words mean.
    package mutating func begin(with words: String?) {
        guard let words else { return }
        switch DateRange.words(words, today: today) {
        case .success(let wanted):
            range = wanted
            overrides.range = true
        case .failure(let problem): remark("range: \(problem.sentence)", short: "range: not understood")
        }
    }

    /// Runs after every event: moves the view's days with the calendar, and saves a changed view.
    mutating func settleView(at: Moment) -> [Effect] {
        var effects: [Effect] = []
        keepOpenedDay()
        let window = days?.window(in: zones.display)
        if window != tracker.people.range { effects += Dashboard.effects(tracker.setRange(window, at: at)) }
        effects += Dashboard.effects(tracker.want(wantedCalls, at: at))
        seenAnswers.settle(self)
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
