import HackatimeAPI

extension Poller {
    mutating func fail(_ id: RequestKey, _ error: ClientError, dialect: Dialect, at now: Moment) {
        if id.endpoint == .stats, id.target == .me, dialect == .documented, error.suggestsOtherDialect {
            // The documented call is for administrators here; the live one gives the same.
            dialects[.stats] = .live
            requests[id]?.due = now.uptime
            return
        }
        if id.endpoint == .stats, id.target == .me, dialect == .live, error.meansOtherDialect { dialects[.stats] = nil }
        if id.endpoint == .feed, case .tooLarge = error, plan.shorten(holding: FeedPlan.tooMany, serverCutsRows: false)
        {
            requests[id]?.due = now.uptime
            return
        }
        if id.endpoint == .backfill, case .tooLarge = error,
            backfill.plan.shorten(holding: FeedPlan.tooMany, serverCutsRows: false)
        {
            return goOnFillingIn(at: now)
        }
        switch error {
        case .badKey:
            isKeyRejected = true
            planNextPoll(at: now)
            return failOwner(error, at: now)
        case .notOffered:
            // Without totals there is nothing to show: those are asked for again, for a page may be missing only
            // while a server is being changed, or for one odd name.
            if id.endpoint != .stats, id != RequestKey(target: .me, endpoint: .today) {
                unsupported.insert(UnsupportedCall(id))
            }
        case .privateUser, .notFound:
            if id.endpoint == .stats { failRest(of: id.target, error, at: now) }
        default:
            break
        }
        if case .rateLimited(let wait) = error {
            // The limit is on the address, whatever was asked. A server that names no time, or none worth the
            // name, is left alone longer each time.
            requests[id]?.failures += 1
            requests[id]?.mayPass = true
            let failures = requests[id]?.failures ?? 1
            let pause = max(wait ?? 60, Pace.backOff(failures: failures))
            limitedUntil = max(limitedUntil, now.uptime + pause + jitter.between(0, min(5, pause / 4)))
            holdUntil = max(holdUntil, limitedUntil)
            isProbing = true
            requests[id]?.due = interval > 0 && !isPaused ? limitedUntil : nil
        } else {
            planRetry(id, error, at: now)
        }
        note(error, on: id, nextTry: nextTry(of: id, at: now), at: now)
        // Refused stats do not tell the owner's level; the call for it is open to everyone.
        if id == RequestKey(target: .me, endpoint: .stats) { learnTrust(of: .me, at: now) }
        if id.endpoint == .feed, requests[id]?.due == nil { plan.drop() }
        if id.endpoint == .backfill, requests[id]?.due == nil { backfill.drop() }
    }

    /// When a question that failed is asked again by itself, in seconds since 1970.
    private func nextTry(of id: RequestKey, at now: Moment) -> Double? {
        var due = requests[id]?.due
        // The total is asked for at each poll, whatever became of it at the last.
        if due == nil, id == RequestKey(target: shown, endpoint: .today), !unsupported.contains(UnsupportedCall(id)) {
            due = nextPoll
        }
        return due.map { now.wall + max($0, holdUntil) - now.uptime }
    }

    private mutating func planRetry(_ id: RequestKey, _ error: ClientError, at now: Moment) {
        var mayPass = error.isTransient
        // Heartbeats of the shortest stretch there is: they will not become fewer.
        if case .tooLarge = error, id.endpoint == .feed || id.endpoint == .backfill { mayPass = false }
        requests[id]?.failures += 1
        requests[id]?.mayPass = mayPass
        guard mayPass, interval > 0, !isPaused else { return }
        guard error.isDeadConnection else {
            let wait = Pace.backOff(failures: requests[id]?.failures ?? 1) * jitter.between(0.8, 1.2)
            requests[id]?.due = now.uptime + wait
            return
        }
        // Every question meets the same dead connection: one common wait, counted once.
        if now.uptime >= holdUntil {
            connectionFailures += 1
            holdUntil = now.uptime + Pace.backOff(failures: connectionFailures) * jitter.between(0.8, 1.2)
        }
        requests[id]?.due = holdUntil
    }

    /// Nothing about the owner can be asked: every reading says why.
    mutating func failOwner(_ error: ClientError, at now: Moment) {
        for endpoint in Endpoint.allCases where endpoint != .lookUp {
            let id = RequestKey(target: .me, endpoint: endpoint)
            requests[id]?.due = nil
            note(error, on: id, nextTry: nil, at: now)
        }
    }

