/// What the status bar says of the owner's day.
public struct TodayTotal: Sendable, Hashable {
    /// Seconds, finite and not negative. The day is that of the profile's zone.
    public var seconds: Double
    public var goal: Goal?

    public init(seconds: Double, goal: Goal? = nil) {
        self.seconds = seconds
        self.goal = goal
    }
}

/// A daily goal.
public struct Goal: Sendable, Hashable {
    /// Seconds to reach, above zero.
    public var target: Double
    /// Seconds that count towards it; may be less than the day's total, for a goal can be limited to some
    /// languages or projects.
    public var tracked: Double

    public init(target: Double, tracked: Double) {
        self.target = target
        self.tracked = tracked
    }
}

/// Totals by language and project over a range.
public struct CodingStats: Sendable, Hashable {
    /// The display name, as the server gave it.
    public var displayName: String?
    /// The id that other calls take as a username.
    public var userID: String?
    /// Seconds, finite and not negative. Breakdowns need not add up to it.
    public var total: Double
    /// Longest first, each name once; `nil` where the server sent no such list.
    public var languages: [Breakdown]?
    public var projects: [Breakdown]?
    /// The range in the server's own words ("All Time"), where it says them.
    public var rangeText: String?
    public var trust: Trust?
    /// Days in a row with 15 minutes or more, as the server counts.
    public var streak: Int?

    public init(
        displayName: String? = nil, userID: String? = nil, total: Double, languages: [Breakdown]? = nil,
        projects: [Breakdown]? = nil, rangeText: String? = nil, trust: Trust? = nil, streak: Int? = nil
    ) {
        self.displayName = displayName
        self.userID = userID
        self.total = total
        self.languages = languages
        self.projects = projects
        self.rangeText = rangeText
        self.trust = trust
        self.streak = streak
    }
}

/// One row of a breakdown.
public struct Breakdown: Sendable, Hashable {
    public var name: String
    /// Finite and not negative.
    public var seconds: Double

    public init(name: String, seconds: Double) {
        self.name = name
        self.seconds = seconds
    }
}
