package import Cells
import Tracker

/// Draws successive frames. Most keys affect a single list, so a pane is redrawn only if its inputs changed since the
/// last frame; otherwise its cells are kept. The output is always the same as that of `render`.
package struct Renderer {
    private struct Last {
        /// Without the overlays.
        let frame: Frame
        let context: RenderContext
        let moving: Moving
        let rows: FeedPane.Rows?
    }

    private var last: Last?

    package init() {}

    /// Releases the last frame and its inputs. Called before an event that brings data, because changing shared data
    /// would copy it.
    package mutating func forget() {
        last = nil
    }

    package mutating func frame(for state: DashboardState) -> Frame {
        let context = RenderContext(state)
        let person = state.person
        guard !context.layout.size.isEmpty else { return Frame(size: state.size, glyphs: context.glyphs) }
        // Error messages depend on many other things, and change every second.
        let moving = person.hasProblem ? nil : Moving(person, context)
        let before = last.flatMap { $0.moving == moving && context.isSetLike($0.context) ? $0 : nil }
        last = nil
        var frame = before?.frame ?? Frame(size: state.size, glyphs: context.glyphs)
        var rows: FeedPane.Rows?
        for id in PaneID.allCases where context.layout.isShown(id) {
            let pane = id.pane(for: person.target)
            if let feed = pane as? FeedPane {
                // The feed compares its own rows: there are many, and most keys change two of them.
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

/// What panes show that changes with time alone, except the feed.
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
    /// Whether all inputs of the panes, except the feed's, are unchanged. If a pane shows something new, add its input
    /// here, or below if it affects only one pane.
    fileprivate func isSetLike(_ before: RenderContext) -> Bool {
        let old = before.state
        return layout == before.layout && glyphs == before.glyphs && state.server == old.server
            && state.zones == old.zones && state.range == old.range && state.history == old.history
            && state.feedFilter.named == old.feedFilter.named && state.isPaused == old.isPaused
            && state.tracker.interval == old.tracker.interval && state.person == old.person
    }

    /// Whether the inputs of a single pane are unchanged.
    fileprivate func shows(_ pane: PaneID, like before: RenderContext) -> Bool {
        isFocused(pane) == before.isFocused(pane) && state.lists[pane] == before.state.lists[pane]
            && state.sortedByName.contains(pane) == before.state.sortedByName.contains(pane)
    }
}
