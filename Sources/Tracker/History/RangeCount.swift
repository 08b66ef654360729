package import HackatimeAPI

/// How far the heartbeats of a day are known.
package enum Completeness: UInt8, Sendable, Hashable {
    /// Nothing was fetched: the day may be empty or full.
    case unknown
    /// Parts were fetched.
    case partial
    /// All of it was fetched, and the server's number for it is not known.
    case fetched
    /// All of it was fetched, and the sum here equals the server's number, to the second.
    case agreed
    /// All of it was fetched twice, and the sum here differs from the server's number all the same.
    case differing

    package var isWhole: Bool { rawValue >= Completeness.fetched.rawValue }
}

/// One day as it is counted here.
package struct DayFigure: Sendable, Hashable {
    package var day: CivilDate
    /// Seconds counted from the heartbeats at hand, rounded once.
    package var seconds: Double
    package var completeness: Completeness
    /// The server's number for the day, in seconds, where it was told (`summaries`).
    package var serverSeconds: Double?
    /// What counts for a streak, in seconds; `nil` where that was not looked at.
    package var workSeconds: Double?

    package init(day: CivilDate, seconds: Double, completeness: Completeness, serverSeconds: Double? = nil) {
        self.day = day
        self.seconds = seconds
        self.completeness = completeness
        self.serverSeconds = serverSeconds
    }
}

/// A range of days as it is counted here, the server's way: user stats, with every entry on a timeline of its own.
package struct RangeCount: Sendable, Equatable {
    package var days: CivilDays
    /// Seconds; one timeline over the whole range, so the gap over a midnight inside it counts.
    package var total: Double
    /// Longest first.
    package var languages: [Breakdown]
    package var projects: [Breakdown]
    /// One per day of the range, in order.
    package var figures: [DayFigure]
    /// Seconds by weekday (Monday first) and hour of the clock: 7 rows of 24.
    package var hours: [[Double]]

    package init(
        days: CivilDays, total: Double = 0, languages: [Breakdown] = [], projects: [Breakdown] = [],
        figures: [DayFigure] = [], hours: [[Double]] = []
    ) {
        self.days = days
        self.total = total
        self.languages = languages
        self.projects = projects
        self.figures = figures
        self.hours = hours
    }

    /// Days whose heartbeats are all here.
    package var knownDays: Int { figures.count { $0.completeness.isWhole } }
}

/// What is known at all.
package struct HistoryCoverage: Sendable, Equatable {
    /// Stretches of time the server has told everything about.
    package var known = Coverage()
    /// The days that have been counted or compared, in order; days without an entry are unknown.
    package var figures: [DayFigure] = []
    /// When the server's numbers of the last days were last asked for: seconds since 1970.
    package var comparedAt: Double?
    /// Heartbeats stored, the time of the first, and that of the newest that is not dated in the future.
    package var rowCount = 0
    package var firstTime: Double?
    package var newestTime: Double?

    package init() {}
}
