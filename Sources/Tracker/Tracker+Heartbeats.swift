package import HackatimeAPI

/// The owner's heartbeats: what is new, what is older, and the days that are filled in.
extension Tracker {
    // MARK: What is new

    /// Older heartbeats are wanted: the feed was scrolled towards its end.
    package mutating func wantOlder(at moment: Moment) -> [Action] {
        let now = corrected(moment)
        guard shown == .me else { return [] }
        let isWanted = feed.wantOlder(context(at: now))
        noteReach()
        guard isWanted else { return [] }
        makeDue(.feed, at: now)
        return pump(at: now)
    }

    /// What came since the newest heartbeat known is asked for; false where that cannot be, or is on its way.
    mutating func wantNews(asOf: Double?, at now: Moment) -> Bool {
        let key = RequestKey.me(.feed)
        guard !people.me[.newest].isAsking, !scheduler.isUnsupported(key), scheduler[key].failures == 0,
            feed.wantNews(asOf: asOf, isUnderWay: isFeedUnderWay, context(at: now))
        else { return false }
        scheduler.cadence.spendQuestion()
        makeDue(.feed, at: now)
        return true
    }

    /// The server told which heartbeat is the newest.
    mutating func found(newest heartbeat: Heartbeat?, before: Heartbeat??, _ asOf: Double, at now: Moment) {
        guard let heartbeat else {
            feed.foundNone(asOf: asOf)
            people[.me].feed.succeed(true, at: now.wall)
            return
        }
        // What the store gave back may differ in a word from what the server sends.
        if let before, before?.key != heartbeat.key {
            noteActivity(at: now)
            stale = [.stats, .range]
        }
        feed.found(newest: heartbeat, asOf: asOf, isUnderWay: isFeedUnderWay, context(at: now))
        noteReach()
        makeDue(.feed, at: now)
    }

    /// A window of the feed came.
    mutating func received(_ page: HeartbeatPage, asked: Moment, at now: Moment) {
        let shown = people.me.newest.value.flatMap(\.self)
        let step = feed.received(page, asked: asked, shown: shown, context(at: now))
        noteReach()
        if case .shortened = step {
            scheduler[.me(.feed)].due = now.uptime
            return
        }
        people[.me].feed.succeed(true, at: now.wall)
        if case .newest(let last, let isNews) = step {
            if isNews {
                // "Unchanged" would be said of the one before.
                scheduler[.me(.newest)].entityTag = nil
                noteActivity(at: asked)
                stale = [.stats, .range]
            }
            // One that is dated in the future was shown, and still is the newest to the server.
            if let last, shown.map({ $0.time <= last.time }) ?? true { people[.me].newest.value = last }
            people[.me][.newest].confirm(at: asked.wall)
            scheduler[.me(.newest)].lastAsked = asked.uptime
        }
        if !feed.plan.isIdle { scheduler[.me(.feed)].due = now.uptime }
    }

    /// What the server's total says of the heartbeats at hand, now that all that was asked for is in the store.
    private mutating func lookForLateArrivals(at now: Moment) {
        let me = people.me
        guard feed.plan.isIdle, let total = me.today.value, let asked = scheduler[.me(.today)].askedAt,
            let covered = feed.coveredFrom, let day = me.day,
            // Shared answers have ages of their own: a total that is younger than the rows, or older than the last of
            // them, says nothing about them.
            me[.newest].asOf ?? 0 >= asked.wall - 1, days.history.newestTime ?? 0 <= asked.wall,
            let from = days.lateArrivals(
                total: total.seconds, today: day, dayStart: dayZone.start(of: day), coveredFrom: covered, at: now)
        else { return }
        feed.again(from: from, context(at: now))
        makeDue(.feed, at: now)
    }

    private var isFeedUnderWay: Bool { scheduler[.me(.feed)].requestID != nil }
    var created: Double? { people.me.profile.value?.createdAt }

    private func context(at now: Moment) -> FeedSync.Context {
        FeedSync.Context(now: now, offset: viewerZone.offset(at: now.wall), created: created, known: known)
    }

    /// How far back the heartbeats are known is shown.
    mutating func noteReach() {
        people[.me].coveredFrom = feed.coveredFrom
        people[.me].reachesStart = feed.reachesStart
    }

    // MARK: What the store knows

    /// Takes in what a start found, before `start`. Figures are marked with the age they have.
    package mutating func restore(_ remembered: Remembered, historyDays: Int?, at moment: Moment) {
        let now = corrected(moment)
        backfill = Backfill(days: historyDays, minPause: backfill.minPause)
        rollDays(at: now)
        for entry in remembered.answers { restore(entry, at: now) }
        _ = days.setCoverage(remembered.coverage)
        guard let last = remembered.rows.last(where: { $0.time <= now.wall + Heartbeat.futureTolerance }) else {
            return
        }
        let start = max(known.start(before: last.time), remembered.rows.first?.time ?? last.time)
        feed = FeedSync(newest: last, coveredFrom: start)
        noteReach()
        if people.me.newest.value == nil { people[.me].newest.value = last }
    }

