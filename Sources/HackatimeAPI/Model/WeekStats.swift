/// The owner's last eight days, from `stats/last_7_days`. Every list is on timelines of its own, so that entries overlap and
/// their sum may be above or below the total. Time without a name is `unknown`, or `Unknown` for editors and systems.
public struct WeekStats: Sendable, Hashable {
    /// The first instant: seconds since 1970; `nil` where the server does not say it.
    public var start: Double?
    /// The last second.
    public var end: Double?
    /// Seconds, finite and not negative.
    public var total: Double
    /// Seconds a day, counting the days with any heartbeat.
    public var dailyAverage: Double?
    /// Longest first, as the others.
    public var languages: [Breakdown]
    /// By project.
    public var projects: [Breakdown]
    /// By editor.
    public var editors: [Breakdown]
    /// By computer.
    public var machines: [Breakdown]
    /// By system.
    public var operatingSystems: [Breakdown]

    /// Values are taken as they are; it is the call that merges and sorts them.
    public init(
        start: Double? = nil, end: Double? = nil, total: Double, dailyAverage: Double? = nil,
        languages: [Breakdown] = [], projects: [Breakdown] = [], editors: [Breakdown] = [],
        machines: [Breakdown] = [], operatingSystems: [Breakdown] = []
    ) {
        self.start = start
        self.end = end
        self.total = total
        self.dailyAverage = dailyAverage
        self.languages = languages
        self.projects = projects
        self.editors = editors
        self.machines = machines
        self.operatingSystems = operatingSystems
    }
}
