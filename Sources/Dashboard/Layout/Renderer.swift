package import Cells
import Tracker

/// Draws successive frames. Most keys affect a single list, so a pane is redrawn only if its inputs changed since the
/// last frame; otherwise its cells are kept. The output is always the same as that of `render`.
package struct Renderer {
    private struct Last {
        /// Without the overlays.
        let frame: Frame
        let shared: SharedInputs
        let lists: ListInputs
        /// `nil` under an overlay, whose keys are in the status line.
        let status: StatusInputs?
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
        let shared = person.hasProblem ? nil : SharedInputs(person, context)
        let lists = ListInputs(context)
        let status = state.layers.isEmpty ? StatusInputs(person, context) : nil
        let before = last.flatMap { $0.shared == shared ? $0 : nil }
        last = nil
        var frame = before?.frame ?? Frame(size: state.size, glyphs: context.glyphs)
        var rows: FeedPane.Rows?
        for id in PaneID.allCases where context.layout.isShown(id) {
            if id == .feed, person.has(.feed) {
                // The feed compares its own rows: there are many, and most keys change two of them.
                rows = FeedPane.draw(person, context, on: &frame, before: before?.rows)
                continue
            }
            if let before {
                if lists.shows(id, like: before.lists) { continue }
                frame.clear(context.layout.rect(of: id))
            }
            id.pane(for: person.target).draw(person, context, on: &frame)
        }
        if before == nil { HeaderPane.draw(person, context, on: &frame) }
        if before == nil || status == nil || status != before?.status {
            frame.clear(context.layout.status)
            StatusLine.draw(person, context, on: &frame)
        }
        if let shared { last = Last(frame: frame, shared: shared, lists: lists, status: status, rows: rows) }
        for layer in state.layers { layer.overlay.draw(person, context, on: &frame) }
        return frame
    }
}
