package import HackatimeAPI

extension Tracker {
    /// Whether a result was used.
    package enum Receipt: Sendable {
        case accepted([Action])
        /// The request was cancelled: nothing changed.
        case stale

        /// The actions that follow.
        package var actions: [Action] {
            if case .accepted(let actions) = self { actions } else { [] }
        }
    }

    /// Applies the result of a request.
    package mutating func received(_ result: APIResult, at moment: Moment) -> Receipt {
        guard let key = scheduler.key(of: result) else { return .stale }
        if let jump = clock.adopt(result.serverTime, at: moment) { scheduler.moveClock(by: jump) }
        let now = corrected(moment)
        // The response may be one that another program received earlier.
        let asOf = min(result.answeredAt.map { $0 + clock.offset } ?? now.wall, now.wall)
        rollDays(at: now)
        scheduler.end(result, askedAt: result.answeredAt == nil ? nil : asOf)
        let asked = scheduler[key].askedAt
        if key.endpoint == .lookUp {
            finishLookUp(result.result, asked: asked, at: now)
            return .accepted(pump(at: now))
        }
        if key.endpoint == .wanted {
            receivedWanted(result, asked: asked, asOf: asOf, at: now)
            return .accepted(pump(at: now))
        }
        if key.endpoint.policy.isShown { people[key.target][key.endpoint].isAsking = false }
        switch result.result {
        case .success(let value):
            hasAnswered = true
            askedInDoubt.remove(key)
            scheduler.succeeded(key, result)
            connectionWorks(at: now)
            if result.answeredAt == nil { endProbing(asked: asked, isClear: true, at: now) }
            succeed(key, value, result.call, asked: asked ?? now, asOf: asOf, at: now)
        case .failure(.askedElsewhere):
            scheduler[key].due = now.uptime + scheduler.jitter.between(1, 2)
        case .failure(.cancelled):
            break
        case .failure(let error):
            fail(key, error, asked: asked, dialect: result.dialect, at: now)
            if error.isClear { connectionWorks(at: now) }
            if !error.isDeadConnection { endProbing(asked: asked, isClear: error.isClear, at: now) }
        }
        return .accepted(pump(at: now))
    }

    mutating func connectionWorks(at now: Moment) {
        hiddenProblem = nil
        scheduler.answered(for: shown, at: now)
    }

    /// A limit is over. The next tick must not fall among the requests that now follow one by one.
    mutating func endProbing(asked: Moment?, isClear: Bool, at now: Moment) {
        guard scheduler.gate.answered(askedAt: asked, isClear: isClear) else { return }
        scheduler.cadence.restart(at: now)
        planNextPoll(at: now)
        scheduler.spreadOut(about: shown, at: now)
    }

    // MARK: Success

    private mutating func succeed(
        _ key: RequestKey, _ value: APIValue, _ call: APICall, asked: Moment, asOf: Double, at now: Moment
    ) {
        if key.endpoint == .today {
            let zone = key.target == .me ? dayZone : viewerZone
            guard zone.day(at: asked.wall) == zone.day(at: now.wall) else {
                // Requested before midnight, answered after it: this is yesterday's total.
                scheduler[key].due = now.uptime + scheduler.jitter.between(1, 20)
                scheduler[key].entityTag = nil
                return
            }
        }
        let before = people[key.target]
        keep(value, key, asOf: asOf)
        switch (key.endpoint, value) {
        case (.today, _): afterToday(of: key.target, before: before.today, asked: asked, at: now)
        case (.stats, _):
            if key.target != .me { doubtUnsupported(after: before.stats.problem, at: now) }
            afterStats(of: key.target, before: before, at: now)
        case (.newest, _):
            if let newest = people.me.newest.value { found(newest: newest, before: before.newest.value, asOf, at: now) }
        case (.profile, .profile(let profile)):
            if let before = before.profile.value?.id, let id = profile.id, id != before { forgetOwner(at: now) }
            if !people.me[.stats].isAsking { learnTrust(of: .me, at: now) }
        case (.spans, .spans):
            if case .spans(_, let window) = call { people[key.target].spansWindow = window }
        case (.trust, .trust):
            people[key.target].isFound = true
        case (.range, .stats):
            if case .rangeStats(_, let window) = call {
                people.hold(people[key.target].rangeStats, of: window, key.target)
                if window != people.range { people[key.target].rangeStats = before.rangeStats }
            }
        case (.days, .dayTotals(let totals)):
            days.noteNews()
            days.merge(totals, asked: asked.wall, at: now)
        case (.days, .unchanged):
            days.merge([], asked: asked.wall, at: now)
        case (.backfill, .heartbeats(let page)):
            days.noteNews()
            backfill.received(page, taking: now.uptime - asked.uptime)
            goOnFillingIn(at: now)
        case (.feed, .heartbeats(let page)):
            days.noteNews()
            received(page, asked: asked, at: now)
        default: break
        }
    }

