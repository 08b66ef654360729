/// The one place where state changes.
package func reduce(_ state: inout DashboardState, _ event: Event) -> [Effect] {
    []
}

extension DashboardState {
    /// When the loop must wake even if nothing happens, on the uptime clock.
    package var nextDeadline: Double? { nil }
}
