/// The total of one day: `statusbar/today` for the owner, `total_seconds` for another user.
public struct TodayTotal: Sendable, Hashable {
    /// Seconds, finite and not negative. The owner's day is in their profile's zone, another user's in the viewer's.
    public var seconds: Double
    /// `nil` if the owner has none or the server does not send it, and for another user.
    public var goal: Goal?

    /// Does not check the values; the call does.
    public init(seconds: Double, goal: Goal? = nil) {
        self.seconds = seconds
        self.goal = goal
    }
}

/// A daily goal, from `statusbar/today` on the live server. Weekly and monthly goals have no call.
public struct Goal: Sendable, Hashable {
    /// Seconds to reach, above zero.
    public var target: Double
    /// Seconds that count towards the goal. This may be less than the day's total, because a goal can be limited to
    /// some languages or projects.
    public var tracked: Double

    /// Does not check the values; the call does.
    public init(target: Double, tracked: Double) {
        self.target = target
        self.tracked = tracked
    }
}

/// Totals by language and project over a range.
public struct CodingStats: Sendable, Hashable {
    /// The display name, as sent by the server.
    public var displayName: String?
    /// The id that other calls accept as a username.
    public var userID: String?
    /// Seconds, finite and not negative. Breakdowns need not add up to it.
    public var total: Double
    /// Longest first, each name once; `nil` if the server sent no such list.
    public var languages: [Breakdown]?
    /// Like `languages`. Rows of either list overlap: their sum may be above or below the total.
    public var projects: [Breakdown]?
    /// The range in the server's words ("All Time"); `nil` if it sent none.
    public var rangeText: String?
    /// The trust level that the live server sends with the stats; `nil` if there is none.
    public var trust: Trust?
    /// Days in a row with 15 minutes or more, as counted by the server; 0 to 1,000,000.
    public var streak: Int?

    /// Does not check, merge or sort the values; the call does.
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
    /// The day, in the requested zone.
    public var day: CivilDate
    /// Seconds, finite and not negative. No gap crosses midnight.
    public var seconds: Double
    /// The names of the projects with time on this day, sorted and unchecked; empty if the server sent none.
    public var projects: [String]

    /// Does not check the values; the call does.
    public init(day: CivilDate, seconds: Double, projects: [String] = []) {
        self.day = day
        self.seconds = seconds
        self.projects = projects
    }
}

/// One row of a breakdown.
public struct Breakdown: Sendable, Hashable {
    /// The language or project as the server named it, unchecked; `nameless` if it sent no name.
    public var name: String
    /// Seconds, finite and not negative.
    public var seconds: Double

    /// Does not check the values; the call does.
    public init(name: String, seconds: Double) {
        self.name = name
        self.seconds = seconds
    }

    /// The live server's name for time without a name in its breakdowns. Sums made here use the same, so that the name
    /// does not change when the server's response arrives.
    public static let nameless = "Other"

    /// Adds up rows of the same name. Longest first.
    ///
    /// - Parameter isLanguage: All spellings of a language are one row, under its display name or, if it has none, under
    ///   the spelling with the most time. Other names are compared exactly.
    package static func merged(_ rows: some Sequence<Breakdown>, isLanguage: Bool) -> [Breakdown] {
        var sums: [String: (row: Breakdown, most: Double)] = [:]
        for row in rows {
            let name = isLanguage ? LanguageName.shown(row.name) : row.name
            let key = isLanguage ? name.lowercased() : name
            var sum = sums[key] ?? (Breakdown(name: name, seconds: 0), -1)
            sum.row.seconds += row.seconds
            if (row.seconds, sum.row.name) > (sum.most, name) { (sum.row.name, sum.most) = (name, row.seconds) }
            sums[key] = sum
        }
        return sums.values.map(\.row).sorted { ($1.seconds, $0.name) < ($0.seconds, $1.name) }
    }
}