    private mutating func restore(_ entry: RememberedAnswer, at now: Moment) {
        let asOf = min(entry.asOf, now.wall)
        switch (entry.call, entry.answer) {
        case (.profile, .profile(let profile)): people[.me].profile = Resource(value: profile, asOf: asOf)
        case (.today(let day), .today(let total)) where day == people.me.day:
            people[.me].today = Resource(value: total, asOf: asOf)
        case (.ownStats, .stats(let stats)): people[.me].stats = Resource(value: stats, asOf: asOf)
        case (.newestHeartbeat, .newest(let heartbeat)): people[.me].newest = Resource(value: heartbeat, asOf: asOf)
        case (.userStats(let name), .stats(let stats)):
            people[.user(name)].stats = Resource(value: stats, asOf: asOf)
        case (.userTotal(let name, let since), .total(let seconds)):
            guard viewerZone.day(at: since.seconds) == viewerZone.day(at: now.wall) else { return }
            people[.user(name)].today = Resource(value: TodayTotal(seconds: seconds), asOf: asOf)
        case (.spans(let name, _), .spans(let spans)):
            people[.user(name)].spans = Resource(value: spans.sorted { $0.start > $1.start }, asOf: asOf)
        case (.trust(let name), .trust(let trust)): people[.user(name)].trust = Resource(value: trust, asOf: asOf)
        case (.rangeStats(let target, let window), .stats(let stats)):
            people.hold(Resource(value: stats, asOf: asOf), of: window, target)
        default: break
        }
    }

    /// What the store knows by now: another program on this machine may have asked for more.
    package mutating func setCoverage(_ coverage: HistoryCoverage, at moment: Moment) -> [Action] {
        let now = corrected(moment)
        let compared = days.setCoverage(coverage)
        if !compared.isEmpty { backfill.lookAgain(at: compared) }
        lookForLateArrivals(at: now)
        return pump(at: now)
    }

    // MARK: Filling in

    /// Days known of those to be filled in; `nil` when there is nothing to fill in.
    package func backfillProgress(at moment: Moment) -> (known: Int, of: Int)? {
        guard !backfill.isDone, let horizon = horizon(at: corrected(moment)) else { return nil }
        let known = days.history.figures.count { horizon.contains($0.day) && $0.completeness.isWhole }
        return known < horizon.count ? (known, horizon.count) : nil
    }

    private func horizon(at now: Moment) -> CivilDays? {
        backfill.horizon(
            today: dayZone.day(at: now.wall), created: created.map(dayZone.day(at:)),
            firstKnown: days.history.firstTime.map(dayZone.day(at:)))
    }

    private var mayFillIn: Bool {
        shown == .me && hasKey && scheduler.cadence.isRunning && backfill.days != 0
    }

    /// The next window of a day that is under way. In a pause it waits for the end of that: `planBackfill` plans it.
    mutating func goOnFillingIn(at now: Moment) {
        guard mayFillIn, !backfill.plan.isIdle else { return }
        scheduler[.me(.backfill)].due = now.uptime + backfill.pause * scheduler.jitter.between(0.8, 1.2)
    }

    /// Plans the next window of the past, or the comparing of days, when nothing else is going on.
    mutating func planBackfill(at now: Moment) {
        // What is missing the store says, once it has what came last.
        guard mayFillIn, !days.isBehind else { return }
        // Before the first answers nobody knows the zone whose days these are, nor how far back they go.
        guard people.me[.today].asOf != nil, !people.me[.profile].isAsking, let horizon = horizon(at: now) else {
            return
        }
        let comparing = scheduler[.me(.days)]
        if !days.isCompared(at: now), !scheduler.isUnsupported(.me(.days)),
            scheduler.since(.me(.days), at: now) >= Pace.comparedEvery
        {
            // A moment after the first answers, which people wait for.
            if comparing.requestID == nil, comparing.due == nil {
                scheduler[.me(.days)].due = now.uptime + scheduler.jitter.between(1, 2)
            }
            return
        }
        let filling = scheduler[.me(.backfill)]
        guard comparing.requestID == nil, filling.requestID == nil, filling.due == nil, filling.failures == 0,
            !backfill.isDone,
            backfill.begin(
                in: horizon, coverage: days.history, known: known, zone: dayZone,
                secondsToday: people.me.today.value?.seconds, density: feed.plan.density)
        else { return }
        scheduler[.me(.backfill)].due = now.uptime + backfill.pause * scheduler.jitter.between(0.8, 1.2)
    }
}
