/// The total of one day: what `statusbar/today` says of the owner's, or `total_seconds` of another user's.
public struct TodayTotal: Sendable, Hashable {
    /// Seconds, finite and not negative. The owner's day is that of their profile's zone; another user's that of the
    /// viewer's.
    public var seconds: Double
    /// `nil` where the owner set none or the server does not tell, and for another user.
    public var goal: Goal?

    /// Values are taken as they are; it is the call that checks them.
    public init(seconds: Double, goal: Goal? = nil) {
        self.seconds = seconds
        self.goal = goal
    }
}

/// A daily goal, as `statusbar/today` tells on the live server; weekly and monthly goals have no call.
public struct Goal: Sendable, Hashable {
    /// Seconds to reach, above zero.
    public var target: Double
    /// Seconds that count towards it; may be less than the day's total, for a goal can be limited to some
    /// languages or projects.
    public var tracked: Double

    /// Values are taken as they are; it is the call that checks them.
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
    /// As `languages`. Rows of either list overlap: their sum may be above or below the total.
    public var projects: [Breakdown]?
    /// The range in the server's own words ("All Time"); `nil` where it says none.
    public var rangeText: String?
    /// Trust as the live server tells it beside the stats; `nil` where the answer has none.
    public var trust: Trust?
    /// Days in a row with 15 minutes or more, as the server counts; 0 to 1,000,000.
    public var streak: Int?

    /// Values are taken as they are; it is the call that checks, merges and sorts them.
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

/// The owner's total of one day, from `summaries`.
public struct DayTotal: Sendable, Hashable {
    /// The day on the calendar of the zone asked for.
    public var day: CivilDate
    /// Seconds, finite and not negative. No gap crosses a midnight.
    public var seconds: Double

    /// Values are taken as they are; it is the call that checks them.
    public init(day: CivilDate, seconds: Double) {
        self.day = day
        self.seconds = seconds
    }
}

/// One row of a breakdown.
public struct Breakdown: Sendable, Hashable {
    /// The language or project as the server named it, unchecked; `nameless` where it gave no name.
    public var name: String
    /// Seconds, finite and not negative.
    public var seconds: Double

    /// Values are taken as they are; it is the call that checks them.
    public init(name: String, seconds: Double) {
        self.name = name
        self.seconds = seconds
    }

    /// Time without a name, as the live server calls it in its breakdowns: what is counted here must not change its name
    /// when the server's answer comes.
    public static let nameless = "Other"
}
