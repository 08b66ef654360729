import Tracker
import HackatimeAPI

extension DashboardState {
    /// None while another pane is zoomed.
    func visibleRows(_ pane: PaneID) -> Int {
        layout.visibleRows(pane)
    }

    /// The row a command moves to, from 0 to `count` - 1.
    func target(of command: Command, from row: Int, count: Int, page: Int) -> Int {
        let wish =
            switch command {
            case .up: row - 1
            case .down: row + 1
            case .pageUp: row - max(1, page)
            case .pageDown: row + max(1, page)
            case .halfPageUp: row - max(1, page / 2)
            case .halfPageDown: row + max(1, page / 2)
            case .top: 0
            case .bottom: count - 1
            default: row
            }
        return min(max(0, wish), max(0, count - 1))
    }

    /// Keeps every selection inside its list and on the screen, after a resize or new data.
    mutating func settleLists() {
        let (person, layout) = (person, layout)
        for id in PaneID.allCases { id.pane(for: shown).settle(person, layout, in: &self) }
    }
}

extension ListPosition {
    /// The position, moved as little as necessary to be inside the list and on the screen. The position in a hidden
    /// pane does not change.
    func settled(count: Int, visible: Int) -> ListPosition {
        let selected = min(max(0, selected), max(0, count - 1))
        guard visible > 0 else { return ListPosition(selected: selected, top: top) }
        var top = min(max(0, top), max(0, count - visible))
        if selected < top { top = selected }
        if selected >= top + visible { top = selected - visible + 1 }
        return ListPosition(selected: selected, top: top)
    }
}
