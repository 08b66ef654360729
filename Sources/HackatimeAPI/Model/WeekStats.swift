/// The owner's last eight days, from `stats/last_7_days`. Every list has timelines of its own, so entries overlap and
/// their sum may be above or below the total. Time without a name is `unknown`, or `Unknown` for editors and systems.
public struct WeekStats: Sendable, Hashable {
    /// The first instant: seconds since 1970; `nil` if the server does not say.
    public var start: Double?
    /// The last second: seconds since 1970; `nil` if the server does not say.
    public var end: Double?
    /// Seconds, finite and not negative.
    public var total: Double
    /// Seconds a day. Only days with any heartbeat count.
    public var dailyAverage: Double?
    /// By language, longest first, as in the other lists.
    public var languages: [Breakdown]
    /// By project.
    public var projects: [Breakdown]
    /// By editor.
    public var editors: [Breakdown]
    /// By computer.
    public var machines: [Breakdown]
    /// By system.
    public var operatingSystems: [Breakdown]

    /// Does not merge or sort the values; the call does.
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
