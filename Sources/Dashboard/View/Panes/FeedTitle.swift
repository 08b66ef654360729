import Tracker
import Cells
import HackatimeAPI

/// The feed's title after its name: which rows these are.
struct FeedTitle {
    let context: RenderContext

    init(_ context: RenderContext) {
        self.context = context
    }

    func about(_ window: FeedLines.Window, _ feed: FeedLines) -> String {
        let state = context.state
        var parts = [filter]
        let time = state.feedFilter.time
        if time == nil, let top = window.top {
            let day = context.zone.civilTime(at: feed.rows[feed.index(at: top)].time).date
            if day != context.today { parts.append(Clock.day(day, today: context.today)) }
        }
        if state.isPaused {
            parts.append("paused")
        } else if state.feed.isFollowing, time.map({ $0.contains(state.now.wall) }) ?? true {
            parts.append("following")
        } else if state.feed.unseen > 0 {
            let arrow = state.feed.oldestFirst ? context.glyphs.down : context.glyphs.up
            let more = state.feed.unseen < FeedWindow.maxUnseen ? "" : "+"
            parts.append("\(state.feed.unseen)\(more) new \(arrow)")
        }
        return parts.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// `project robot-arm, filter: solver py, 12 shown`; empty without a filter.
    var filter: String {
        let filter = context.state.feedFilter
        guard !filter.isEmpty else { return "" }
        var parts = filter.time.map { [named($0)] } ?? []
        parts += filter.names.map { "\($0.one) \(named($0.name))" }
        if !filter.words.isEmpty { parts.append("filter: \(context.clean(filter.words.joined(separator: " ")))") }
        let window = context.state.feedWindow
        let count = context.state.feedRows.count
        let hasMore = window.hasOlder || window.hasNewer || window.rest != nil
        let coming = count == 0 ? coming : nil
        parts.append(coming?.brief ?? "\(count)\(hasMore && count > 0 ? "+" : "") shown")
        return parts.joined(separator: ", ")
    }

    /// While the history is still coming, no matching row may only mean none yet. `nil` when all of it is there.
    var coming: (brief: String, sentence: String)? {
        let state = context.state
        guard !state.isPaused else { return nil }
        let progress = state.tracker.backfillProgress(at: state.clock)
        if let progress, progress.known > 0 {
            let days = "\(progress.known) of \(progress.of) days"
            return ("\(days) known", "no match in the history yet, which is still coming: \(days) are known")
        }
        guard progress != nil || state.history.coverage.known.stretches.isEmpty, state.person.feed.problem == nil else {
            return nil
        }
        return ("still coming", "the history is still coming; matches will show here")
    }

    /// `Thu 19 Nov`, `Mon 16 – Sun 22 Nov`, `Mon 23 Nov, 10:00–11:00`, `since Tue 24 Nov, 01:31`
    private func named(_ time: Range<Double>) -> String {
        let first = context.zone.day(at: time.lowerBound)
        if time.upperBound == .greatestFiniteMagnitude {
            let day = Clock.day(first, today: context.today)
            return "since \(day), \(Clock.minutes(time.lowerBound, in: context.zone))"
        }
        let days = CivilDays(first: first, last: max(first, context.zone.day(at: time.upperBound - 1)))
        let words = RangeText.long(days, today: context.today, dash: context.glyphs.dash)
        guard days.time(in: context.zone) != time else { return words }
        let clock = { Clock.minutes($0, in: context.zone) }
        return "\(words), \(clock(time.lowerBound))\(context.glyphs.dash)\(clock(time.upperBound))"
    }

    private func named(_ name: String) -> String {
        let clean = context.clean(name)
        return clean.isEmpty ? "(no name)" : clean
    }

    /// The progress of a running search.
    var searching: String? {
        guard let place = context.state.feedWindow.searchedTo else { return nil }
        let mark = context.glyphs.ellipsis
        guard context.state.feedWindow.isSearchingBack else { return "searching \(mark)" }
        return "searching \(mark) back to \(Clock.day(context.zone.civilTime(at: place).date, today: context.today))"
    }
}
