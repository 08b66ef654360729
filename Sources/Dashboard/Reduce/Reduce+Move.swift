import HackatimeClient

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
        case .feed: shown == .me ? subject.heartbeats.rows.count : subject.spans.value?.count ?? 0
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
    private func target(of command: Command, from row: Int, count: Int, page: Int) -> Int {
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

    // MARK: The feed

    /// Keeps the feed's first visible row where the selected one can be seen.
    mutating func settleFeed() {
        guard shown == .me, !feed.isFollowing else {
            feed.top = nil
            return
        }
        let lines = FeedLines(rows: subject.heartbeats.rows, oldestFirst: feed.oldestFirst, zone: zones.display)
        // The selected heartbeat may have been deleted on the server.
        guard lines.place(of: feed.selected) != nil else { return follow() }
        guard visibleRows(.feed) > 0 else { return }
        let window = lines.window(feed, height: visibleRows(.feed))
        feed.top = window.top.map { lines.rows[lines.index(at: $0)].key }
    }

    /// The row that Enter and `y` are about; the newest while following.
    var selectedHeartbeat: Heartbeat? {
        let rows = subject.heartbeats.rows
        guard let key = feed.selected else { return rows.last }
        return rows.last { $0.key == key } ?? rows.last
    }

    mutating func follow() {
        feed.selected = nil
        feed.top = nil
        feed.unseen = 0
    }

    private mutating func moveFeed(_ command: Command, at: Moment) -> [Effect] {
        let rows = subject.heartbeats.rows
        guard !rows.isEmpty else { return [] }
        // Positions count from the top of the screen; rows are in time order.
        let selected = feed.selected.flatMap { key in rows.lastIndex { $0.key == key } } ?? rows.count - 1
        let isOldestFirst = feed.oldestFirst
        let flip = { (row: Int) in isOldestFirst ? row : rows.count - 1 - row }
        let position = target(of: command, from: flip(selected), count: rows.count, page: visibleRows(.feed))
        let index = flip(position)
        if index == rows.count - 1 {
            // On the newest row again: it goes on following.
            follow()
        } else {
            feed.selected = rows[index].key
        }
        settleFeed()
        let isNearEnd = index < visibleRows(.feed)
        return isNearEnd ? effects(poller.wantOlder(at: at)) : []
    }

    /// A pane with room for more is filled with older heartbeats, a few windows at most; the rest waits for the
    /// person to scroll.
    mutating func fillFeed(at: Moment) -> [Effect] {
        let log = poller.subject(.me).heartbeats
        guard shown == .me, feed.fills < 4, log.coveredFrom != nil, log.rows.count < visibleRows(.feed) else {
            return []
        }
        let asked = effects(poller.wantOlder(at: at))
        if !asked.isEmpty { feed.fills += 1 }
        return asked
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
