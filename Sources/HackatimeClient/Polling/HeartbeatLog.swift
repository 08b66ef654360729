/// The heartbeats at hand, in time order, each once.
public struct HeartbeatLog: Sendable, Equatable {
    /// Oldest first.
    public private(set) var rows: [Heartbeat] = []
    /// From this instant on (seconds since 1970) the log is complete as far as the server told; `nil` before the
    /// first window has come.
    public internal(set) var coveredFrom: Double?
    /// There is nothing older on the server.
    public internal(set) var reachesStart = false

    public init() {}

    /// A log for tests and previews.
    package init(rows: [Heartbeat], coveredFrom: Double? = nil, reachesStart: Bool = false) {
        self.rows = rows
        self.coveredFrom = coveredFrom
        self.reachesStart = reachesStart
    }
}
