import Cells
import HackatimeAPI
import Tracker

/// The content of a page: a value that reads everything else from the state.
protocol PageContent: Sendable {
    /// What has to be requested while the page is open.
    func wanted(in state: DashboardState) -> [WantedCall]
    /// What has to be read from the history while it is open.
    func queries(in state: DashboardState) -> [HistoryQuery]
    /// The title, and what it covers.
    func title(_ context: RenderContext) -> (title: String, about: String)
    /// The lines above the list, drawn from the top of `rect`.
    ///
    /// - Returns: How many rows they take. The list gets the rest.
    func drawHead(_ page: Page, _ context: RenderContext, in rect: Rect, on frame: inout Frame) -> Int
    var columns: [PageColumn] { get }
    /// The same where their titles depend on what is known.
    func columns(in state: DashboardState) -> [PageColumn]
    /// All rows, without regard to words. A page with a `list` needs none.
    func rows(_ page: Page, _ state: DashboardState) -> [PageRow]
    /// The same for long lists, whose rows are made when they are looked at.
    func list(_ page: Page, _ state: DashboardState) -> PageList
    /// The row that is selected at first; `nil` for the top.
    func home(in state: DashboardState) -> String?
    /// What is said where there are no rows, and how it looks.
    func absence(_ context: RenderContext) -> (sentence: String, role: Role)
    /// Enter on a row.
    func open(_ row: PageRow, in state: inout DashboardState, at: Moment) -> [Effect]
    /// Any other command; `nil` if it means nothing here.
    func perform(_ command: Command, on row: PageRow?, in state: inout DashboardState, at: Moment) -> [Effect]?
    /// A key of this page alone, before any command; `nil` if it means nothing here.
    func press(_ key: Key, on row: PageRow?, _ page: Page, in state: inout DashboardState, at: Moment) -> [Effect]?
    /// Space marks rows.
    var isChoosing: Bool { get }
    /// For the status line and the help, by use: the first are dropped first.
    var hints: [(key: Key, word: String)] { get }
    /// The key that opens the page also closes it.
    var opener: Command? { get }
}

extension PageContent {
    func wanted(in state: DashboardState) -> [WantedCall] { [] }
    func columns(in state: DashboardState) -> [PageColumn] { columns }
    func queries(in state: DashboardState) -> [HistoryQuery] { [] }
    func press(_ key: Key, on row: PageRow?, _ page: Page, in state: inout DashboardState, at: Moment) -> [Effect]? {
        nil
    }
    func drawHead(_ page: Page, _ context: RenderContext, in rect: Rect, on frame: inout Frame) -> Int { 0 }
    func rows(_ page: Page, _ state: DashboardState) -> [PageRow] { [] }
    func list(_ page: Page, _ state: DashboardState) -> PageList { PageList(rows(page, state), columns) }
    func home(in state: DashboardState) -> String? { nil }
    func open(_ row: PageRow, in state: inout DashboardState, at: Moment) -> [Effect] { [] }
    func perform(_ command: Command, on row: PageRow?, in state: inout DashboardState, at: Moment) -> [Effect]? { nil }
    var isChoosing: Bool { false }
    var hints: [(key: Key, word: String)] { [] }
    var opener: Command? { nil }
}
