import Tracker
import HackatimeAPI

extension DashboardState {
    /// Moves the selected row of the focused pane.
    mutating func move(_ command: Command, at: Moment) -> [Effect] {
        switch focus {
        case .today, .chart:
            return []
        case .languages:
            lists.languages = moved(lists.languages, command, count: rowCount(.languages), pane: .languages)
            return []
        case .projects:
            lists.projects = moved(lists.projects, command, count: rowCount(.projects), pane: .projects)
            return []
        case .feed where shown != .me:
            lists.spans = moved(lists.spans, command, count: rowCount(.feed), pane: .feed)
            return []
        case .feed:
            return moveFeed(command, at: at)
        }
    }

    /// Rows of a pane's list, whether they fit or not.
    func rowCount(_ pane: PaneID) -> Int {
        switch pane {
        case .today, .chart: 0
        case .languages: breakdownSource.stats?.languages?.count ?? 0
        case .projects: breakdownSource.stats?.projects?.count ?? 0
        case .feed: shown == .me ? feedRows.count : person.spans.value?.count ?? 0
        }
    }

    /// None while another pane has the screen to itself.
    func visibleRows(_ pane: PaneID) -> Int {
        Layout(size: size, focus: focus, isZoomed: isZoomed).visibleRows(pane)
    }

    private func moved(_ position: ListPosition, _ command: Command, count: Int, pane: PaneID) -> ListPosition {
        let page = visibleRows(pane)
        let selected = target(of: command, from: position.selected, count: count, page: page)
        return ListPosition(selected: selected, top: position.top).settled(count: count, visible: page)
    }

    /// The row a command leads to, from 0 to `count` - 1.
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

    /// Keeps every selection inside its list and on the screen, after a resize or a new answer.
    mutating func settleLists() {
        lists.languages = lists.languages.settled(
            count: rowCount(.languages), visible: visibleRows(.languages))
        lists.projects = lists.projects.settled(count: rowCount(.projects), visible: visibleRows(.projects))
        if shown != .me {
            lists.spans = lists.spans.settled(count: rowCount(.feed), visible: visibleRows(.feed))
        }
        settleFeed()
    }
}

extension ListPosition {
    /// The position moved as little as needed to be inside the list and on the screen; a pane that is hidden keeps
    /// its place.
    func settled(count: Int, visible: Int) -> ListPosition {
        let selected = min(max(0, selected), max(0, count - 1))
        guard visible > 0 else { return ListPosition(selected: selected, top: top) }
        var top = min(max(0, top), max(0, count - visible))
        if selected < top { top = selected }
        if selected >= top + visible { top = selected - visible + 1 }
        return ListPosition(selected: selected, top: top)
    }
}
