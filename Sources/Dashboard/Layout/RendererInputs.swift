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
    let isPaused: Bool
    let interval: Double
    // Time alone changes these, and the ages below.
    let minute: Double
    let isTodayKnown: Bool
    let limitEnd: Double?
    let latestAge: Double?
    let newestAge: Double?

    init(_ person: Person, _ context: RenderContext) {
        news = context.state.news
        layout = context.layout
        target = person.target
        changes = context.state.tracker.people.changes
        range = context.state.range
        named = context.state.feedFilter.named
        showsWeekdays = context.state.history.showsWeekdays
        isPaused = context.state.isPaused
        interval = context.state.tracker.interval
        minute = context.minute
        isTodayKnown = context.state.isKnown(context.today)
        limitEnd = context.state.tracker.limitEnd(at: context.state.now)
        latestAge = context.stepOfAge(context.state.history.latest?.time)
        newestAge = context.stepOfAge(person.newest.value??.time)
    }
}

/// What a key can change in one list.
struct ListInputs {
    private let focused: PaneID?
    private let positions: PaneMap<ListPosition>
    private let sortedByName: Set<PaneID>

    init(_ context: RenderContext) {
        focused = context.isFocused(context.state.focus) ? context.state.focus : nil
        positions = context.state.lists
        sortedByName = context.state.sortedByName
    }

    /// Whether the inputs of a pane are unchanged.
    func shows(_ pane: PaneID, like before: ListInputs) -> Bool {
        (focused == pane) == (before.focused == pane) && positions[pane] == before.positions[pane]
            && sortedByName.contains(pane) == before.sortedByName.contains(pane)
    }
}

/// What the status line shows besides the shared inputs, while there is no problem and no overlay.
struct StatusInputs: Equatable {
    let focus: PaneID
    let isFiltered: Bool
    let notice: Notice?
    let remarks: Int
    let age: Double?
    let pace: Double
    /// The next poll, in seconds since 1970.
    let next: Double?
    let daysKnown: Int?
    let daysWanted: Int?

    init(_ person: Person, _ context: RenderContext) {
        let now = context.state.now
        focus = context.state.focus
        isFiltered = !context.state.feedFilter.isEmpty
        notice = context.state.notice
        remarks = context.state.remarks.count
        age = context.stepOfAge(StatusText.asOf(person))
        pace = context.state.tracker.pace(at: now)
        next = context.state.tracker.nextAsking.map { (now.wall + max(0, $0 - now.uptime)).rounded(.down) }
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
