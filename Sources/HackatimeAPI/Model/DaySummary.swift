/// One of the owner's days, from `summaries`.
public struct DaySummary: Sendable, Hashable {
    /// The day, in the requested zone.
    public var day: CivilDate
    /// Seconds, finite and not negative. No gap crosses midnight.
    public var seconds: Double
    /// Longest first. Each gap belongs to the project of its earlier heartbeat, so apart from rounding they add up to
    /// the day. Time without a project is `Other`.
    public var projects: [Breakdown]
    /// `nil` on a day without AI.
    public var ai: AIUsage?

    /// Does not merge or sort the values; the call does.
    public init(day: CivilDate, seconds: Double, projects: [Breakdown] = [], ai: AIUsage? = nil) {
        self.day = day
        self.seconds = seconds
        self.projects = projects
        self.ai = ai
    }
}

/// AI usage on a day. No count is negative.
public struct AIUsage: Sendable, Hashable {
    /// Tokens sent to models.
    public var inputTokens: Int64
    /// Tokens received from models.
    public var outputTokens: Int64
    /// In the server's order.
    public var models: [Model]

    /// One model's share.
    public struct Model: Sendable, Hashable {
        /// Unchecked text.
        public var name: String
        /// Lines it changed.
        public var lines: Int64

        /// Does not check the values; the call does.
        public init(name: String, lines: Int64) {
            self.name = name
            self.lines = lines
        }
    }

    /// Does not check the values; the call does.
    public init(inputTokens: Int64, outputTokens: Int64, models: [Model]) {
        self.inputTokens = inputTokens
        self.outputTokens = outputTokens
        self.models = models
    }
}
