package import HackatimeAPI

/// What was known before this run, and filling in what is not known yet.
extension Poller {
    /// Takes in what a start found, before `start`. Figures are marked with the age they have.
    package mutating func restore(_ remembered: Remembered, historyDays: Int?, at moment: Moment) {
        let now = corrected(moment)
        isRemembering = true
        backfill = Backfill(days: historyDays)
        rollDays(at: now)
        for entry in remembered.answers { restore(entry, at: now) }
        setCoverage(remembered.coverage)
        guard let last = remembered.rows.last(where: { $0.time <= now.wall + Self.futureTolerance }) else { return }
        let start = max(known.start(before: last.time), remembered.rows.first?.time ?? last.time)
        let rows = remembered.rows.drop { $0.time < start }
        update(.me) { person in
            person.heartbeats = HeartbeatLog(rows: Array(rows), coveredFrom: start < last.time ? start : nil)
            if person.newest.value == nil { person.newest.value = last }
        }
    }

    private mutating func restore(_ entry: RememberedAnswer, at now: Moment) {
        let asOf = min(entry.asOf, now.wall)
        switch (entry.question, entry.answer) {
        case (.profile, .profile(let profile)):
            update(.me) { $0.profile = Resource(value: profile, asOf: asOf) }
        case (.today(let day), .today(let total)) where day == person(.me).day:
            update(.me) { $0.today = Resource(value: total, asOf: asOf) }
        case (.ownStats, .stats(let stats)):
            update(.me) { $0.stats = Resource(value: stats, asOf: asOf) }
        case (.newestHeartbeat, .newest(let heartbeat)):
            update(.me) { $0.newest = Resource(value: heartbeat, asOf: asOf) }
        case (.userStats(let name), .stats(let stats)):
            update(.user(name)) { $0.stats = Resource(value: stats, asOf: asOf) }
        case (.userTotal(let name, let since), .total(let seconds)):
            guard viewerZone.day(at: since.seconds) == viewerZone.day(at: now.wall) else { return }
            update(.user(name)) { $0.today = Resource(value: TodayTotal(seconds: seconds), asOf: asOf) }
        case (.spans(let name, _), .spans(let spans)):
            update(.user(name)) { $0.spans = Resource(value: spans.sorted { $0.start > $1.start }, asOf: asOf) }
        case (.trust(let name), .trust(let trust)):
            update(.user(name)) { $0.trust = Resource(value: trust, asOf: asOf) }
        case (.rangeStats(let target, let window), .stats(let stats)):
            rangeAnswers[RangeAsked(target: target, window: window)] = Resource(value: stats, asOf: asOf)
        default:
            break
        }
    }

    /// What the history knows by now: another program on this machine may have asked for more.
    package mutating func setCoverage(_ coverage: HistoryCoverage) {
        history = coverage
        for stretch in coverage.known.stretches { known.insert(stretch) }
        guard !comparedDays.isEmpty else { return }
        backfill.lookAgain(at: comparedDays)
        comparedDays = []
    }

    /// The key belongs to somebody else than it did: what this run has not asked for itself is not theirs.
    mutating func forgetOwner(at now: Moment) {
        history = HistoryCoverage()
        known = Coverage()
        backfill.beginAnew()
        rangeAnswers = rangeAnswers.filter { $0.key.target != .me }
        totalDrift = nil
        let isAnswered = { [requests] (endpoint: Endpoint) in
            requests[RequestKey(target: .me, endpoint: endpoint)]?.answered != nil
        }
        update(.me) { person in
            person.heartbeats = HeartbeatLog()
            if !isAnswered(.today) { person.today = Resource(isAsking: person.today.isAsking) }
            if !isAnswered(.stats) { person.stats = Resource(isAsking: person.stats.isAsking) }
            if !isAnswered(.newest) { person.newest = Resource(isAsking: person.newest.isAsking) }
            if !isAnswered(.range) { person.rangeStats = Resource(isAsking: person.rangeStats.isAsking) }
        }
        if shown == .me { makeDue(.newest, at: now) }
    }

    /// Days known of those to be filled in; `nil` when there is nothing to fill in.
    package func backfillProgress(at moment: Moment) -> (known: Int, of: Int)? {
        let today = dayZone.day(at: corrected(moment).wall)
        guard isRemembering, !backfill.isDone, let horizon = horizon(today: today) else { return nil }
        let known = history.figures.count { horizon.contains($0.day) && $0.completeness.isWhole }
        return known < horizon.count ? (known, horizon.count) : nil
    }

    /// The days a view is about, or `nil` for all time: their totals are asked for where the server can tell them.
    /// The window holds its start, not its end.
    package mutating func setRange(_ window: TimeWindow?, at moment: Moment) -> [Action] {
        guard window != range else { return [] }
        let now = corrected(moment)
        range = window
        let id = RequestKey(target: shown, endpoint: .range)
        var actions: [Action] = []
        if let requestID = requests[id]?.requestID {
            actions.append(.cancel(requestID))
            inFlight[requestID] = nil
        }
        requests[id] = nil
        takeRangeFromMemory()
        guard window != nil, shown != .me || hasKey else { return actions }
        makeDue(.range, at: now)
        return actions + pump(at: now)
    }

    mutating func takeRangeFromMemory() {
        let window = range
        let held = window.flatMap { rangeAnswers[RangeAsked(target: shown, window: $0)] }
        update(shown) { person in
            person.rangeWindow = window
            person.rangeStats = held ?? Resource()
        }
    }