    /// Stores a value. A value of another kind is dropped. This loses nothing, because calls do not mix up their kinds.
    private mutating func keep(_ value: APIValue, _ key: RequestKey, asOf: Double) {
        let target = key.target
        switch (key.endpoint, value) {
        case (.today, .today(let total)): people[target].today.succeed(total, at: asOf)
        case (.today, .total(let seconds)): people[target].today.succeed(TodayTotal(seconds: seconds), at: asOf)
        case (.stats, .stats(let stats)): people[target].stats.succeed(stats, at: asOf)
        case (.newest, .newest(let heartbeat)): people[target].newest.succeed(heartbeat, at: asOf)
        case (.profile, .profile(let profile)): people[target].profile.succeed(profile, at: asOf)
        case (.range, .stats(let stats)): people[target].rangeStats.succeed(stats, at: asOf)
        case (.spans, .spans(let spans)):
            people[target].spans.succeed(spans.sorted { $0.start > $1.start }, at: asOf)
        case (.trust, .trust(let trust)): people[target].trust.succeed(trust, at: asOf)
        case (_, .unchanged) where key.endpoint.policy.isShown: people[target][key.endpoint].confirm(at: asOf)
        default: break
        }
    }

    private mutating func afterToday(of target: Target, before: Resource<TodayTotal>, asked: Moment, at now: Moment) {
        if target == .me {
            keyIsKnown(after: before.problem, at: now)
            doubtUnsupported(after: before.problem, at: now)
        }
        guard let held = before.value, let total = people[target].today.value, held.seconds != total.seconds else {
            return
        }
        noteActivity(at: now)
        guard target == .me else { return }
        stale = [.stats, .range]
        // A window requested later already holds what the total counts.
        let fed = scheduler[.me(.feed)]
        if feed.coveredFrom != nil, !fed.isFailing, fed.lastAsked ?? 0 >= asked.uptime,
            scheduler.requests[.me(.feed)] != nil
        {
            return
        }
        feed.noteMovedTotal()
        if wantNews(asOf: people.me.today.asOf, at: now) { return }
        // Where heartbeat windows are unsupported, the newest heartbeat has its own turns.
        guard !scheduler.isUnsupported(.me(.feed)) || scheduler.cadence.allowance >= 1 else { return }
        if scheduler[.me(.newest)].lastAsked ?? 0 <= asked.uptime {
            makeDue(.newest, at: now)
            scheduler.cadence.spendQuestion()
        }
    }

    /// The rest follows after the stats show that the user exists and is public. Later, each call has its own turns.
    private mutating func afterStats(of target: Target, before: Person, at now: Moment) {
        learnTrust(of: target, at: now)
        guard target != .me else {
            if let old = before.stats.value, let oldAsOf = before.stats.asOf, let new = people.me.stats.value,
                let asOf = people.me.stats.asOf, old.rangeText == new.rangeText
            {
                days.compare(total: (new.total, asOf), with: (old.total, oldAsOf))
            }
            return
        }
        if before.stats.value == nil || before.stats.problem != nil || people[target].today.value == nil {
            for endpoint in [Endpoint.today, .spans, .range] { makeDue(endpoint, at: now, unlessAskedWithin: 5) }
        }
    }

    mutating func learnTrust(of target: Target, at now: Moment) {
        guard target == shown, people[target].trustLevel == nil else { return }
        if target == .me, people.me.profile.value?.id == nil { return }
        makeDue(.trust, at: now, unlessAskedWithin: Pace.profileEvery)
    }

    mutating func noteActivity(at now: Moment) {
        if scheduler.cadence.noteActivity(at: now) { planNextPoll(at: now) }
    }

    /// The main call works again after something else responded in the server's place. Calls that seemed unsupported
    /// meanwhile may be supported.
    private mutating func doubtUnsupported(after problem: Problem?, at now: Moment) {
        switch problem?.error {
        case .notHackatime, .notOffered: break
        default: return
        }
        scheduler.unsupported = scheduler.unsupported.filter { $0.isOwn != (shown == .me) }
        planView(at: now)
    }
}
