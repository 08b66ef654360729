import Cells
import HackatimeAPI
import Tracker

extension DashboardState {
    /// The lines that a notch of the wheel scrolls.
    static let notch = 3

    /// Reports that nobody asked for come from a program that left them on.
    mutating func use(_ mouse: Mouse, at: Moment) -> [Effect] {
        guard usesMouse else { return [] }
        if let layer = layers.last { return layer.overlay.use(mouse, in: &self, at: at) }
        return useOnPanes(mouse, at: at)
    }

    /// The wheel scrolls what is under it. A click focuses a pane and selects a row; on what is selected it is Enter.
    mutating func useOnPanes(_ mouse: Mouse, at: Moment) -> [Effect] {
        let layout = layout
        guard let id = PaneID.allCases.first(where: { layout.rect(of: $0).contains(mouse.place) }) else { return [] }
        let pane = id.pane(for: shown)
        switch mouse.deed {
        case .wheelUp: return pane.scroll(by: -Self.notch, in: &self, at: at)
        case .wheelDown: return pane.scroll(by: Self.notch, in: &self, at: at)
        case .click: break
        }
        let wasFocused = focus == id
        let wasSelected = pane.select(at: mouse.place, in: &self)
        focus = id
        settleLists()
        return wasFocused && wasSelected ? pane.open(in: &self) : []
    }

    /// Scrolls the feed by heartbeats. The selected one stays on the screen; at the newest it is followed again.
    mutating func scrollFeed(by step: Int, at: Moment) -> [Effect] {
        let (lines, height) = (feedLines, visibleRows(.feed))
        guard let top = lines.window(feed, height: height).top else { return [] }
        let lowest = lines.highestTop(showing: lines.rows.count - 1, height: height)
        let wanted = min(max(0, top + step), lowest)
        let isNewest = wanted == (feed.oldestFirst ? lowest : 0)
        if isNewest, (step > 0) == feed.oldestFirst, !feedWindow.hasNewer {
            follow()
            return []
        }
        leaveNewest()
        let present = lines.place(of: feed.selected) ?? (feed.oldestFirst ? lines.rows.count - 1 : 0)
        feed.top = lines.key(at: wanted)
        feed.selected = feed.top
        let bottom = lines.window(feed, height: height).last ?? wanted
        feed.selected = lines.key(at: min(max(present, wanted), bottom))
        settleFeed()
        return reachOlder(from: lines.index(at: feed.oldestFirst ? wanted : bottom), at: at)
    }

    /// Selects the heartbeat on a line of the pane. Returns whether it was selected before.
    mutating func selectFeed(line: Int) -> Bool {
        let lines = feedLines
        let shown = lines.window(feed, height: visibleRows(.feed)).lines
        guard shown.indices.contains(line), case .row(let index) = shown[line] else { return false }
        let key = lines.rows[index].key
        guard feed.selected != key else { return true }
        leaveNewest()
        // What is on the screen stays where it is.
        feed.top = lines.window(feed, height: visibleRows(.feed)).top.map(lines.key(at:))
        feed.selected = key
        return false
    }
}