    mutating func take(rangeStats stats: CodingStats, of window: TimeWindow, target: Target, asOf: Double) {
        rangeAnswers[RangeAsked(target: target, window: window)] = Resource(value: stats, asOf: asOf)
        // Stepping to and fro needs no longer memory, and the windows of today are others tomorrow.
        while rangeAnswers.count > Self.maxRanges,
            let oldest = rangeAnswers.min(by: { $0.value.asOf ?? 0 < $1.value.asOf ?? 0 })?.key
        {
            rangeAnswers[oldest] = nil
        }
        guard window == range else { return }
        update(target) { $0.rangeStats.succeed(stats, at: asOf) }
    }

    // MARK: Filling in

    private func horizon(today: CivilDate) -> CivilDays? {
        let created = person(.me).profile.value?.createdAt.map(dayZone.day(at:))
        let firstKnown = history.firstTime.map(dayZone.day(at:))
        return backfill.horizon(today: today, created: created, firstKnown: firstKnown)
    }

    private var mayFillIn: Bool {
        isRemembering && shown == .me && hasKey && interval > 0 && !isPaused && backfill.days != 0
    }

    /// The next window of a day that is under way. In a pause it waits for the end of that: `planBackfill` plans it.
    mutating func goOnFillingIn(at now: Moment) {
        guard mayFillIn, !backfill.plan.isIdle else { return }
        requests[RequestKey(target: .me, endpoint: .backfill)]?.due =
            now.uptime + backfillPause * jitter.between(0.8, 1.2)
    }

    /// Plans the next window of the past, or the comparing of days, when nothing else is going on.
    mutating func planBackfill(at now: Moment) {
        guard mayFillIn else { return }
        // Before the first answers nobody knows the zone whose days these are, nor how far back they go.
        guard person(.me).today.asOf != nil, !person(.me).profile.isAsking else { return }
        let today = dayZone.day(at: now.wall)
        guard let horizon = horizon(today: today) else { return }
        let daysID = RequestKey(target: .me, endpoint: .days)
        if !isCompared(at: now), !unsupported.contains(UnsupportedCall(daysID)),
            requests[daysID]?.lastAsked == nil
                || since(.days, at: now) >= Pace.comparedEvery
        {
            // A moment after the first answers, which people wait for.
            if requests[daysID]?.requestID == nil, requests[daysID]?.due == nil {
                requests[daysID, default: RequestState()].due = now.uptime + jitter.between(1, 2)
            }
            return
        }
        let id = RequestKey(target: .me, endpoint: .backfill)
        guard requests[daysID]?.requestID == nil, requests[id]?.requestID == nil, requests[id]?.due == nil,
            requests[id]?.failures ?? 0 == 0,
            !backfill.isDone,
            backfill.begin(
                in: horizon, coverage: history, known: known, zone: dayZone,
                secondsToday: person(.me).today.value?.seconds, density: plan.density)
        else { return }
        requests[id, default: RequestState()].due = now.uptime + backfillPause * jitter.between(0.8, 1.2)
    }

    private func isCompared(at now: Moment) -> Bool {
        history.comparedAt.map { now.wall - $0 < Pace.comparedEvery && $0 <= now.wall + 60 } ?? false
    }

    /// The days to compare: all that were never compared, and the last seven, for editors send late what they queued.
    /// `nil` where another program did it meanwhile.
    func daysToCompare(at now: Moment) -> CivilDays? {
        guard !isCompared(at: now) else { return nil }
        let today = dayZone.day(at: now.wall)
        // As far back as one answer goes: the days themselves are fetched more sparingly.
        let created = person(.me).profile.value?.createdAt.map(dayZone.day(at:))
        let furthest = max(backfill.days ?? Summaries.maxDays, Summaries.maxDays)
        guard var days = Backfill(days: furthest).horizon(today: today, created: created, firstKnown: nil) else {
            return nil
        }
        days.first = max(days.first, days.last.adding(days: 1 - Summaries.maxDays))
        let compared = Set(history.figures.lazy.filter { $0.serverSeconds != nil }.map(\.day))
        let week = today.adding(days: -7)
        while days.first < week, compared.contains(days.first) { days.first = days.first.adding(days: 1) }
        return days
    }

    /// The server's totals of days are in the history by now; what differs it says when it is asked next.
    mutating func take(dayTotals totals: [DayTotal], at now: Moment) {
        history.comparedAt = now.wall
        comparedDays += totals.map(\.day)
    }

    mutating func take(backfill page: HeartbeatPage, asked: Moment, at now: Moment) {
        guard let step = backfill.plan.next else { return }
        let strays = page.heartbeats.contains { $0.time < step.window.start - 1 || $0.time > step.window.end + 1 }
        let isCut = !page.isUnpaged && page.rowCount >= MyHeartbeats.documentedLimit && !strays
        if !isCut || !backfill.plan.shorten(holding: page.rowCount, serverCutsRows: true) {
            _ = backfill.plan.finished(page)
            if !isCut { cover(step.window, at: now) }
        }
        backfillPause = max(minBackfillPause, Backfill.pause(afterTaking: now.uptime - asked.uptime))
        goOnFillingIn(at: now)
    }

    /// The server told everything about a window, as far as it lies in the past.
    mutating func cover(_ window: TimeWindow, at now: Moment) {
        known.insert(Coverage.Stretch(start: window.start, end: min(window.end, now.wall)))
    }
}

/// Names one answer about a range.
struct RangeAsked: Sendable, Hashable {
    var target: Target
    var window: TimeWindow
}
