package import Cells
package import Dashboard

/// What the loop runs: how state changes, when to wake, and how to draw. Tests use their own, so that the loop's
/// guarantees are tested independently of the dashboard. The state is large: `inout` spares a copy for every call, and
/// only `reduce` changes it.
package struct App {
    package var reduce: (inout DashboardState, Event) -> [Effect]
    package var nextDeadline: (inout DashboardState) -> Double?
    package var render: (inout DashboardState) -> Frame

    package init(
        reduce: @escaping (inout DashboardState, Event) -> [Effect],
        nextDeadline: @escaping (inout DashboardState) -> Double?,
        render: @escaping (inout DashboardState) -> Frame
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
