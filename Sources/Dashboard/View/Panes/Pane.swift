import Cells
import HackatimeAPI
import Tracker

/// What stands in a pane: how it is drawn, and what keys do while it is focused. One without a list says only how it is
/// drawn.
protocol Pane: Sendable {
    var id: PaneID { get }
    /// What a person must have for there to be anything to show.
    var needs: Capabilities { get }
    /// The keys that matter here, for the status line.
    var hints: [PaneHint] { get }
    /// Its rows are about the days of the range: other days, other rows.
    var followsRange: Bool { get }

    /// Called only where the layout shows the pane.
    func draw(_ person: Person, _ context: RenderContext, on frame: inout Frame)
    /// Rows of the list, whether they fit or not.
    func rowCount(of person: Person, in state: DashboardState) -> Int
    /// A key moves the selected row.
    func move(_ command: Command, in state: inout DashboardState, at: Moment) -> [Effect]
    /// Keeps the selected row inside the list and on the screen.
    func settle(_ person: Person, _ layout: Layout, in state: inout DashboardState)
    /// Enter.
    func open(in state: inout DashboardState) -> [Effect]
    /// The selected row for the clipboard.
    func copyText(of person: Person, in state: DashboardState) -> String?
}

/// A key that the status line names while a pane is focused.
struct PaneHint: Sendable {
    let command: Command
    let word: String
    /// What a person must have for the key to do anything.
    let needs: Capabilities

    init(_ command: Command, _ word: String, needs: Capabilities = []) {
        self.command = command
        self.word = word
        self.needs = needs
    }
}

extension Pane {
    var needs: Capabilities { [] }
    var hints: [PaneHint] { [] }
    var followsRange: Bool { false }

    func rowCount(of person: Person, in state: DashboardState) -> Int { 0 }

    func move(_ command: Command, in state: inout DashboardState, at: Moment) -> [Effect] {
        let (count, page) = (rowCount(of: state.person, in: state), state.visibleRows(id))
        let present = state.lists[id]
        let selected = state.target(of: command, from: present.selected, count: count, page: page)
        state.lists[id] = ListPosition(selected: selected, top: present.top).settled(count: count, visible: page)
        return []
    }

    func settle(_ person: Person, _ layout: Layout, in state: inout DashboardState) {
        let count = rowCount(of: person, in: state)
        state.lists[id] = state.lists[id].settled(count: count, visible: layout.visibleRows(id))
    }

    func open(in state: inout DashboardState) -> [Effect] { [] }
    func copyText(of person: Person, in state: DashboardState) -> String? { nil }
}
