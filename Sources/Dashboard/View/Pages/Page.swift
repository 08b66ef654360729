import Cells
package import HackatimeAPI
import Tracker

/// A page over the panes: a list, with lines above it.
package struct Page: Sendable, Equatable {
    /// What a page is about. Its content is chosen in `content`.
    package enum Kind: Sendable, Hashable {
        case leaderboard(Leaderboard.Period)
        case hackers
        case events
        /// By its name.
        case event(String)
        /// The marked moments, and the projects that a new one can be about.
        case marks, markChoice
        case project(String, of: Target)
        /// The owner with these users, by their handles.
        case compare([String])
        case friends
    }

    package var kind: Kind
    /// The selected row is found again by its id when the list changes; `nil` if none was selected yet.
    private(set) var selected: String?
    var position = ListPosition() {
        didSet { selected = nil }
    }
    /// The words that rows must have, in lower case.
    var words: [String] = []
    /// The line in which the words are typed, while it is open.
    var search: TextLine?
    /// The rows that Space chose, by their ids.
    package var chosen: Set<String> = []
    /// The row that a second press of a key deletes.
    var doomed: String?

    package init(_ kind: Kind) {
        self.kind = kind
    }

    /// Selects a row.
    mutating func select(_ position: ListPosition, id: String?) {
        self.position = position
        selected = id
    }

    var content: any PageContent {
        switch kind {
        case .leaderboard(let period): LeaderboardPage(period: period)
        case .hackers: HackersPage()
        case .events: EventsPage()
        case .event(let name): EventPage(name: name)
        case .marks: MarksPage()
        case .markChoice: MarkChoicePage()
        case .project(let name, let target): ProjectPage(name: name, target: target)
        case .compare(let handles): ComparePage(handles: handles)
        case .friends: FriendsPage()
        }
    }
}

extension DashboardState {
    /// Everything that is open or shown and has calls of its own.
    var wantedCalls: [WantedCall] {
        var calls = layers.flatMap { layer -> [WantedCall] in
            if case .page(let page) = layer { page.content.wanted(in: self) } else { [] }
        }
        // Looked at last, because it takes a layout.
        if hasFriends, panes.lists.contains(.friends) || focus == .friends, layout.isShown(.friends) {
            calls += friendCalls
        }
        var seen: Set<APICall> = []
        return calls.filter { seen.insert($0.call).inserted }
    }

    /// Opens a page over everything else.
    mutating func open(_ kind: Page.Kind) {
        layers.append(.page(Page(kind)))
    }

    /// Changes the topmost page.
    mutating func changePage(_ change: (inout Page) -> Void) {
        guard case .page(var page)? = layers.last else { return }
        change(&page)
        layers[layers.count - 1] = .page(page)
    }
}
