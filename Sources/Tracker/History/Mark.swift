package import HackatimeAPI

/// A moment that somebody marked, to know the time since.
package struct Mark: Sendable, Hashable {
    /// Seconds since 1970. No two marks have the same.
    package var time: Double
    /// What was written beside it; may be empty.
    package var note: String
    /// The projects that it is about; empty for everything.
    package var projects: [String]

    package init(at time: Double, note: String = "", projects: [String] = []) {
        self.time = time
        self.note = note
        self.projects = projects
    }

    /// So many are kept, the newest ones.
    package static let limit = 100
}

extension [Mark] {
    /// With another one, newest first.
    package func adding(_ mark: Mark) -> [Mark] {
        let all = filter { $0.time != mark.time } + [mark]
        return Array(all.sorted { $0.time > $1.time }.prefix(Mark.limit))
    }
}

/// One project of the owner, from their heartbeats.
package struct ProjectCount: Sendable, Equatable {
    package var days: CivilDays
    /// Seconds on the project's own timeline, on these days and on all that are known.
    package var total = 0.0
    package var allTime = 0.0
    /// For each of the days.
    package var byDay: [Double]
    /// Seconds since 1970; `nil` if no heartbeat is known.
    package var first: Double?
    package var last: Double?
    /// What it was done in, on these days, longest first.
    package var languages: [Breakdown] = []
    package var branches: [Breakdown] = []
    package var files: [Breakdown] = []

    package init(_ days: CivilDays) {
        self.days = days
        byDay = [Double](repeating: 0, count: days.count)
    }
}
