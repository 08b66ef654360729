import Tracker
import HackatimeAPI

extension DashboardState {
    /// Adjusts the feed's first visible row so that the selected one is visible.
    mutating func settleFeed() {
        guard shown.has(.feed), !feed.isFollowing else {
            feed.top = nil
            return
        }
        let lines = feedLines
        // The selected heartbeat may have been deleted on the server.
        guard lines.place(of: feed.selected) != nil else { return follow() }
        guard visibleRows(.feed) > 0 else { return }
        let window = lines.window(feed, height: visibleRows(.feed))
        feed.top = window.top.map { lines.rows[lines.index(at: $0)].key }
    }

    /// The feed's rows as lines.
    var feedLines: FeedLines {
        FeedLines(
            rows: feedRows, oldestFirst: feed.oldestFirst, zone: zones.display, known: history.coverage.known,
            isFiltered: feedFilter.isNarrow)
    }

    /// The row for Enter and `y`; the newest while following.
    var selectedHeartbeat: Heartbeat? {
        let rows = feedRows
        guard let key = feed.selected else { return rows.last }
        return rows.last { $0.key == key } ?? rows.last
    }

    /// The index of that row; 0 if there is none.
    var selectedIndex: Int {
        let rows = feedRows
        let index = feed.selected.flatMap { key in rows.lastIndex { $0.key == key } }
        return index ?? max(0, rows.count - 1)
    }

    mutating func follow() {
        feed.selected = nil
        feed.top = nil
        feed.unseen = 0
    }

    mutating func moveFeed(_ command: Command, at: Moment) -> [Effect] {
        let rows = feedRows
        guard !rows.isEmpty else { return [] }
        leaveNewest()
        // Positions count from the top of the screen, while rows are in time order.
        let isOldestFirst = feed.oldestFirst
        let flip = { (row: Int) in isOldestFirst ? row : rows.count - 1 - row }
        let position = target(of: command, from: flip(selectedIndex), count: rows.count, page: visibleRows(.feed))
        let index = flip(position)
        let isJump = command == .top || command == .bottom
        if index == rows.count - 1, isJump || !feedWindow.hasNewer {
            // Back on the newest row: follows again.
            follow()
        } else if index == 0, isJump, feedWindow.hasOlder {
            feedWindow.wish = .oldest
            feedWindow.wantsServer = true
            return []
        } else {
            feed.selected = rows[index].key
        }
        settleFeed()
        return reachOlder(from: index, at: at)
    }

    /// Following ends: later heartbeats are unseen.
    mutating func leaveNewest() {
        if feed.isFollowing { feed.seenTo = feedRows.last { $0.time <= futureLimit }.map { RowPlace($0) } }
    }

    /// Near the oldest known row, older ones are asked for.
    mutating func reachOlder(from index: Int, at: Moment) -> [Effect] {
        guard index < visibleRows(.feed) else { return [] }
        if feedWindow.hasOlder {
            feedWindow.wantsServer = true
            return []
        }
        return wantOlder(at: at)
    }

    /// Asks the server for what is older than everything here, unless only some time is shown.
    mutating func wantOlder(at: Moment) -> [Effect] {
        feedFilter.time == nil ? effects(tracker.wantOlder(at: at)) : []
    }

    /// Moves one row, whichever order is shown.
    mutating func moveFeed(toOlder: Bool, at: Moment) -> [Effect] {
        moveFeed(toOlder == feed.oldestFirst ? .up : .down, at: at)
    }

    /// Requests older heartbeats while the pane has room, but only a few windows. The rest waits until a person
    /// scrolls.
    mutating func fillFeed(at: Moment) -> [Effect] {
        // Waits until the history has reported the news. Few matches are no reason to request more.
        let isSettled = !feedWindow.isBehind && !feedWindow.hasOlder
        guard shown.has(.feed), feedFilter.isEmpty, isSettled, feed.fills < 4, person.coveredFrom != nil,
            feedRows.count < visibleRows(.feed)
        else {
            return []
        }
        let asked = effects(tracker.wantOlder(at: at))
        if !asked.isEmpty { feed.fills += 1 }
        return asked
    }
}
