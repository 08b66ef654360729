package import HackatimeAPI

/// The owner's heartbeats: new ones, older ones, and back-filled days.
extension Tracker {
    // MARK: New heartbeats

    /// Requests older heartbeats, because the feed was scrolled towards its end.
    package mutating func wantOlder(at moment: Moment) -> [Action] {
        let now = corrected(moment)
        guard shown == .me else { return [] }
        let isWanted = feed.wantOlder(context(at: now))
        noteReach()
        guard isWanted else { return [] }
        makeDue(.feed, at: now)
        return pump(at: now)
    }

    /// Requests what arrived since the newest known heartbeat. Returns false where that is not possible or already in
    /// flight.
    mutating func wantNews(asOf: Double?, at now: Moment) -> Bool {
        let key = RequestKey.me(.feed)
        guard !people.me[.newest].isAsking, !scheduler.isUnsupported(key), !scheduler[key].isFailing,
            feed.wantNews(asOf: asOf, isUnderWay: isFeedUnderWay, context(at: now))
        else { return false }
        scheduler.cadence.spendQuestion()
        makeDue(.feed, at: now)
        return true
    }

    /// The server reported its newest heartbeat.
    mutating func found(newest heartbeat: Heartbeat?, before: Heartbeat??, _ asOf: Double, at now: Moment) {
        guard let heartbeat else {
            feed.foundNone(asOf: asOf)
            people[.me].feed.succeed(true, at: now.wall)
            return
        }
        // A stored heartbeat may differ slightly from the one the server sends.
        if let before, before?.key != heartbeat.key {
            noteActivity(at: now)
            stale = [.stats, .range]
        }
        let wasStarted = feed.coveredFrom != nil
        feed.found(newest: heartbeat, asOf: asOf, isUnderWay: isFeedUnderWay, context(at: now))
        // It begins again after a long absence, which leaves a gap in a day that may have been filled before.
        if wasStarted, feed.coveredFrom == nil { backfill.lookAgain(at: [dayZone.day(at: now.wall)]) }
        noteReach()
        makeDue(.feed, at: now)
    }

