package import Cells
import Tracker

/// Draws successive frames. Most keys affect a single list, so a pane is redrawn only if its inputs changed since the
/// last frame; otherwise its cells are kept. The output is always the same as that of `render`.
package struct Renderer {
    private final class Last {
        /// Without the overlays.
        let frame: Frame
        let shared: SharedInputs
        let lists: ListInputs
        /// `nil` under an overlay, whose keys are in the status line.
        let status: StatusInputs?
        let rows: FeedPane.Rows?

        init(
            _ frame: Frame, _ shared: SharedInputs, _ lists: ListInputs, _ status: StatusInputs?, _ rows: FeedPane.Rows?
        ) {
            self.frame = frame
            self.shared = shared
            self.lists = lists
            self.status = status
            self.rows = rows
        }
    }

    private var last: Last?
    private let aliases = Aliases()

    package init() {}

    /// Releases the last frame and its inputs. Called before an event that brings data, because changing shared data
    /// would copy it.
    package mutating func forget() {
        last = nil
    }

    package mutating func frame(for state: DashboardState) -> Frame {
        let context = RenderContext(state, aliases)
        let state = context.state
        let person = state.person
        guard !context.layout.size.isEmpty else { return Frame(size: context.layout.size, glyphs: context.glyphs) }
        // Error messages depend on many other things, and change every second.
        let shared = person.hasProblem ? nil : SharedInputs(state, person, context)
        let lists = ListInputs(state, context)
        let status = state.layers.isEmpty ? StatusInputs(state, person, context) : nil
        let before = last?.shared == shared ? last : nil
        last = nil
        var frame = before?.frame ?? Frame(size: context.layout.size, glyphs: context.glyphs)
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
        if let shared { last = Last(frame, shared, lists, status, rows) }
        for layer in state.layers { layer.overlay.draw(person, context, on: &frame) }
        return frame
    }
}
