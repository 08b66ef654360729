package import HackatimeAPI

/// What is known about whom, and what to ask next.
///
/// A value without a clock: every call is told the time as the machine's clocks show it (where they are wrong, the
/// server's puts them right in here), and returns the actions it wants performed, in a fixed order. The heartbeats
/// themselves, and what each day comes to, are in the store, which speaks through `setCoverage`.
///
/// It joins five parts, each with a state of its own: `Scheduler` (when), `FeedSync` and `Backfill` (which heartbeats),
/// `DayReconciler` (which days), `UserLookup` (who).
package struct Tracker: Sendable {
    /// What the caller should do.
    package enum Action: Sendable, Hashable {
        /// Ask it, and give `received` the result.
        case ask(APIRequest)
        /// Stop asking. A result that comes all the same is dropped.
        case cancel(RequestID)
    }

    package internal(set) var people = People()
    /// The look-up of a typed name.
    package internal(set) var lookUp: UserLookup?
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
    var clock = ServerClock()
    var scheduler: Scheduler
    var feed = FeedSync()
    var backfill = Backfill(days: 0)
    var days = DayReconciler()
    /// The sums that were last asked for before heartbeats came: of all time, and of the range.
    var stale: Set<Endpoint> = []

    /// A tracker that has asked nothing yet.
    /// - Parameters:
    ///   - seed: of the jitter, so that many trackers started together do not stay together.
    ///   - interval: seconds between polls, 0 for none; the caller promises a finite number that is not negative, and
    ///     should not go below 10 (editors send every 30 s).
    ///   - hasKey: whether the client has a key to send.
    ///   - zone: the zone of the person at the screen; the profile's takes its place for days once known.
    package init(seed: UInt64, interval: Double = 60, hasKey: Bool = true, zone: ZoneRules = .utc) {
        scheduler = Scheduler(seed: seed, interval: interval)
        self.hasKey = hasKey
        dayZone = zone
        viewerZone = zone
    }

    // MARK: What it knows

    /// What is known about someone.
    package func person(_ target: Target) -> Person { people[target] }
    /// Whom the questions are about.
    package var shown: Target { people.shown }
    /// Seconds between polls; 0 asks only on request, truly nothing else.
    package var interval: Double { scheduler.cadence.interval }
    /// No polls until told to go on; what a person asks for is still asked.
    package var isPaused: Bool { scheduler.cadence.isPaused }
    /// When the next poll is due, on the uptime clock; `nil` when none is planned.
    package var nextPoll: Double? { scheduler.cadence.nextPoll }
    /// Seconds to add to the wall clock to get the server's, when the two are more than a minute apart; else 0.
    package var clockOffset: Double { clock.offset }
    /// Stretches of time the server has told everything about.
    package var known: Coverage { days.known }
    /// The shortest wait before a window of the past, in seconds.
    package var minBackfillPause: Double {
        get { backfill.minPause }
        set { backfill.minPause = newValue }
    }
    /// Nothing about the owner can be asked before another key is there.
    package var lacksKey: Bool { !hasKey || isKeyRejected }

    /// The same moment with the wall clock put right by the server's.
    package func corrected(_ moment: Moment) -> Moment { clock.corrected(moment) }

    // MARK: What happens to it

    /// Asks the first questions about someone.
    package mutating func start(showing target: Target = .me, at moment: Moment) -> [Action] {
        let now = corrected(moment)
        scheduler.cadence.start(at: now)
        people.shown = target
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
        if scheduler.cadence.noteTouch(at: now) { planNextPoll(at: now) }
        return pump(at: now)
    }

    /// Asks everything on show again. Returns `nil` when the last refresh was less than 5 s ago.
    package mutating func refresh(at moment: Moment) -> [Action]? {
        let now = corrected(moment)
        return scheduler.cadence.mayRefresh(at: now) ? refreshAnyway(at: now) : nil
    }

    /// Stops the polls, or lets them go on; the next is due one interval after the last, at once if that is past.
    package mutating func setPaused(_ paused: Bool, at moment: Moment) -> [Action] {
        let now = corrected(moment)
        scheduler.cadence.isPaused = paused
        planNextPoll(at: now)
        return pump(at: now)
    }

    /// Changes the interval, in seconds, with the promise made to `init`; 0 for none.
    package mutating func setInterval(_ seconds: Double, at moment: Moment) -> [Action] {
        let now = corrected(moment)
        scheduler.cadence.interval = seconds
        planNextPoll(at: now)
        return pump(at: now)
    }

    /// Turns to someone else: what was asked about the last person is cancelled, and what is known of the new one
    /// is there at once.
    package mutating func show(_ target: Target, at moment: Moment) -> [Action] {
        let now = corrected(moment)
        guard target != shown else { return [] }
        let cancels = cancelAll(keepingLookUp: true)
        for gone in people.show(target) { scheduler.forget(gone) }
        _ = scheduler.cadence.noteActivity(at: now)
        scheduler.gate.tryConnectionAgain()
        rollDays(at: now)
        people.showRange()
        planNextPoll(at: now)
        planView(at: now)
        return cancels + pump(at: now)
    }

    /// The days a view is about, or `nil` for all time: their totals are asked for where the server can tell them.
    /// The window holds its start, not its end.
    package mutating func setRange(_ window: TimeWindow?, at moment: Moment) -> [Action] {
        guard window != people.range else { return [] }
        let now = corrected(moment)
        let cancels = scheduler.forget(RequestKey(target: shown, endpoint: .range))
        people.setRange(window)
        guard window != nil, shown != .me || hasKey else { return cancels }
        makeDue(.range, at: now)
        return cancels + pump(at: now)
    }

    /// The process is stopped: nothing may be under way.
    package mutating func suspend() -> [Action] {
        markIdle()
        return scheduler.suspend()
    }

    /// The process goes on: one refresh, unless asking is only on request; then only what was under way.
    package mutating func resume(at moment: Moment) -> [Action] {
        let now = corrected(moment)
        rollDays(at: now)
        scheduler.resume(at: now)
        guard scheduler.cadence.isRunning else { return pump(at: now) }
        scheduler.cadence.restart(at: now)
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
