import Cells
package import HackatimeAPI
import Tracker

/// A page over the panes: a list, with lines above it.
package struct Page: Sendable, Equatable {
    /// What a page is about. Its content is chosen in `content`.
    package enum Kind: Sendable, Hashable {
        case leaderboard(Leaderboard.Period)
        case friends
    }

    package var kind: Kind
    var position = ListPosition()
    /// The words that rows must have, in lower case.
    var words: [String] = []
    /// The line in which the words are typed, while it is open.
    var search: TextLine?
    /// The rows that Space chose, by their ids.
    package var chosen: Set<String> = []

    package init(_ kind: Kind) {
        self.kind = kind
    }

    var content: any PageContent {
        switch kind {
        case .leaderboard(let period): LeaderboardPage(period: period)
        case .friends: FriendsPage()
        }
    }
}

/// The content of a page: a value that reads everything else from the state.
protocol PageContent: Sendable {
    /// What has to be requested while the page is open.
    func wanted(in state: DashboardState) -> [WantedCall]
    /// The title, and what it covers.
    func title(_ context: RenderContext) -> (title: String, about: String)
    /// The lines above the list, drawn from the top of `rect`.
    ///
    /// - Returns: How many rows they take. The list gets the rest.
    func drawHead(_ page: Page, _ context: RenderContext, in rect: Rect, on frame: inout Frame) -> Int
    var columns: [PageColumn] { get }
    /// All rows, without regard to words.
    func rows(_ page: Page, _ state: DashboardState) -> [PageRow]
    /// What is said where there are no rows, and how it looks.
    func absence(_ context: RenderContext) -> (sentence: String, role: Role)
    /// Enter on a row.
    func open(_ row: PageRow, in state: inout DashboardState, at: Moment) -> [Effect]
    /// Any other command; `nil` if it means nothing here.
    func perform(_ command: Command, on row: PageRow?, in state: inout DashboardState, at: Moment) -> [Effect]?
    /// For the status line, before those that all pages have. The first are dropped first.
    var hints: [(key: Key, word: String)] { get }
    /// The key that opens the page also closes it.
    var opener: Command? { get }
}

extension PageContent {
    func drawHead(_ page: Page, _ context: RenderContext, in rect: Rect, on frame: inout Frame) -> Int { 0 }
    func open(_ row: PageRow, in state: inout DashboardState, at: Moment) -> [Effect] { [] }
    func perform(_ command: Command, on row: PageRow?, in state: inout DashboardState, at: Moment) -> [Effect]? { nil }
    var hints: [(key: Key, word: String)] { [] }
    var opener: Command? { nil }
}

/// A row of a page.
struct PageRow: Equatable {
    struct Part: Equatable {
        var text: String
        var role = Role.plain
    }

    /// Steady while the list changes, so that the selection can follow.
    var id: String
    /// One for each column.
    var parts: [Part]
    /// What `y` copies; `nil` for the texts of the columns.
    var copy: String?
}

/// A column of a page's list.
struct PageColumn {
    var isRight = false
    /// Takes the room that is left, and is cut.
    var isFlexible = false
    /// Columns with a higher rank are left out earlier where there is no room. 0 always stays.
    var rank = 0
}

extension DashboardState {
    /// Everything that is open or shown and has calls of its own.
    var wantedCalls: [WantedCall] {
        var calls = layers.flatMap { layer -> [WantedCall] in
            if case .page(let page) = layer { page.content.wanted(in: self) } else { [] }
        }
        // Looked at last, because it takes a layout.
        if hasFriends, chosenLists.contains(.friends) || focus == .friends, layout.isShown(.friends) {
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
