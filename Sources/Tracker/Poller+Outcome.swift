package import HackatimeAPI

extension Poller {
    /// Takes in what came of an inquiry. An outcome whose ticket is not under way any more is dropped.
    package mutating func received(_ outcome: APIResult, at moment: Moment) -> [Action] {
        guard let id = inFlight[outcome.requestID], requests[id]?.question == outcome.question else { return [] }
        let now = adopt(serverTime: outcome.serverTime, at: moment)
        guard var state = requests[id] else { return [] }
        // The answer may be one that another program got a while ago.
        let asOf = min(outcome.answeredAt.map { $0 + clockOffset } ?? now.wall, now.wall)
        if outcome.answeredAt != nil, state.askedAt != nil { state.askedAt?.wall = asOf }
        inFlight[outcome.requestID] = nil
        state.requestID = nil
        rollDays(at: now)
        markAsking(id, false)
        if id.endpoint == .lookUp {
            finishLookUp(outcome.result)
            return pump(at: now)
        }
        switch outcome.result {
        case .success(let answer):
            hasAnswered = true
            state.failures = 0
            state.answered = outcome.question
            state.entityTag = outcome.entityTag ?? (answer == .unchanged ? state.entityTag : nil)
            requests[id] = state
            connectionIsBack(at: now)
            if outcome.answeredAt == nil { endProbing(asked: state.askedAt, at: now) }
            succeed(id, answer, asked: state.askedAt ?? now, asOf: asOf, at: now)
        case .failure(.askedElsewhere):
            state.due = now.uptime + jitter.between(1, 2)
            requests[id] = state
        case .failure(.cancelled):
            requests[id] = state
        case .failure(let error):
            requests[id] = state
            fail(id, error, dialect: outcome.dialect, at: now)
            if !error.isDeadConnection { endProbing(asked: state.askedAt, at: now) }
        }
        return pump(at: now)
    }

    // MARK: Success

    /// Mutates what is known about someone in place: copies of a long feed would cost memory.
    mutating func update(_ target: Target, _ change: (inout Person) -> Void) {
        change(&people[target, default: Person(target: target)])
    }

    private mutating func succeed(
        _ id: RequestKey, _ answer: APIValue, asked: Moment, asOf wall: Double, at now: Moment
    ) {
        switch (id.endpoint, answer) {
        case (.today, .today), (.today, .total), (.today, .unchanged):
            let zone = id.target == .me ? dayZone : viewerZone
            guard zone.day(at: asked.wall) == zone.day(at: now.wall) else {
                // Asked before midnight, answered after: it is about yesterday.
                requests[id]?.due = now.uptime + jitter.between(1, 20)
                requests[id]?.entityTag = nil
                return
            }
            take(today: answer, id, asked: asked, asOf: wall, at: now)
        case (.stats, .stats(let stats)):
            let before = person(id.target).stats
            update(id.target) { $0.stats.succeed(stats, at: wall) }
            if id.target != .me { doubtAbsences(after: before.problem, at: now) }
            afterStats(of: id.target, before: before, at: now)
        case (.stats, .unchanged):
            let before = person(id.target).stats
            update(id.target) { $0.stats.confirm(at: wall) }
            afterStats(of: id.target, before: before, at: now)
        case (.newest, .newest(let heartbeat)):
            take(newest: heartbeat, asOf: wall, at: now)
        case (.newest, .unchanged):
            if let held = person(.me).newest.value { take(newest: held, asOf: wall, at: now) }
        case (.profile, .profile(let profile)):
            if let before = person(.me).profile.value?.id, let id = profile.id, id != before { forgetOwner(at: now) }
            update(.me) { $0.profile.succeed(profile, at: wall) }
            if !person(.me).stats.isAsking { learnTrust(of: .me, at: now) }
        case (.range, .stats(let stats)):
            if case .rangeStats(_, let window)? = requests[id]?.answered {
                take(rangeStats: stats, of: window, target: id.target, asOf: wall)
            }
        case (.range, .unchanged):
            update(id.target) { $0.rangeStats.confirm(at: wall) }
        case (.days, .dayTotals(let totals)):
            take(dayTotals: totals, at: now)
        case (.days, .unchanged):
            take(dayTotals: [], at: now)
        case (.backfill, .heartbeats(let page)):
            take(backfill: page, asked: asked, at: now)
        case (.feed, .heartbeats(let page)):
            take(page: page, id, at: now)
        case (.spans, .spans(let spans)):
            update(id.target) { $0.spans.succeed(spans.sorted { $0.start > $1.start }, at: wall) }
        case (.trust, .trust(let trust)):
            update(id.target) { $0.trust.succeed(trust, at: wall) }
        case (.profile, .unchanged):
            update(.me) { $0.profile.confirm(at: wall) }
        case (.spans, .unchanged):
            update(id.target) { $0.spans.confirm(at: wall) }
        case (.trust, .unchanged):
            update(id.target) { $0.trust.confirm(at: wall) }
        default:
            // An answer to something else: the endpoints do not mix them up, and nothing is lost by waiting.
            break
        }
    }