    /// The server knows the key, whatever it said before: nothing is wrong any more with what was not even asked.
    mutating func keyIsKnown(at now: Moment) {
        dropKeyProblems()
        guard isKeyRejected else { return }
        isKeyRejected = false
        planNextPoll(at: now)
        if shown == .me { planView(at: now) }
    }

    mutating func dropKeyProblems() {
        update(.me) { person in
            if person.today.problem?.error.isAboutKey == true { person.today.problem = nil }
            if person.stats.problem?.error.isAboutKey == true { person.stats.problem = nil }
            if person.newest.problem?.error.isAboutKey == true { person.newest.problem = nil }
            if person.profile.problem?.error.isAboutKey == true { person.profile.problem = nil }
            if person.feed.problem?.error.isAboutKey == true { person.feed.problem = nil }
            if person.trust.problem?.error.isAboutKey == true { person.trust.problem = nil }
            if person.spans.problem?.error.isAboutKey == true { person.spans.problem = nil }
            if person.rangeStats.problem?.error.isAboutKey == true { person.rangeStats.problem = nil }
        }
    }

    /// A user who is private or unknown is so in every question.
    private mutating func failRest(of target: Target, _ error: ClientError, at now: Moment) {
        guard case .user = target else { return }
        for endpoint in [Endpoint.today, .range, .spans, .trust] {
            let id = RequestKey(target: target, endpoint: endpoint)
            requests[id]?.due = nil
            note(error, on: id, nextTry: nil, at: now)
        }
    }

    /// The main call works again after something else answered in the server's place: what seemed not to be offered
    /// meanwhile may well be.
    mutating func doubtAbsences(after problem: Problem?, at now: Moment) {
        switch problem?.error {
        case .notHackatime, .notOffered: break
        default: return
        }
        unsupported = unsupported.filter { $0.isOwn != (shown == .me) }
        planView(at: now)
    }

    mutating func noteAbsent(_ endpoint: Endpoint, at now: Moment) {
        note(.notOffered, on: RequestKey(target: shown, endpoint: endpoint), nextTry: nil, at: now)
    }

    private mutating func note(_ error: ClientError, on id: RequestKey, nextTry: Double?, at now: Moment) {
        var person = people[id.target] ?? Person(target: id.target)
        switch id.endpoint {
        case .today: person.today.fail(error, at: now.wall, nextTry: nextTry)
        case .stats: person.stats.fail(error, at: now.wall, nextTry: nextTry)
        case .newest: person.newest.fail(error, at: now.wall, nextTry: nextTry)
        case .profile: person.profile.fail(error, at: now.wall, nextTry: nextTry)
        case .feed: person.feed.fail(error, at: now.wall, nextTry: nextTry)
        case .spans: person.spans.fail(error, at: now.wall, nextTry: nextTry)
        case .trust: person.trust.fail(error, at: now.wall, nextTry: nextTry)
        case .range: person.rangeStats.fail(error, at: now.wall, nextTry: nextTry)
        case .days, .backfill, .lookUp: break
        }
        people[id.target] = person
    }

    mutating func markAsking(_ id: RequestKey, _ asking: Bool) {
        guard id.endpoint != .lookUp else { return }
        var person = people[id.target] ?? Person(target: id.target)
        switch id.endpoint {
        case .today: person.today.isAsking = asking
        case .stats: person.stats.isAsking = asking
        case .newest: person.newest.isAsking = asking
        case .profile: person.profile.isAsking = asking
        case .feed: person.feed.isAsking = asking
        case .spans: person.spans.isAsking = asking
        case .trust: person.trust.isAsking = asking
        case .range: person.rangeStats.isAsking = asking
        case .days, .backfill, .lookUp: break
        }
        people[id.target] = person
    }
}

extension ClientError {
    /// No question gets through: one common wait is enough. A time-out or a 504 can be one slow call of a large
    /// account while every other answers, so those wait by themselves.
    var isDeadConnection: Bool {
        switch self {
        case .unreachable(.timeout), .unreachable(.connectionLost), .unreachable(.transport): false
        case .unreachable: true
        default: false
        }
    }
}
