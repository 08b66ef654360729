package import Cells
package import HackatimeAPI
package import Tracker

/// Everything the screen depends on. Only `reduce` changes it, and `render` reads it.
package struct DashboardState: Sendable {
    package var size: Size
    /// Both clocks at the last event. The wall clock is corrected by the server's if they are far apart.
    package var now: Moment
    /// The number of events other than keys.
    var news = 0
    package var tracker: Tracker
    /// The server's display name: the host, and the port if it is unusual.
    package var server: String
    /// Its address, before `/api`.
    package var address = ""
    /// Where to look when the server does not know the key, such as `api_key in ~/.wakatime.cfg`.
    package var keyPlace: String?
    package var zones: Zones
    package var panes = PaneChoices()
    /// The scroll positions of the panes' lists, except the feed.
    package var lists = PaneMap(ListPosition())
    package var feed = FeedPosition()
    package var feedWindow = FeedWindow()
    /// Which heartbeats the feed shows. A project or language in it applies to the chart too.
    package internal(set) var feedFilter = FeedFilter()
    /// The days of the breakdowns and the chart.
    package var range = DateRange(.today)
    /// The part of the chart that keys picked, and the views to come back to from what was opened.
    package internal(set) var picked: ChartPick?
    package internal(set) var opened: [ViewBefore] = []
    package var history = HistoryState()
    /// Number of past days to fetch; `nil` means all.
    package var historyDays: Int? = 30
    /// What the command line or the settings file specified. A saved view does not override it.
    package var overrides = CommandLineOverrides()
    package var goals = GoalSettings()
    package var events = EventsState()
    package var friendList = Friends()
    var goalWatch = GoalWatch()
    /// The view as it was last saved.
    var savedView: SavedView?
    /// The account last passed to the history.
    var account: String?
    package var historyProblem: HistoryProblem?
    /// The words that the rows of a list must have, in lower case.
    var listWords = PaneMap([String]())
    /// Breakdown panes that are sorted by name instead of time.
    package var sortedByName: Set<PaneID> = []
    /// Overlays over the panes, topmost last.
    package var layers: [Layer] = []
    /// The leaderboard that was last looked at.
    var boardPeriod = Leaderboard.Period.daily
    package var prompts = PromptHistory()
    /// The targets that were shown, the current one last.
    package var trail: [Target] = [.me]
    /// The owner's; another user's projects have theirs by name alone.
    var projectInks = ProjectInks()
    /// A key hides names from those who look on.
    package var names = Names.shown
    var seenAnswers = SeenAnswers()
    /// The keys outside text prompts.
    package var keys = BoundKeys.usual
    package var themes = ThemeChoice()
    package var accounts = Accounts()
    /// The terminal sends clicks and the wheel.
    package var usesMouse = false
    /// ASCII only.
    package var isASCII = false
    /// The keys, which are no input for anything.
    package var secrets = Secrets()
    /// When the files were last checked for another key, on the uptime clock.
    var keyLookedForAt: Double?
    package var messages = Messages()
    package var isDemo = false

    package init(size: Size, now: Moment, tracker: Tracker, server: String, zones: Zones) {
        self.size = size
        self.now = now
        self.tracker = tracker
        self.server = server
        self.zones = zones
    }

    /// The target shown in the panes.
    package var shown: Target { trail.last ?? .me }
    package var person: Person { tracker.person(shown) }
    package var isPaused: Bool { tracker.isPaused }
    /// Heartbeats later than this count as dated in the future.
    var futureLimit: Double { now.wall + Heartbeat.futureTolerance }
    /// The owner's heartbeats in the feed, oldest first.
    package var feedRows: [Heartbeat] { feedWindow.rows }
}

/// What was specified on the command line or in the settings.
package struct CommandLineOverrides: Sendable, Equatable {
    package var user = false
    package var interval = false
    package var theme = false
    package var range = false

    package init() {}
}

/// The zones in use.
package struct Zones: Sendable, Equatable {
    /// The zone of displayed times: `--timezone`, else the profile's, else the machine's.
    package var display: ZoneRules
    /// The zone of the day covered by the status bar total; `nil` until the profile is known.
    package var profile: ZoneRules?
    /// A problem with a zone ("zone X is not installed here …").
    package var problem: String?
    /// `display` comes from `--timezone`, so the profile's zone does not replace it.
    package var isChosen: Bool
    /// The profile's zone whose rules were last requested.
    var wanted: String?
    /// Where the server does not tell the profile's zone: its name as the person gave it, or as it was found.
    var answer: String?
    /// The profile's zone was found by comparing, so it is checked further.
    var isFound = false
    var finder = ZoneFinder()
    /// The person does not want to be asked for the zone again.
    var isQuestionClosed = false
    /// The zone at the start, for a profile without one.
    let first: ZoneRules

    package init(display: ZoneRules, profile: ZoneRules? = nil, problem: String? = nil, isChosen: Bool = false) {
        self.display = display
        first = display
        self.profile = profile
        self.problem = problem
        self.isChosen = isChosen
    }

    /// Returns to the state before a profile was known.
    mutating func forgetProfile() {
        self = Zones(display: first, isChosen: isChosen)
    }
}

/// The selected and the first visible row of a scrolling list.
package struct ListPosition: Sendable, Equatable {
    package var selected = 0
    package var top = 0

    package init(selected: Int = 0, top: Int = 0) {
        self.selected = selected
        self.top = top
    }
}

/// The feed's position. It counts heartbeats, not lines: gap lines belong to the row below or above them.
package struct FeedPosition: Sendable, Equatable {
    /// The selected heartbeat; `nil` means following the newest.
    package var selected: HeartbeatKey?
    /// The heartbeat on the first visible line; `nil` means the top.
    package var top: HeartbeatKey?
    /// Number of heartbeats that arrived while not following.
    package var unseen = 0
    /// The newest heartbeat when following ended. Later ones are unseen.
    var seenTo: RowPlace?
    /// Oldest first instead of newest first.
    package var oldestFirst = false
    /// How often older heartbeats were requested just to fill the pane.
    var fills = 0

    package init() {}

    package var isFollowing: Bool { selected == nil }
}

/// The overlays over the panes.
package enum Layer: Sendable, Equatable {
    case help(scroll: Int)
    case detail(Heartbeat, scroll: Int = 0)
    /// The figures of the Today pane's day, and their sources.
    case day(CivilDate, scroll: Int = 0)
    case prompt(Prompt)
    case search(SearchLine)
    case page(Page)

    /// Keys type text.
    var isText: Bool {
        switch self {
        case .prompt, .search: true
        case .help, .detail, .day: false
        case .page(let page): page.search != nil
        }
    }
}

/// The input line for the words of a filter.
package struct SearchLine: Sendable, Equatable {
    /// The feed or a list.
    package var pane: PaneID
    package var line: TextLine
    /// The earlier words, restored on Esc.
    package var before: [String]

    package init(in pane: PaneID = .feed, text: String = "", before: [String] = []) {
        self.pane = pane
        line = TextLine(text)
        self.before = before
    }
}

/// How a person has arranged the panes.
package struct PaneChoices: Sendable, Equatable {
    /// `DashboardState.focus` skips panes that are not there.
    var focus: PaneID = .feed
    /// The focused pane fills the screen.
    package var isZoomed = false
    /// What gets the most room, and which panes are not wanted.
    package var style = Layout.Style.balanced
    package var hidden: Set<PaneID> = []
    /// The lists to show, in order; those that a size has no room for are the last.
    package internal(set) var lists = Layout.usualLists
    var feedColumns = FeedColumns.Choice.usual
}
