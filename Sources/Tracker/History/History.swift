package import HackatimeAPI

/// What was seen before, and what can be counted from it. The dashboard knows this protocol; `HackatimeHistory`
/// keeps it on disk, or in memory where nothing may be kept.
///
/// `remembered` and `recall` read at once, on the caller's thread, in a few milliseconds whatever is stored: they
/// never wait for the network, for another program or for a lock. `keep` returns at once; the writing is done on
/// the client's thread. What outcomes bring is written before they are posted, so a `recall` that follows an outcome
/// counts it. Nothing throws: what cannot be read counts as not known, and `problem` says why.
package protocol History: AnyObject, Sendable {
    /// Everything the first frame needs, and no more: it is all that a start waits for.
    ///
    /// - Parameters:
    ///   - now: in seconds since 1970.
    ///   - rows: how many of the newest heartbeats the screen could show.
    func remembered(zone: ZoneRules, now: Double, rows: Int) -> Remembered
    func recall(_ query: HistoryQuery) -> HistoryAnswer
    func keep(_ note: HistoryNote)
    /// One sentence for the status line while the store does not work as it should.
    var problem: String? { get }
}

/// A question to the history.
package enum HistoryQuery: Sendable, Hashable {
    /// What is counted over days.
    case count(CivilDays)
    /// One day by quarter hours, of the heartbeats a filter's project and language let through.
    case timeline(CivilDate, FeedFilter)
    /// Heartbeats for the feed.
    case rows(RowQuery)
    /// What is known, day by day.
    case coverage
}

/// The answer to the query of the same name.
package enum HistoryAnswer: Sendable, Equatable {
    case count(RangeCount)
    case timeline(Timeline)
    case rows(RowPage)
    case coverage(HistoryCoverage)
    /// Nothing can be read at this moment (a lock, a broken disk); what was known before stays as it is.
    case unreadable
}

/// Something to keep.
package enum HistoryNote: Sendable, Hashable {
    /// The zone whose days are counted from now on.
    case zone(ZoneRules)
    /// The view to come back to.
    case view(SavedView)
    /// A name that was looked up; newest last.
    case lookedUp(String)
    /// The account the key belongs to, from `users/current`.
    case account(String)
}

/// The view to come back to after a restart.
package struct SavedView: Sendable, Hashable {
    /// `nil` is the owner of the key.
    package var user: String?
    package var oldestFirst = false
    /// Seconds; 0 asks only on request.
    package var interval: Double = 60
    package var range = DateRange(.allTime)

    package init() {}
}

/// What a start finds.
package struct Remembered: Sendable, Equatable {
    /// The last good answers, newest first, each with the moment it came.
    package var answers: [RememberedAnswer] = []
    /// The newest heartbeats, oldest first.
    package var rows: [Heartbeat] = []
    /// With the figures of the last `figureDays` days only.
    package var coverage = HistoryCoverage()
    package var view: SavedView?
    /// Names looked up before, newest last.
    package var lookUps: [String] = []

    /// More days than a streak is looked for, and than are filled in unless somebody asks for more.
    package static let figureDays = 40

    package init() {}
}

package struct RememberedAnswer: Sendable, Equatable {
    package var call: APICall
    package var dialect: Dialect
    package var answer: APIValue
    /// When the server gave it: seconds since 1970.
    package var asOf: Double

    package init(call: APICall, dialect: Dialect, answer: APIValue, asOf: Double) {
        self.call = call
        self.dialect = dialect
        self.answer = answer
        self.asOf = asOf
    }
}
