package import Cells
package import HackatimeAPI
package import Tracker

/// Everything the screen depends on. Only `reduce` changes it; `render` reads it.
package struct DashboardState: Sendable {
    package var size: Size
    /// Both clocks at the last event, the wall clock put right by the server's where they are far apart.
    package var now: Moment
    package var tracker: Tracker
    /// The server as people know it: host, and port where unusual.
    package var server: String
    package var zones: Zones
    package var focus: PaneID = .feed
    /// The focused pane has the screen to itself.
    package var isZoomed = false
    /// Where the panes' lists are scrolled to, but for the heartbeats.
    package var lists = PaneMap(ListPosition())
    package var feed = FeedPosition()
    package var feedWindow = FeedWindow()
    /// Which heartbeats the feed shows, and the chart where it names a project or language.
    package internal(set) var feedFilter = FeedFilter()
    /// The days the breakdowns and the chart are about.
    package var range = DateRange(.allTime)
    package var history = HistoryState()
    /// Days of the past to fetch; `nil` is all of them.
    package var historyDays: Int? = 30
    /// What the command line or the settings file decided; a saved view does not change it.
    package var overrides = CommandLineOverrides()
    /// The view as it was last written down.
    var savedView: SavedView?
    /// The account that the history was told it is about.
    var account: String?
    /// One sentence about the store while it does not work as it should.
    package var historyProblem: String?
    /// Breakdown panes sorted by name instead of time.
    package var sortedByName: Set<PaneID> = []
    /// What lies over the panes, topmost last.
    package var layers: [Layer] = []
    /// Names looked up before, newest last.
    package var promptHistory: [String] = []
    /// Users one can look at without knowing a name (the built-in world's), shown by the prompt.
    package var suggestions: [String] = []
    /// People looked at, the present one last.
    package var trail: [Target] = [.me]
    /// Plain characters only.
    package var isASCII = false
    /// Sentences that stay in the status line ("certificates are not verified").
    package var warnings: [String] = []
    /// Sentences for the first minute ("the terminal type x is not known here").
    package private(set) var remarks: [Notice] = []
    /// When the files were last looked at for another key, on the uptime clock.
    var keyLookedForAt: Double?
    /// A short confirmation ("copied") and the uptime at which it goes.
    package var notice: Notice?
    package var isDemo = false

    package init(size: Size, now: Moment, tracker: Tracker, server: String, zones: Zones) {
        self.size = size
        self.now = now
        self.tracker = tracker
        self.server = server
        self.zones = zones
    }

    /// Says something once: it is in the status line for a minute. `short` is for a screen with little room.
    package mutating func remark(_ sentence: String, short: String? = nil) {
        remarks.append(Notice(text: sentence, short: short, until: now.uptime + 60))
    }

    /// Whether something said for a while has been said.
    mutating func dropOutdatedNotices(at uptime: Double) {
        if let notice, notice.until <= uptime { self.notice = nil }
        if !remarks.isEmpty { remarks.removeAll { $0.until <= uptime } }
    }

    /// Whom the panes show.
    package var shown: Target { trail.last ?? .me }
    /// What is known about them.
    package var person: Person { tracker.person(shown) }
    package var isPaused: Bool { tracker.isPaused }
    /// Heartbeats dated later than this are from the future.
    var futureLimit: Double { now.wall + Heartbeat.futureTolerance }
    /// The own heartbeats the feed shows, oldest first.
    package var feedRows: [Heartbeat] { feedWindow.rows }
}

/// What a person decided before the start.
package struct CommandLineOverrides: Sendable, Equatable {
    package var user = false
    package var interval = false

    package init() {}
}

/// The zones in play.
package struct Zones: Sendable, Equatable {
    /// Times on the screen: `--timezone`, else the profile's, else the machine's.
    package var display: ZoneRules
    /// The zone whose day the status bar total covers; `nil` until the profile is known.
    package var profile: ZoneRules?
    /// What is wrong with a zone ("zone X is not installed here …").
    package var problem: String?
    /// `display` is `--timezone`: the profile's zone does not replace it.
    package var isChosen: Bool
    /// The profile's zone whose rules were asked for last.
    var wanted: String?
    /// The zone of the start, for a profile without one.
    private let first: ZoneRules

    package init(display: ZoneRules, profile: ZoneRules? = nil, problem: String? = nil, isChosen: Bool = false) {
        self.display = display
        first = display
        self.profile = profile
        self.problem = problem
        self.isChosen = isChosen
    }

    /// As before any profile was known.
    mutating func forgetProfile() {
        self = Zones(display: first, isChosen: isChosen)
    }
}

/// Selected row and first visible row of a scrolling list.
package struct ListPosition: Sendable, Equatable {
    package var selected = 0
    package var top = 0

    package init(selected: Int = 0, top: Int = 0) {
        self.selected = selected
        self.top = top
    }
}

/// Where the feed is. It counts rows of heartbeats, not lines: gap lines belong to the row below or above them.
package struct FeedPosition: Sendable, Equatable {
    /// The selected heartbeat; `nil` follows the newest.
    package var selected: HeartbeatKey?
    /// The heartbeat on the first visible line; `nil` starts at the top.
    package var top: HeartbeatKey?
    /// Heartbeats that came while not following.
    package var unseen = 0
    /// The newest heartbeat when following ended; those after it are not seen yet.
    var seenTo: RowPlace?
    /// Oldest at the top instead of newest.
    package var oldestFirst = false
    /// How often older heartbeats were asked for only to fill the pane.
    var fills = 0

    package init() {}

    package var isFollowing: Bool { selected == nil }
}

/// What lies over the panes.
package enum Layer: Sendable, Equatable {
    case help(scroll: Int)
    case detail(Heartbeat, scroll: Int = 0)
    /// The figures of the day of the Today pane, and where they come from.
    case day(CivilDate, scroll: Int = 0)
    case prompt(Prompt)
    case search(SearchLine)
}

/// The line that asks for the words of the feed's filter.
package struct SearchLine: Sendable, Equatable {
    package var text: String
    /// The words before, which giving up brings back.
    package var before: [String]

    package init(text: String = "", before: [String] = []) {
        self.text = text
        self.before = before
    }
}

/// The line that asks for another user.
package struct Prompt: Sendable, Equatable {
    package var text = ""
    /// Which entry of the history is shown; `nil` is the line being typed.
    package var historyIndex: Int?
    /// The line being typed while the history is looked at.
    package var draft = ""
    /// Why the last try did not work.
    package var problem: String?
    /// A look-up is under way.
    package var isAsking = false

    package init() {}
}

/// A text that stays in the status line until an uptime.
package struct Notice: Sendable, Equatable {
    package var text: String
    /// The same in fewer words.
    package var short: String?
    package var until: Double

    package init(text: String, short: String? = nil, until: Double) {
        self.text = text
        self.short = short
        self.until = until
    }
}
