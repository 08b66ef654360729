import Cells
import HackatimeAPI
import Tracker

/// What the panes and the header show, except lists and the feed, as far as a key or time can change it. `news` stands
/// for everything that other events bring. If a pane shows something new that a key changes, add it here, or below if
/// it affects only one pane.
struct SharedInputs: Equatable {
    let news: Int
    let layout: Layout
    let target: Target
    /// What a key asks for shows that it is asking.
    let changes: Int
    let range: DateRange
    let named: FeedFilter
    let showsWeekdays: Bool
    let names: Names
    let friends: Friends
    let isPaused: Bool
    let interval: Double
    // Time alone changes these, and the ages below.
    let minute: Double
    let isTodayKnown: Bool
    let limitEnd: Double?
    let latestAge: Double?
    let newestAge: Double?

    init(_ state: borrowing DashboardState, _ person: borrowing Person, _ context: RenderContext) {
        news = state.news
        layout = context.layout
        target = person.target
        changes = state.tracker.people.changes
        range = state.range
        named = state.feedFilter.named
        showsWeekdays = state.history.showsWeekdays
        names = state.names
        friends = state.friendList
        isPaused = state.isPaused
        interval = state.tracker.interval
        minute = context.minute
        isTodayKnown = state.isKnown(context.today)
        limitEnd = state.tracker.limitEnd(at: state.now)
        latestAge = context.stepOfAge(state.history.latest?.time)
        newestAge = context.stepOfAge(person.newest.value??.time)
    }
}

/// What a key can change in one list.
struct ListInputs {
    private let focused: PaneID?
    private let positions: PaneMap<ListPosition>
    private let sortedByName: Set<PaneID>
    /// Of the chart.
    private let picked: ChartPick?
    private let words: PaneMap<[String]>

    init(_ state: borrowing DashboardState, _ context: RenderContext) {
        focused = context.isFocused(state.focus) ? state.focus : nil
        positions = state.lists
        sortedByName = state.sortedByName
        picked = state.picked
        words = state.listWords
    }

    /// Whether the inputs of a pane are unchanged.
    func shows(_ pane: PaneID, like before: ListInputs) -> Bool {
        (focused == pane) == (before.focused == pane) && positions[pane] == before.positions[pane]
            && sortedByName.contains(pane) == before.sortedByName.contains(pane) && words[pane] == before.words[pane]
            && (pane != .chart || picked == before.picked)
    }
}

/// What the status line shows besides the shared inputs, while there is no problem and no overlay.
struct StatusInputs: Equatable {
    let focus: PaneID
    let isFiltered: Bool
    let isOpened: Bool
    let notice: Notice?
    let remarks: Int
    let age: Double?
    let pace: Double
    /// The next poll, in seconds since 1970.
    let next: Double?
    let daysKnown: Int?
    let daysWanted: Int?

    init(_ state: borrowing DashboardState, _ person: borrowing Person, _ context: RenderContext) {
        let now = state.now
        focus = state.focus
        isFiltered = state.isFiltered
        isOpened = !state.opened.isEmpty
        notice = state.messages.notice
        remarks = state.messages.remarks.count
        age = context.stepOfAge(StatusText.asOf(person))
        pace = state.tracker.pace(at: now)
        next = state.tracker.nextAsking.map { (now.wall + max(0, $0 - now.uptime)).rounded(.down) }
        let progress = StatusText.progress(person, context)
        daysKnown = progress?.known
        daysWanted = progress?.of
    }
}

extension RenderContext {
    /// Texts about ages change at whole quarters of a minute.
    fileprivate func stepOfAge(_ time: Double?) -> Double? {
        time.map { ((now - $0) / 15).rounded(.down) }
    }
}
