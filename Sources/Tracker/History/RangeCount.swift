package import HackatimeAPI

/// How completely the heartbeats of a day are known.
package enum Completeness: UInt8, Sendable, Hashable {
    /// Nothing was fetched: the day may be empty or full.
    case unknown
    /// Some parts were fetched.
    case partial
    /// All of it was fetched, and the server's total is unknown.
    case fetched
    /// All of it was fetched, and our sum equals the server's total, to the second.
    case agreed
    /// All of it was fetched twice, and our sum still differs from the server's total.
    case differing

    package var isWhole: Bool { rawValue >= Completeness.fetched.rawValue }
}

/// The counted figures of one day.
package struct DayFigure: Sendable, Hashable {
    package var day: CivilDate
    /// Seconds counted from the known heartbeats, rounded once.
    package var seconds: Double
    package var completeness: Completeness
    /// The server's total of the day, in seconds, if known (`summaries`).
    package var serverSeconds: Double?
    /// Seconds that count for a streak; `nil` if not counted.
    package var workSeconds: Double?
    /// The day was known, until the server's total became another one. It is to be fetched again.
    package var isOutdated = false

    package init(day: CivilDate, seconds: Double, completeness: Completeness, serverSeconds: Double? = nil) {
        self.day = day
        self.seconds = seconds
        self.completeness = completeness
        self.serverSeconds = serverSeconds
    }
}

/// A range of days, counted the way the server does: user stats, with a separate timeline for every entry.
package struct RangeCount: Sendable, Equatable {
    package var days: CivilDays
    /// Seconds, on one timeline over the whole range: a gap over a midnight inside it counts.
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

    /// Number of days whose heartbeats are all known.
    package var knownDays: Int { figures.count { $0.completeness.isWhole } }
}

/// Everything that is known, by time.
package struct HistoryCoverage: Sendable, Equatable {
    /// Stretches of time that the server has answered completely.
    package var known = Coverage()
    /// The days that were counted or compared, in order. Days without an entry are unknown.
    package var figures: [DayFigure] = []
    /// When the server's totals of the last days were last requested: seconds since 1970.
    package var comparedAt: Double?
    /// When the day of the last year that was compared longest ago was compared: seconds since 1970.
    package var oldestComparison: Double?
    /// The number of stored heartbeats, the time of the first, and the time of the newest that is not dated in the
    /// future.
    package var rowCount = 0
    package var firstTime: Double?
    package var newestTime: Double?

    package init() {}
}
