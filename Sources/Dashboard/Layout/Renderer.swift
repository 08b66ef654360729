package import Cells
import Tracker

/// Makes one frame after the other. Most keys are about one list: a pane is drawn again only where something it is drawn
/// from is another than in the frame before, and its cells stay otherwise. What comes out is always what `render` gives.
package struct Renderer {
    private struct Last {
        /// Without what lay over the panes.
        let frame: Frame
        let context: RenderContext
        let moving: Moving
        let rows: FeedPane.Rows?
    }

    private var last: Last?

    package init() {}

    /// Lets go of the last frame, and of all that it was drawn from: before an event that brings data, which would have
    /// to copy what is held here, too.
    package mutating func forget() {
        last = nil
    }

    /// The screen for a state.
    package mutating func frame(for state: DashboardState) -> Frame {
        let context = RenderContext(state)
        let person = state.person
        guard !context.layout.size.isEmpty else { return Frame(size: state.size, glyphs: context.glyphs) }
        // Sentences about what is wrong depend on much else, and on every second.
        let moving = person.hasProblem ? nil : Moving(person, context)
        let before = last.flatMap { $0.moving == moving && context.isSetLike($0.context) ? $0 : nil }
        last = nil
        var frame = before?.frame ?? Frame(size: state.size, glyphs: context.glyphs)
        var rows: FeedPane.Rows?
        for id in PaneID.allCases where context.layout.isShown(id) {
            let pane = id.pane(for: person.target)
            if let feed = pane as? FeedPane {
                // It compares its rows by itself: there are many, and most keys change two of them.
                rows = feed.draw(person, context, on: &frame, before: before?.rows)
                continue
            }
            if let before {
                if context.shows(id, like: before.context) { continue }
                frame.clear(context.layout.rect(of: id))
            }
            pane.draw(person, context, on: &frame)
        }
        if before != nil {
            frame.clear(context.layout.header)
            frame.clear(context.layout.status)
        }
        HeaderPane.draw(person, context, on: &frame)
        StatusLine.draw(person, context, on: &frame)
        if let moving { last = Last(frame: frame, context: context, moving: moving, rows: rows) }
        for layer in state.layers { layer.overlay.draw(person, context, on: &frame) }
        return frame
    }
}

/// What panes say that time alone can change, but for the feed.
private struct Moving: Equatable {
    let minute: Double
    let isTodayKnown: Bool
    let asking: String
    let tracking: TrackingText?

    init(_ person: Person, _ context: RenderContext) {
        minute = context.minute
        isTodayKnown = context.state.isKnown(context.today)
        asking = context.asking
        tracking = TrackingText(
            TrackingHealth(person.newest, latest: context.state.history.latest, now: context.now), now: context.now,
            zone: context.zone)
    }
}

extension RenderContext {
    /// Whether everything else that the panes are drawn from, except the feed, is as it was. If a pane is to say something
    /// new, add what it depends on here, or below where it concerns one pane.
    fileprivate func isSetLike(_ before: RenderContext) -> Bool {
        let old = before.state
        return layout == before.layout && glyphs == before.glyphs && state.server == old.server
            && state.zones == old.zones && state.range == old.range && state.history == old.history
            && state.feedFilter.named == old.feedFilter.named && state.isPaused == old.isPaused
            && state.tracker.interval == old.tracker.interval && state.person == old.person
    }

    /// Whether what concerns a single pane is as it was.
    fileprivate func shows(_ pane: PaneID, like before: RenderContext) -> Bool {
        isFocused(pane) == before.isFocused(pane) && state.lists[pane] == before.state.lists[pane]
            && state.sortedByName.contains(pane) == before.state.sortedByName.contains(pane)
    }
}
