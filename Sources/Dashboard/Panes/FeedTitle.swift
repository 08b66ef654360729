import Cells
import HackatimeClient

/// What the feed's title says beside its name: which rows these are.
struct FeedTitle {
    let scene: Scene

    init(_ scene: Scene) {
        self.scene = scene
    }

    func about(_ window: FeedLines.Window, _ feed: FeedLines) -> String {
        let state = scene.state
        var parts = [filter]
        if let top = window.top {
            let day = scene.zone.civilTime(at: feed.rows[feed.index(at: top)].time).date
            if day != scene.today { parts.append(Clock.day(day, today: scene.today)) }
        }
        if state.isPaused {
            parts.append("paused")
        } else if state.feed.isFollowing {
            parts.append("following")
        } else if state.feed.unseen > 0 {
            let arrow = state.feed.oldestFirst ? scene.glyphs.down : scene.glyphs.up
            parts.append("\(state.feed.unseen) new \(arrow)")
        }
        return parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// `project robot-arm, filter: solver py, 12 shown`; empty without a filter.
    var filter: String {
        let filter = scene.state.feedFilter
        guard !filter.isEmpty else { return "" }
        var parts: [String] = []
        if let project = filter.project { parts.append("project \(named(project))") }
        if let language = filter.language { parts.append("language \(named(language))") }
        if !filter.words.isEmpty { parts.append("filter: \(scene.clean(filter.words.joined(separator: " ")))") }
        let window = scene.state.feedWindow
        let count = scene.state.feedRows.count
        let hasMore = window.isFilled && (window.hasOlder || window.hasNewer || window.rest != nil)
        parts.append("\(count)\(hasMore && count > 0 ? "+" : "") shown")
        return parts.joined(separator: ", ")
    }

    private func named(_ name: String) -> String {
        let clean = scene.clean(name)
        return clean.isEmpty ? "(no name)" : clean
    }

    /// While a search goes on: how far it has come.
    var searching: String? {
        guard let place = scene.state.feedWindow.searchedTo else { return nil }
        let mark = scene.glyphs.ellipsis
        guard scene.state.feedWindow.isSearchingBack else { return "searching \(mark)" }
        return "searching \(mark) back to \(Clock.day(scene.zone.civilTime(at: place).date, today: scene.today))"
    }
}
