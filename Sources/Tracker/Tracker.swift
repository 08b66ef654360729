package import HackatimeAPI

/// What is known about each target, and what to request next.
///
/// A value without a clock. Every call passes the time as the machine's clocks show it (a wrong wall clock is corrected
/// here by the server's), and returns the actions to perform, in a fixed order. The heartbeats and the daily sums are
/// in the store, which reports through `setCoverage`.
///
/// It joins five parts, each with its own state: `Scheduler` (when), `FeedSync` and `Backfill` (which heartbeats),
/// `DayReconciler` (which days), `UserLookup` (who).
package struct Tracker: Sendable {
    /// What the caller must do.
    package enum Action: Sendable, Hashable {
        /// Send the request, and pass its result to `received`.
        case ask(APIRequest)
        /// Cancel the request. A result that arrives anyway is dropped.
        case cancel(RequestID)
    }

    package internal(set) var people = People()
    /// The look-up of a typed name.
    package internal(set) var lookUp: UserLookup?
    /// The server does not know the key. Until a refresh, nothing about its owner is requested, except today's total
    /// now and then.
    package internal(set) var isKeyRejected = false
    /// The connection failed for something whose progress is not shown; `nil` when the server answers again.
    package internal(set) var hiddenProblem: Problem?
    /// What was in flight when the server accepted the key after a problem with it. A refusal of it tells nothing.
    var askedInDoubt: Set<RequestKey> = []
    /// Whether there is a key. Without one, only other users can be requested.
    package internal(set) var hasKey: Bool
    /// The server has answered a request in this run.
    package internal(set) var hasAnswered = false

    /// The zone of the days in which the owner's total is counted.
    var dayZone: ZoneRules
    /// The zone of the person at the screen.
    var viewerZone: ZoneRules
    var clock = ServerClock()
    var scheduler: Scheduler
    var feed = FeedSync()
    var backfill = Backfill(days: 0)
    var days = DayReconciler()
    /// The sums that were last requested before new heartbeats arrived: of all time, and of the range.
    var stale: Set<Endpoint> = []
    var wanted = WantedCalls()

    /// A tracker that has sent no request yet.
    ///
    /// - Parameters:
    ///   - seed: For the jitter, so that trackers started together do not stay in step.
    ///   - interval: Seconds between polls, 0 for none. It must be finite and not negative, and should not be below 10
    ///     (editors send every 30 s).
    ///   - hasKey: Whether the client has a key to send.
    ///   - zone: The zone of the person at the screen. For days, the profile's zone replaces it once known.
    package init(seed: UInt64, interval: Double = 60, hasKey: Bool = true, zone: ZoneRules = .utc) {
        scheduler = Scheduler(seed: seed, interval: interval)
        self.hasKey = hasKey
        dayZone = zone
        viewerZone = zone
    }

    // MARK: State

    package func person(_ target: Target) -> Person { people[target] }
    /// The target that requests are about.
    package var shown: Target { people.shown }
    /// Seconds between polls. 0 means no request unless a person asks for one.
    package var interval: Double { scheduler.cadence.interval }
    /// No polls while paused. Requests made by a person still go out.
    package var isPaused: Bool { scheduler.cadence.isPaused }
    /// When the next poll is due, on the uptime clock; `nil` when none is planned.
    package var nextPoll: Double? { scheduler.cadence.nextPoll }
    /// Seconds to add to the wall clock to get the server's, when the two are more than a minute apart; else 0.
    package var clockOffset: Double { clock.offset }
    /// Stretches of time that the server has answered completely.
    package var known: Coverage { days.known }
    /// The shortest wait before a back-fill window, in seconds.
    package var minBackfillPause: Double {
        get { backfill.minPause }
        set { backfill.minPause = newValue }
    }
    /// Nothing about the owner can be requested until there is another key.
    package var lacksKey: Bool { !hasKey || isKeyRejected }

    /// The same moment with the wall clock corrected to the server's.
    package func corrected(_ moment: Moment) -> Moment { clock.corrected(moment) }

    // MARK: Events

    /// Sends the first requests about a target.
    package mutating func start(showing target: Target = .me, at moment: Moment) -> [Action] {
        _ = clock.wasSet(at: moment)
        let now = corrected(moment)
        scheduler.cadence.start(at: now)
        people.shown = target
        rollDays(at: now)
        planView(at: now)
        planNextPoll(at: now)
        return pump(at: now)
    }

    /// A deadline may have passed, or the machine's clock was set.
    package mutating func wake(at moment: Moment) -> [Action] {
        if clock.wasSet(at: moment), scheduler.cadence.isRunning { return suspend() + resume(at: moment) }
        let now = corrected(moment)
        rollDays(at: now)
        if let due = nextPoll, due <= now.uptime { poll(at: now) }
        return pump(at: now)
    }

    /// A key was pressed: polls return to the full pace.
    package mutating func touched(at moment: Moment) -> [Action] {
        let now = corrected(moment)
        if scheduler.cadence.noteTouch(at: now) { planNextPoll(at: now) }
        return pump(at: now)
    }

    /// Requests everything on the screen again. Returns `nil` when the last refresh was less than 5 s ago.
    package mutating func refresh(at moment: Moment) -> [Action]? {
        let now = corrected(moment)
        return scheduler.cadence.mayRefresh(at: now) ? refreshAnyway(at: now) : nil
    }

    /// Pauses or resumes the polls. The next one is due one interval after the last, or at once if that has passed.
    package mutating func setPaused(_ paused: Bool, at moment: Moment) -> [Action] {
        let now = corrected(moment)
        scheduler.cadence.isPaused = paused
        planNextPoll(at: now)
        return pump(at: now)
    }

    /// Changes the interval, in seconds; 0 for none. The limits of `init` apply.
    package mutating func setInterval(_ seconds: Double, at moment: Moment) -> [Action] {
        let now = corrected(moment)
        scheduler.cadence.interval = seconds
        planNextPoll(at: now)
        return pump(at: now)
    }

    /// Shows another target. Requests about the previous one are cancelled, and what is known of the new one is there
    /// at once.
    package mutating func show(_ target: Target, at moment: Moment) -> [Action] {
        let now = corrected(moment)
        guard target != shown else { return [] }
        let cancels = cancelAll(keepingLookUp: true)
        for gone in people.show(target) { scheduler.forget(gone) }
        _ = scheduler.cadence.noteActivity(at: now)
        scheduler.gate.tryAgain()
        rollDays(at: now)
        people.showRange()
        let dropped = dropOtherSpans(at: now)
        planNextPoll(at: now)
        planView(at: now)
        return cancels + dropped + pump(at: now)
    }

    /// Sets the days of the view, or `nil` for all time. Their totals are requested where the server supports it. The
    /// window includes its start, not its end.
    package mutating func setRange(_ window: TimeWindow?, at moment: Moment) -> [Action] {
        guard window != people.range else { return [] }
        let now = corrected(moment)
        // Those of others as well, who may be shown again in a moment.
        var cancels = people.targets.flatMap { scheduler.forget(RequestKey(target: $0, endpoint: .range)) }
        people.setRange(window)
        cancels += dropOtherSpans(at: now)
        guard shown != .me || hasKey else { return cancels }
        if window != nil { makeDue(.range, at: now) }
        return cancels + pump(at: now)
    }

    /// Sessions of other days than the view's are discarded, and those of the view's requested.
    private mutating func dropOtherSpans(at now: Moment) -> [Action] {
        guard shown != .me else { return [] }
        let key = RequestKey(target: shown, endpoint: .spans)
        if let held = people[shown].spansWindow, fits(held) { return [] }
        let cancels = scheduler.forget(key)
        people[shown][.spans].isAsking = false
        people[shown].forget(.spans)
        if people[shown].stats.value != nil { makeDue(.spans, at: now) }
        return cancels
    }

    /// For all time, the sessions are those of today and the six days before.
    private func fits(_ window: TimeWindow) -> Bool {
        if let range = people.range { return range == window }
        return viewerZone.day(at: window.end).dayNumber - viewerZone.day(at: window.start).dayNumber == 6
    }

    /// The process is stopped: nothing may be in flight.
    package mutating func suspend() -> [Action] {
        markIdle()
        return scheduler.suspend()
    }

    /// The process continues: refreshes once. If requests are only made on request, it just repeats what was in flight.
    package mutating func resume(at moment: Moment) -> [Action] {
        _ = clock.wasSet(at: moment)
        let now = corrected(moment)
        rollDays(at: now)
        scheduler.resume(at: now)
        guard scheduler.cadence.isRunning else { return pump(at: now) }
        scheduler.cadence.restart(at: now)
        planNextPoll(at: now)
        return refreshAnyway(at: now)
    }

    /// The zones became known or changed.
    package mutating func setZones(day: ZoneRules, viewer: ZoneRules, at moment: Moment) -> [Action] {
        let now = corrected(moment)
        dayZone = day
        viewerZone = viewer
        rollDays(at: now, zoneChanged: true)
        return pump(at: now)
    }
}