    private mutating func take(today answer: APIValue, _ id: RequestKey, asked: Moment, asOf: Double, at now: Moment) {
        let (before, problem) = (person(id.target).today.value, person(id.target).today.problem)
        update(id.target) { person in
            switch answer {
            case .today(let total): person.today.succeed(total, at: asOf)
            case .total(let seconds): person.today.succeed(TodayTotal(seconds: seconds), at: asOf)
            default: person.today.confirm(at: asOf)
            }
        }
        if id.target == .me {
            keyIsKnown(at: now)
            doubtAbsences(after: problem, at: now)
        }
        guard let before, let after = person(id.target).today.value, before.seconds != after.seconds else { return }
        noteActivity(at: now)
        guard id.target == .me else { return }
        stale = [.stats, .range]
        // A window asked for since holds what the total counts.
        if person(.me).heartbeats.coveredFrom != nil, let fed = requests[RequestKey(target: .me, endpoint: .feed)],
            fed.failures == 0, fed.lastAsked ?? 0 >= asked.uptime
        {
            return
        }
        totalMoved = true
        if wantWhatIsNew(asOf: person(.me).today.asOf, at: now) { return }
        // Where no windows are to be had the newest has its turns.
        guard !unsupported.contains(UnsupportedCall(RequestKey(target: .me, endpoint: .feed))) || allowance >= 1 else {
            return
        }
        if requests[RequestKey(target: .me, endpoint: .newest)]?.lastAsked ?? 0 <= asked.uptime {
            makeDue(.newest, at: now)
            allowance -= 1
        }
    }

    /// The rest follows once somebody proves to be there and to be looked at; later each has turns of its own.
    private mutating func afterStats(of target: Target, before: Resource<CodingStats>, at now: Moment) {
        learnTrust(of: target, at: now)
        if case .user = target, before.value == nil || before.problem != nil || person(target).today.value == nil {
            makeDue(.today, at: now, unlessAskedWithin: 5)
            makeDue(.spans, at: now, unlessAskedWithin: 5)
            if range != nil { makeDue(.range, at: now, unlessAskedWithin: 5) }
        }
    }

    mutating func learnTrust(of target: Target, at now: Moment) {
        guard target == shown, person(target).trustLevel == nil else { return }
        if target == .me, person(.me).profile.value?.id == nil { return }
        makeDue(.trust, at: now, unlessAskedWithin: Pace.profileEvery)
    }

    mutating func noteActivity(at now: Moment) {
        let wasSlow = pace(at: now) > interval
        lastActivity = now.uptime
        if wasSlow { planNextPoll(at: now) }
    }

    /// The wait after a lost connection is over; a limit is not.
    mutating func tryConnectionAgain() {
        if connectionFailures > 0 { holdUntil = limitedUntil }
    }

    /// Questions that failed for want of a connection are asked again at once when one succeeds.
    private mutating func connectionIsBack(at now: Moment) {
        guard connectionFailures > 0 else { return }
        tryConnectionAgain()
        connectionFailures = 0
        for (id, state) in requests where id.target == shown && state.failures > 0 && state.due != nil {
            requests[id]?.due = now.uptime
        }
    }

    /// Clocks that are more than a minute apart are taken for a wrong clock here, not for a slow network.
    private mutating func adopt(serverTime: Double?, at moment: Moment) -> Moment {
        // A clock that shows another century knows less than ours: from 2001 to 2100.
        guard let serverTime, (978_307_200...4_102_444_800).contains(serverTime) else { return corrected(moment) }
        let offset = serverTime - moment.wall
        guard abs(offset - clockOffset) > 30 else { return corrected(moment) }
        let before = clockOffset
        clockOffset = abs(offset) > 60 ? offset : 0
        // What was asked by the wrong clock was asked at the same moment as ever: on which day it was is put right.
        for id in requests.keys { requests[id]?.askedAt?.wall += clockOffset - before }
        return corrected(moment)
    }
}
