/// One of the owner's days, from `summaries`.
public struct DaySummary: Sendable, Hashable {
    /// The day on the calendar of the zone asked for.
    public var day: CivilDate
    /// Seconds, finite and not negative. No gap crosses a midnight.
    public var seconds: Double
    /// Longest first. Each gap belongs to the project of its earlier heartbeat, so they add up to the day but for rounding.
    /// Time without a project is `Other`.
    public var projects: [Breakdown]
    /// `nil` on a day without AI.
    public var ai: AIUsage?

    /// Values are taken as they are; it is the call that merges and sorts them.
    public init(day: CivilDate, seconds: Double, projects: [Breakdown] = [], ai: AIUsage? = nil) {
        self.day = day
        self.seconds = seconds
        self.projects = projects
        self.ai = ai
    }
}

/// What AI did on a day. No count is negative.
public struct AIUsage: Sendable, Hashable {
    /// Tokens sent to models.
    public var inputTokens: Int64
    /// Tokens that came from them.
    public var outputTokens: Int64
    /// In the server's order.
    public var models: [Model]

    /// One model's part.
    public struct Model: Sendable, Hashable {
        /// Unchecked text.
        public var name: String
        /// Lines it changed.
        public var lines: Int64

        /// Values are taken as they are; it is the call that checks them.
        public init(name: String, lines: Int64) {
            self.name = name
            self.lines = lines
        }
    }

    /// Values are taken as they are; it is the call that checks them.
    public init(inputTokens: Int64, outputTokens: Int64, models: [Model]) {
        self.inputTokens = inputTokens
        self.outputTokens = outputTokens
        self.models = models
    }
}
