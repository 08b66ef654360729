extension Poller {
    mutating func fail(_ id: ErrandID, _ error: ClientError, dialect: Dialect, at now: Moment) {
        if id.topic == .stats, id.who == .me, dialect == .documented, error.suggestsOtherDialect {
            // The documented call is for administrators here; the live one gives the same.
            dialects[.stats] = .live
            errands[id]?.due = now.uptime
            return
        }
        if id.topic == .stats, id.who == .me, dialect == .live, error.meansOtherDialect { dialects[.stats] = nil }
        if id.topic == .feed, case .tooLarge = error, plan.shorten(holding: FeedPlan.tooMany, serverCutsRows: false) {
            errands[id]?.due = now.uptime
            return
        }
        if id.topic == .backfill, case .tooLarge = error,
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
            if id.topic != .stats, id != ErrandID(who: .me, topic: .today) { absent.insert(Lack(id)) }
        case .privateUser, .notFound:
            if id.topic == .stats { failRest(of: id.who, error, at: now) }
        default:
            break
        }
        if case .rateLimited(let wait) = error {
            // The limit is on the address, whatever was asked. A server that names no time, or none worth the
            // name, is left alone longer each time.
            errands[id]?.failures += 1
            errands[id]?.mayPass = true
            let failures = errands[id]?.failures ?? 1
            let pause = max(wait ?? 60, Pace.backOff(failures: failures))
            limitedUntil = max(limitedUntil, now.uptime + pause + jitter.between(0, min(5, pause / 4)))
            holdUntil = max(holdUntil, limitedUntil)
            isProbing = true
            errands[id]?.due = interval > 0 && !isPaused ? limitedUntil : nil
        } else {
            planRetry(id, error, at: now)
        }
        note(error, on: id, nextTry: nextTry(of: id, at: now), at: now)
        // Refused stats do not tell the owner's level; the call for it is open to everyone.
        if id == ErrandID(who: .me, topic: .stats) { learnTrust(of: .me, at: now) }
        if id.topic == .feed, errands[id]?.due == nil { plan.drop() }
        if id.topic == .backfill, errands[id]?.due == nil { backfill.drop() }
    }

    /// When a question that failed is asked again by itself, in seconds since 1970.
    private func nextTry(of id: ErrandID, at now: Moment) -> Double? {
        var due = errands[id]?.due
        // The total is asked for at each poll, whatever became of it at the last.
        if due == nil, id == ErrandID(who: shown, topic: .today), !absent.contains(Lack(id)) { due = nextPoll }
        return due.map { now.wall + max($0, holdUntil) - now.uptime }
    }

    private mutating func planRetry(_ id: ErrandID, _ error: ClientError, at now: Moment) {
        var mayPass = error.isTransient
        // Heartbeats of the shortest stretch there is: they will not become fewer.
        if case .tooLarge = error, id.topic == .feed || id.topic == .backfill { mayPass = false }
        errands[id]?.failures += 1
        errands[id]?.mayPass = mayPass
        guard mayPass, interval > 0, !isPaused else { return }
        guard error.isDeadConnection else {
            let wait = Pace.backOff(failures: errands[id]?.failures ?? 1) * jitter.between(0.8, 1.2)
            errands[id]?.due = now.uptime + wait
            return
        }
        // Every question meets the same dead connection: one common wait, counted once.
        if now.uptime >= holdUntil {
            connectionFailures += 1
            holdUntil = now.uptime + Pace.backOff(failures: connectionFailures) * jitter.between(0.8, 1.2)
        }
        errands[id]?.due = holdUntil
    }

    /// Nothing about the owner can be asked: every reading says why.
    mutating func failOwner(_ error: ClientError, at now: Moment) {
        for topic in Topic.allCases where topic != .lookUp {
            let id = ErrandID(who: .me, topic: topic)
            errands[id]?.due = nil
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
        update(.me) { subject in
            if subject.today.problem?.error.isAboutKey == true { subject.today.problem = nil }
            if subject.stats.problem?.error.isAboutKey == true { subject.stats.problem = nil }
            if subject.newest.problem?.error.isAboutKey == true { subject.newest.problem = nil }
            if subject.profile.problem?.error.isAboutKey == true { subject.profile.problem = nil }
            if subject.feed.problem?.error.isAboutKey == true { subject.feed.problem = nil }
            if subject.trust.problem?.error.isAboutKey == true { subject.trust.problem = nil }
            if subject.spans.problem?.error.isAboutKey == true { subject.spans.problem = nil }
            if subject.rangeStats.problem?.error.isAboutKey == true { subject.rangeStats.problem = nil }
        }
    }

    /// A user who is private or unknown is so in every question.
    private mutating func failRest(of who: Who, _ error: ClientError, at now: Moment) {
        guard case .user = who else { return }
        for topic in [Topic.today, .range, .spans, .trust] {
            let id = ErrandID(who: who, topic: topic)
            errands[id]?.due = nil
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
        absent = absent.filter { $0.isOwn != (shown == .me) }
        planView(at: now)
    }

    mutating func noteAbsent(_ topic: Topic, at now: Moment) {
        note(.notOffered, on: ErrandID(who: shown, topic: topic), nextTry: nil, at: now)
    }

    private mutating func note(_ error: ClientError, on id: ErrandID, nextTry: Double?, at now: Moment) {
        var subject = subjects[id.who] ?? Subject(who: id.who)
        switch id.topic {
        case .today: subject.today.fail(error, at: now.wall, nextTry: nextTry)
        case .stats: subject.stats.fail(error, at: now.wall, nextTry: nextTry)
        case .newest: subject.newest.fail(error, at: now.wall, nextTry: nextTry)
        case .profile: subject.profile.fail(error, at: now.wall, nextTry: nextTry)
        case .feed: subject.feed.fail(error, at: now.wall, nextTry: nextTry)
        case .spans: subject.spans.fail(error, at: now.wall, nextTry: nextTry)
        case .trust: subject.trust.fail(error, at: now.wall, nextTry: nextTry)
        case .range: subject.rangeStats.fail(error, at: now.wall, nextTry: nextTry)
        case .days, .backfill, .lookUp: break
        }
        subjects[id.who] = subject
    }

    mutating func markAsking(_ id: ErrandID, _ asking: Bool) {
        guard id.topic != .lookUp else { return }
        var subject = subjects[id.who] ?? Subject(who: id.who)
        switch id.topic {
        case .today: subject.today.isAsking = asking
        case .stats: subject.stats.isAsking = asking
        case .newest: subject.newest.isAsking = asking
        case .profile: subject.profile.isAsking = asking
        case .feed: subject.feed.isAsking = asking
        case .spans: subject.spans.isAsking = asking
        case .trust: subject.trust.isAsking = asking
        case .range: subject.rangeStats.isAsking = asking
        case .days, .backfill, .lookUp: break
        }
        subjects[id.who] = subject
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
