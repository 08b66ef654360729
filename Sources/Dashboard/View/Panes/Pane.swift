import Cells
import HackatimeAPI
import Tracker

/// The content of a pane: how it is drawn, and what keys do while it is focused. A pane without a list only implements
/// drawing.
protocol Pane: Sendable {
    var id: PaneID { get }
    /// The capabilities a person needs for the pane to show anything.
    var needs: Capabilities { get }
    /// Keys of this pane for the status line.
    var hints: [PaneHint] { get }
    /// Its rows depend on the range: other days, other rows.
    var followsRange: Bool { get }

    /// Called only if the layout shows the pane.
    func draw(_ person: Person, _ context: RenderContext, on frame: inout Frame)
    /// Number of rows in the list, including those that do not fit.
    func rowCount(of person: Person, in state: DashboardState) -> Int
    /// Moves the selected row.
    func move(_ command: Command, in state: inout DashboardState, at: Moment) -> [Effect]
    /// Scrolls by rows, wherever the selected one is.
    func scroll(by step: Int, in state: inout DashboardState, at: Moment) -> [Effect]
    /// Selects what is at a place of the screen. Returns whether it was selected before; a pane without rows is one.
    func select(at place: Point, in state: inout DashboardState) -> Bool
    /// Keeps the selected row inside the list and on the screen.
    func settle(_ person: Person, _ layout: Layout, in state: inout DashboardState)
    /// Handles Enter.
    func open(in state: inout DashboardState) -> [Effect]
    /// Handles Space: leaves only the selected row's heartbeats, or all again.
    func choose(in state: inout DashboardState) -> [Effect]
    /// The text of the selected row for the clipboard.
    func copyText(of person: Person, in state: DashboardState) -> String?
}

/// A key that the status line shows while a pane is focused.
struct PaneHint: Sendable {
    let command: Command
    let word: String
    /// The capabilities a person needs for the key to work.
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

    func scroll(by step: Int, in state: inout DashboardState, at: Moment) -> [Effect] {
        let (count, page) = (rowCount(of: state.person, in: state), state.visibleRows(id))
        let window = ListWindow(state.lists[id], count: count, height: page)
        let top = min(max(0, window.top + step), max(0, count - page))
        let selected = min(max(window.selected, top), max(top, top + page - 1))
        state.lists[id] = ListPosition(selected: selected, top: top).settled(count: count, visible: page)
        return []
    }

    func select(at place: Point, in state: inout DashboardState) -> Bool {
        let line = place.y - state.layout.inside(of: id).y
        let count = rowCount(of: state.person, in: state)
        guard count > 0 else { return true }
        let window = ListWindow(state.lists[id], count: count, height: state.visibleRows(id))
        guard window.range.contains(window.top + line) else { return false }
        state.lists[id] = ListPosition(selected: window.top + line, top: window.top)
        return window.selected == window.top + line
    }

    func settle(_ person: Person, _ layout: Layout, in state: inout DashboardState) {
        let count = rowCount(of: person, in: state)
        state.lists[id] = state.lists[id].settled(count: count, visible: layout.visibleRows(id))
    }

    func open(in state: inout DashboardState) -> [Effect] { [] }
    func choose(in state: inout DashboardState) -> [Effect] { [] }
    func copyText(of person: Person, in state: DashboardState) -> String? { nil }
}
