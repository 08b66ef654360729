package import Cells

/// The screen for a state. Changes nothing, and holds at any size from 0x0.
package func render(_ state: DashboardState) -> Frame {
    Frame(size: state.size)
}
