package import Cells
package import Dashboard

/// What the loop runs: how state changes, when it must be woken, and what it looks like. Tests put their own here,
/// so that the loop's promises do not hang on what the dashboard happens to want.
package struct App {
    package var reduce: (inout DashboardState, Event) -> [Effect]
    package var nextDeadline: (DashboardState) -> Double?
    package var render: (DashboardState) -> Frame

    package init(
        reduce: @escaping (inout DashboardState, Event) -> [Effect],
        nextDeadline: @escaping (DashboardState) -> Double?,
        render: @escaping (DashboardState) -> Frame
    ) {
        self.reduce = reduce
        self.nextDeadline = nextDeadline
        self.render = render
    }

    package static var dashboard: App {
        var renderer = Renderer()
        return App(
            reduce: { state, event in
                if case .key = event.kind {} else { renderer.forget() }
                return Dashboard.reduce(&state, event)
            },
            nextDeadline: { $0.nextDeadline },
            render: { renderer.frame(for: $0) })
    }
}
