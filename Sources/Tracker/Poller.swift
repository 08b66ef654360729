package import HackatimeAPI

/// Decides what to ask next and when, and keeps what was answered.
///
/// A value without a clock: every call is told the time as the machine's clocks show it (where they are wrong, the
/// server's puts them right in here), and returns the actions it wants performed, in a fixed
/// order. One request per question is under way at a time. Only the person shown is asked about.
///
/// A program needs two things of its own: `clocks`, which reads a `Moment`, and `inbox`, a queue that any thread may
/// post to and that is waited for until a deadline on the uptime clock. This is the whole of it:
///
/// ```swift
/// let settings = HTTPSettings(origin: origin, key: key, userAgent: "example/1.0")
/// let client = HTTPClient(settings: settings) { inbox.post($0) }
/// var poller = Poller(seed: seed)
/// var actions = poller.start(at: clocks.now)
/// while inbox.isOpen {
///     for action in actions {
///         switch action {
///         case .ask(let inquiry): client.ask(inquiry)
///         case .cancel(let requestID): client.cancel(requestID)
///         }
///     }
///     let outcome = inbox.next(until: poller.deadline(at: clocks.now))
///     actions = outcome.map { poller.received($0, at: clocks.now) } ?? poller.wake(at: clocks.now)
///     show(poller.subject(.me).today.value?.seconds)
/// }
/// ```
package struct Poller: Sendable {
    /// What the caller should do.
    package enum Action: Sendable, Hashable {
        /// Ask it, and give `received` the outcome.
        case ask(APIRequest)
        /// Stop asking. An outcome that comes all the same is dropped.
        case cancel(RequestID)
    }

    package var people: [Target: Person] = [.me: Person(target: .me)]
    /// Whom the questions are about.
    package internal(set) var shown: Target = .me
    /// Seconds between polls; 0 asks only on request, truly nothing else.
    package internal(set) var interval: Double
    /// No polls until told to go on; what a person asks for is still asked.
    package internal(set) var isPaused = false
    /// When the next poll is due, on the uptime clock; `nil` when none is planned.
    package internal(set) var nextPoll: Double?
    /// The look-up of a typed name.
    package internal(set) var lookUp: UserLookup?
    /// Seconds to add to the wall clock to get the server's, when the two are more than a minute apart; else 0.
    package internal(set) var clockOffset: Double = 0
    /// The server does not know the key: until a refresh nothing more is asked about its owner, but for today's total
    /// now and then.
    package internal(set) var isKeyRejected = false

    /// Whether there is a key at all; without one only other users can be asked about.
    package internal(set) var hasKey: Bool
    /// The server has answered a question in this run.
    package internal(set) var hasAnswered = false

    /// The zone whose days the owner's total is counted in.
    var dayZone: ZoneRules
    /// The zone of the person at the screen.
    var viewerZone: ZoneRules
    var requests: [RequestKey: RequestState] = [:]
    var inFlight: [RequestID: RequestKey] = [:]
    var dialects: [Endpoint: Dialect] = [:]
    /// Calls this server turned out not to have. What it does not tell of others it may tell of the owner.
    var unsupported: Set<UnsupportedCall> = []
    var plan = FeedPlan()
    /// Nothing is asked before this, on the uptime clock: rate limits and lost connections.
    var holdUntil: Double = 0
    /// The part of it that is the server's wish: nobody's impatience shortens it.
    var limitedUntil: Double = 0
    /// Whether the limit is over one question finds out, and all others wait for its answer.
    var isProbing = false
    var connectionFailures = 0
    /// What was under way when the process was stopped.
    var interrupted: Set<RequestKey> = []
    var lastPoll: Double?
    var lastRefresh: Double?
    /// When something last happened: a heartbeat, a moving total, a key press; on the uptime clock.
    var lastActivity: Double = 0
    /// The sums that were last asked for before heartbeats came: of all time, and of the range.
    var stale: Set<Endpoint> = []
    /// Questions that polls may ask.
    var allowance: Double = 0
    /// The newest heartbeat that a window brought in this run: seconds since 1970.
    var activeSince: Double?
    /// The total moved and the heartbeats behind it are not here yet.
    var totalMoved = false
    /// When the server told that there are new heartbeats: seconds since 1970.
    var newsAsOf: Double?
    /// The server's total less ours when they last agreed, for finding late arrivals.
    var totalDrift: TotalDrift?
    /// There is a history: what is not in the log is not lost.
    package internal(set) var isRemembering = false
    /// What the history last said.
    package var history = HistoryCoverage()
    /// Stretches of time the server has told everything about, those of this run included.
    package internal(set) var known = Coverage()
    var backfill = Backfill(days: 0)
    /// Days whose totals came since the history last spoke.
    var comparedDays: [CivilDate] = []
    /// Seconds to wait before the next window of the past.
    var backfillPause: Double = 4
    /// The shortest such wait.
    package var minBackfillPause: Double = 4
    /// When a key was last pressed, on the uptime clock.
    var lastTouched: Double?
    /// The days the view is about; `nil` for all time.
    package internal(set) var range: TimeWindow?
    var rangeAnswers: [RangeAsked: Resource<CodingStats>] = [:]
    static let maxRanges = 16
    /// Others who were shown, the last one last: what is known of them is there at once when they are shown again.
    var others: [Target] = []
    static let maxOthers = 8
    var jitter: SplitMix64
    var lastTicket: UInt64 = 0

    /// A poller that has asked nothing yet.
    /// - Parameters:
    ///   - seed: of the jitter, so that many pollers started together do not stay together.
    ///   - interval: seconds between polls, 0 for none; the caller promises a finite number that is not negative, and
    ///     should not go below 10 (editors send every 30 s).
    ///   - hasKey: whether the asker has a key to send.
    ///   - zone: the zone of the person at the screen; the profile's takes its place for days once known.
    package init(seed: UInt64, interval: Double = 60, hasKey: Bool = true, zone: ZoneRules = .utc) {
        jitter = SplitMix64(seed: seed)
        self.interval = interval
        self.hasKey = hasKey
        dayZone = zone
        viewerZone = zone
    }

    /// What is known about someone.
    package func person(_ target: Target) -> Person {
        people[target] ?? Person(target: target)
    }

    /// The same moment with the wall clock put right by the server's.
    package func corrected(_ moment: Moment) -> Moment {
        Moment(wall: moment.wall + clockOffset, uptime: moment.uptime)
    }

    // MARK: What happens to it

    /// Asks the first questions about someone.
    package mutating func start(showing target: Target = .me, at moment: Moment) -> [Action] {
        let now = corrected(moment)
        lastActivity = now.uptime
        lastPoll = now.uptime
        shown = target
        rollDays(at: now)
        planView(at: now)
        planNextPoll(at: now)
        return pump(at: now)
    }

    /// A deadline may have passed.
    package mutating func wake(at moment: Moment) -> [Action] {
        let now = corrected(moment)
        rollDays(at: now)
        if let due = nextPoll, due <= now.uptime { poll(at: now) }
        return pump(at: now)
    }

    /// A key was pressed: the full pace returns.
    package mutating func touched(at moment: Moment) -> [Action] {
        let now = corrected(moment)
        let wasSlow = pace(at: now) > interval
        lastActivity = now.uptime
        lastTouched = now.uptime
        if wasSlow { planNextPoll(at: now) }
        return pump(at: now)
    }

    /// Asks everything on show again. Returns `nil` when the last refresh was less than 5 s ago.
    package mutating func refresh(at moment: Moment) -> [Action]? {
        let now = corrected(moment)
        if let lastRefresh, now.uptime - lastRefresh < Pace.refreshAtMostEvery { return nil }
        return refreshAnyway(at: now)
    }

    /// Stops the polls, or lets them go on; the next is due one interval after the last, at once if that is past.
    package mutating func setPaused(_ paused: Bool, at moment: Moment) -> [Action] {
        let now = corrected(moment)
        isPaused = paused
        planNextPoll(at: now)
        return pump(at: now)
    }

    /// Changes the interval, in seconds, with the promise made to `init`; 0 for none.
    package mutating func setInterval(_ seconds: Double, at moment: Moment) -> [Action] {
        let now = corrected(moment)
        interval = seconds
        planNextPoll(at: now)
        return pump(at: now)
    }

    /// Turns to someone else: what was asked about the last person is cancelled, and what is known of the new one
    /// is there at once.
    package mutating func show(_ target: Target, at moment: Moment) -> [Action] {
        let now = corrected(moment)
        guard target != shown else { return [] }
        let cancels = cancelAll(keeping: [.lookUp])
        shown = target
        letGoOfOthers()
        lastActivity = now.uptime
        tryConnectionAgain()
        rollDays(at: now)
        takeRangeFromMemory()
        planNextPoll(at: now)
        planView(at: now)
        return cancels + pump(at: now)
    }

    /// The process is stopped: nothing may be under way.
    package mutating func suspend() -> [Action] {
        interrupted = Set(inFlight.values)
        return cancelAll(keeping: [])
    }

    /// The process goes on: one refresh, unless asking is only on request; then only what was under way.
    package mutating func resume(at moment: Moment) -> [Action] {
        let now = corrected(moment)
        rollDays(at: now)
        for id in interrupted where requests[id] != nil { requests[id]?.due = now.uptime }
        interrupted = []
        guard interval > 0, !isPaused else { return pump(at: now) }
        lastPoll = now.uptime
        planNextPoll(at: now)
        return refreshAnyway(at: now)
    }

    /// The zones became known, or changed.
    package mutating func setZones(day: ZoneRules, viewer: ZoneRules, at moment: Moment) -> [Action] {
        let now = corrected(moment)
        dayZone = day
        viewerZone = viewer
        rollDays(at: now, zoneChanged: true)
        return pump(at: now)
    }
}