    /// A window of the feed arrived.
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
                // An "unchanged" response would refer to the previous heartbeat.
                scheduler[.me(.newest)].entityTag = nil
                noteActivity(at: asked)
                stale = [.stats, .range]
            }
            // A heartbeat dated in the future was shown, and the server still reports it as the newest.
            if let last, shown.map({ $0.time <= last.time }) ?? true { people[.me].newest.value = last }
            people[.me][.newest].confirm(at: asked.wall)
            scheduler[.me(.newest)].lastAsked = asked.uptime
        }
        if !feed.plan.isIdle { scheduler[.me(.feed)].due = now.uptime }
    }

    /// Compares the server's total with the known heartbeats, now that all requested ones are in the store.
    private mutating func lookForLateArrivals(at now: Moment) {
        // The store counts days of the viewer's zone: where the server's day is another, the two cannot be compared.
        guard let total = settledTotal, let covered = feed.coveredFrom, let day = people.me.day,
            viewerZone.start(of: day) == dayZone.start(of: day),
            viewerZone.start(of: day.adding(days: 1)) == dayZone.start(of: day.adding(days: 1)),
            let from = days.lateArrivals(
                total: total.seconds, today: day, dayStart: dayZone.start(of: day), coveredFrom: covered, at: now)
        else { return }
        feed.again(from: from, context(at: now))
        makeDue(.feed, at: now)
    }

    /// The server's total of today and when it was requested, while all requested heartbeats are in the store. Shared
    /// responses have ages of their own. A total that is younger than the rows, or older than the last of them, says
    /// nothing about them.
    private var settledTotal: (seconds: Double, asked: Double)? {
        let me = people.me
        guard feed.plan.isIdle, let total = me.today.value, let asked = scheduler[.me(.today)].askedAt,
            me[.newest].asOf ?? 0 >= asked.wall - 1, days.history.newestTime ?? 0 <= asked.wall
        else { return nil }
        return (total.seconds, asked.wall)
    }

    /// The same, once the heartbeats of the 24 hours before it are all known: those of the day, in any zone.
    package var comparableTotal: (seconds: Double, asked: Double)? {
        guard let total = settledTotal, !days.isBehind, let covered = feed.coveredFrom,
            known.start(before: covered) <= total.asked - ZoneFinder.day
        else { return nil }
        return total
    }

    private var isFeedUnderWay: Bool { scheduler[.me(.feed)].requestID != nil }
    var created: Double? { people.me.profile.value?.createdAt }

    private func context(at now: Moment) -> FeedSync.Context {
        FeedSync.Context(now: now, offset: viewerZone.offset(at: now.wall), created: created, known: known)
    }

    /// Shows how far back the heartbeats are known.
    mutating func noteReach() {
        people[.me].coveredFrom = feed.coveredFrom
        people[.me].reachesStart = feed.reachesStart
    }

    // MARK: Store

    /// Restores what was stored by earlier runs. Called before `start`. Figures keep their age.
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
        case (.spans(let name, let window), .spans(let spans)):
            people[.user(name)].spansWindow = window
            people[.user(name)].spans = Resource(value: spans.sorted { $0.start > $1.start }, asOf: asOf)
        case (.trust(let name), .trust(let trust)): people[.user(name)].trust = Resource(value: trust, asOf: asOf)
        case (.rangeStats(let target, let window), .stats(let stats)):
            people.hold(Resource(value: stats, asOf: asOf), of: window, target)
        default: break
        }
    }

    /// Applies the store's coverage. Another program on this machine may have fetched more.
    package mutating func setCoverage(_ coverage: HistoryCoverage, at moment: Moment) -> [Action] {
        let now = corrected(moment)
        let compared = days.setCoverage(coverage)
        if !compared.isEmpty { backfill.lookAgain(at: compared) }
        lookForLateArrivals(at: now)
        return pump(at: now)
    }

    // MARK: Back-fill

    /// The number of known days, and of days to back-fill; `nil` when there is nothing to back-fill.
    package func backfillProgress(at moment: Moment) -> (known: Int, of: Int)? {
        // A server that does not tell the newest heartbeats is not asked for others.
        if let problem = people.me.newest.problem ?? people.me.feed.problem, !problem.error.isTransient { return nil }
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

    /// Requests the next window of the current day. During a pause, `planBackfill` plans it instead.
    mutating func goOnFillingIn(at now: Moment) {
        guard mayFillIn, !backfill.plan.isIdle else { return }
        let pause = isFillingToday(at: now) ? backfill.pause / Backfill.haste : backfill.pause
        scheduler[.me(.backfill)].due = now.uptime + pause * scheduler.jitter.between(0.8, 1.2)
    }

    /// A person waits for the rest of today, which is the first view.
    func isFillingToday(at now: Moment) -> Bool {
        !backfill.plan.isIdle && backfill.day == dayZone.day(at: now.wall)
    }

    /// The sums of today are counted from its heartbeats, which all come first, so the server need not count them too.
    func countsRange(at now: Moment) -> Bool {
        guard shown == .me, let range = people.range, backfill.days != 0, !scheduler.isUnsupported(.me(.feed)) else {
            return false
        }
        let isFailing = [Endpoint.feed, .newest, .backfill].contains { scheduler[.me($0)].isFailing }
        return !isFailing && range.start >= viewerZone.start(of: viewerZone.day(at: now.wall))
    }

    /// Plans the next back-fill window, or the comparison of days, when nothing else is happening.
    mutating func planBackfill(at now: Moment) {
        // The store reports what is missing after it has saved the latest results.
        guard mayFillIn, !days.isBehind else { return }
        // Before the first results, neither the zone of the days nor the account's age is known.
        guard people.me[.today].asOf != nil, !people.me[.profile].isAsking else { return }
        let filling = scheduler[.me(.backfill)]
        let isFree = filling.requestID == nil && filling.due == nil && !filling.isFailing
        let isToday =
            isFillingToday(at: now)
            || isFree
                && backfill.beginToday(
                    dayZone.day(at: now.wall), known: known, zone: dayZone, seconds: people.me.today.value?.seconds,
                    density: feed.plan.density)
        if isToday {
            if isFree { goOnFillingIn(at: now) }
            return
        }
        guard let horizon = horizon(at: now) else { return }
        let comparing = scheduler[.me(.days)]
        if !days.isCompared(at: now), !scheduler.isUnsupported(.me(.days)),
            scheduler.since(.me(.days), at: now) >= days.comparedEvery
        {
            // Shortly after the first results, which a person waits for.
            if comparing.requestID == nil, comparing.due == nil {
                scheduler[.me(.days)].due = now.uptime + scheduler.jitter.between(1, 2)
            }
            return
        }
        guard comparing.requestID == nil, isFree, !backfill.isDone,
            backfill.begin(in: horizon, coverage: days.history, known: known, zone: dayZone)
        else { return }
        goOnFillingIn(at: now)
    }
}
