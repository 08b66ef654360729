package import Cells
import Tracker

/// The screen for a state. Changes nothing, and holds at any size from 0x0.
package func render(_ state: DashboardState) -> Frame {
    let context = RenderContext(state)
    let person = state.person
    var frame = Frame(size: state.size, glyphs: context.glyphs)
    guard !context.layout.size.isEmpty else { return frame }
    HeaderPane.draw(person, context, on: &frame)
    for id in PaneID.allCases where context.layout.isShown(id) {
        id.pane(for: person.target).draw(person, context, on: &frame)
    }
    StatusLine.draw(person, context, on: &frame)
    for layer in state.layers { layer.overlay.draw(person, context, on: &frame) }
    return frame
}

extension Size {
    var isEmpty: Bool { width == 0 || height == 0 }
}
