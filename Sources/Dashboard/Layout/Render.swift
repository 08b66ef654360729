package import Cells
import Tracker

/// The frame for a state. Changes nothing, and works at any size from 0x0.
package func render(_ state: DashboardState) -> Frame {
    var renderer = Renderer()
    return renderer.frame(for: state)
}

extension Size {
    var isEmpty: Bool { width == 0 || height == 0 }
}
