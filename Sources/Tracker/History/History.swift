package import HackatimeAPI

/// Stored data, and the counts made from it. The dashboard knows this protocol. `HackatimeHistory` stores the data on
/// disk, or in memory where nothing may be saved.
///
/// `remembered` and `recall` read at once, on the caller's thread, in a few milliseconds for any amount of data. They
/// never wait for the network, another program or a lock. `keep` returns at once; the client's thread does the writing.
/// Results are written before they are posted, so a `recall` after a result includes it. Nothing throws: what cannot be
/// read counts as unknown, and `problem` says why.
package protocol History: AnyObject, Sendable {
    /// Everything the first frame needs, and no more, because the start waits for it.
    ///
    /// - Parameters:
    ///   - now: In seconds since 1970.
    ///   - rows: How many of the newest heartbeats the screen could show.
    func remembered(zone: ZoneRules, now: Double, rows: Int) -> Remembered
    func recall(_ query: HistoryQuery) -> HistoryAnswer
    func keep(_ note: HistoryNote)
    /// What the status line says while the store has a problem.
    var problem: HistoryProblem? { get }
}

/// A problem of the store, in words.
package struct HistoryProblem: Sendable, Hashable {
    /// What is wrong, what was done and what to do.
    package var words: String
    /// The file that this is about.
    package var path: String
    /// What is wrong, for narrow screens.
    package var short: String

    package init(_ words: String, path: String, short: String) {
        self.words = words
        self.path = path
        self.short = short
    }

    /// The path comes last, because only it can be cut without losing what matters.
    package var sentence: String { "\(words): \(path)" }
}

/// A query to the history.
package enum HistoryQuery: Sendable, Hashable {
    /// The sums over some days.
    case count(CivilDays)
    /// The names of a field over some days.
    case field(HeartbeatField, CivilDays)
    /// One day by quarter hours, of the heartbeats that match the filter's names.
    case timeline(CivilDate, FeedFilter)
    /// Heartbeats for the feed.
    case rows(RowQuery)
    /// The coverage, day by day.
    case coverage
    /// When the heartbeats in a stretch of time were, both ends included.
    case times(TimeWindow)
    /// Each of some days by hour of the clock.
    case hours(CivilDays)
    /// The sessions of some days.
    case sessions(CivilDays)
    /// The last day whose goal was announced, by any program that uses this history.
    case announcedGoal
    /// When the heartbeats in a stretch of time were, and of what, for the count of an event.
    case beats(BeatQuery)
    /// The moments that somebody marked.
    case marks
    /// The time on some projects, or on everything if none is named, since a moment.
    case since(Double, [String])
    /// A project of the owner, on some days.
    case project(String, CivilDays)
}

/// The history's answer to the query of the same name.
package enum HistoryAnswer: Sendable, Equatable {
    case count(RangeCount)
    case field(FieldCount)
    case timeline(Timeline)
    case rows(RowPage)
    case coverage(HistoryCoverage)
    /// Ascending, in seconds since 1970.
    case times([Double])
    /// The days that have heartbeats, in order.
    case hours([DayHours])
    /// In order, and none over the midnights before and after the days.
    case sessions([Span])
    case announcedGoal(CivilDate?)
    case beats(BeatPage)
    /// Newest first.
    case marks([Mark])
    /// Seconds.
    case since(Double)
    case project(ProjectCount)
    /// Nothing can be read now (a lock, a broken disk). What was known before stays the same.
    case unreadable
}

/// Something to store.
package enum HistoryNote: Sendable, Hashable {
    /// The zone whose days are counted from now on.
    case zone(ZoneRules)
    /// The view to restore.
    case view(SavedView)
    /// A name that was looked up. The last one is the newest.
    case lookedUp(String)
    /// The account the key belongs to, from `users/current`.
    case account(String)
    /// The friends that keys added.
    case friends([String])
    /// The goal of this day was reached, and the person was told.
    case announcedGoal(CivilDate)
    case mark(Mark)
    /// The mark at this time is not wanted any more.
    case unmark(Double)
}

/// The view to restore after a restart.
package struct SavedView: Sendable, Hashable {
    /// `nil` is the owner of the key.
    package var user: String?
    package var oldestFirst = false
    /// Seconds; 0 means only on request.
    package var interval: Double = 60
    package var range = DateRange(.today)
    /// The chosen lists by name, in their order on the screen; empty if none was chosen.
    package var lists: [String] = []
    /// The name of the theme that a key chose; `nil` if none did.
    package var theme: String?
    /// The zone of the owner's profile, where the server does not tell it: named by the person, or found.
    package var profileZone: String?
    package var look = Look()
    /// The projects chosen for events, by the names of these.
    package var eventProjects: [String: [String]] = [:]

    package init() {}

    /// The same as lists, each an event and its projects.
    package var eventLists: [[String]] {
        get { eventProjects.sorted { $0.key < $1.key }.map { [$0.key] + $0.value } }
        set {
            eventProjects = [:]
            for list in newValue where !list.isEmpty { eventProjects[list[0]] = Array(list.dropFirst()) }
        }
    }

    /// What keys chose about the screen as such. Names, so that other versions may know more of them, or fewer.
    package struct Look: Sendable, Hashable {
        /// Made-up names stand for the real ones.
        package var hidesNames = false
        package var layout = ""
        package var feedColumns = ""
        package var hiddenPanes: [String] = []

        package init() {}
    }
}

/// The data restored at the start.
package struct Remembered: Sendable, Equatable {
    /// The last good values, newest first, each with its time.
    package var answers: [RememberedAnswer] = []
    /// The newest heartbeats, oldest first.
    package var rows: [Heartbeat] = []
    /// With the figures of only the last `figureDays` days.
    package var coverage = HistoryCoverage()
    package var view: SavedView?
    /// Earlier look-ups, newest last.
    package var lookUps: [String] = []
    /// The friends that keys added.
    package var friends: [String] = []

    /// More days than a streak can need, and more than the default for back-fill.
    package static let figureDays = 40

    package init() {}
}

package struct RememberedAnswer: Sendable, Equatable {
    package var call: APICall
    package var dialect: Dialect
    package var answer: APIValue
    /// When the server sent it: seconds since 1970.
    package var asOf: Double

    package init(call: APICall, dialect: Dialect, answer: APIValue, asOf: Double) {
        self.call = call
        self.dialect = dialect
        self.answer = answer
        self.asOf = asOf
    }
}
