extension Poller {
    /// Takes in what came of an inquiry. An outcome whose ticket is not under way any more is dropped.
    public mutating func received(_ outcome: Outcome, at moment: Moment) -> [Action] {
        guard let id = inFlight[outcome.ticket], errands[id]?.question == outcome.question else { return [] }
        let now = adopt(serverTime: outcome.serverTime, at: moment)
        guard var errand = errands[id] else { return [] }
        // The answer may be one that another program got a while ago.
        let asOf = min(outcome.answeredAt.map { $0 + clockOffset } ?? now.wall, now.wall)
        if outcome.answeredAt != nil, errand.askedAt != nil { errand.askedAt?.wall = asOf }
        inFlight[outcome.ticket] = nil
        errand.ticket = nil
        rollDays(at: now)
        markAsking(id, false)
        if id.topic == .lookUp {
            finishLookUp(outcome.result)
            return pump(at: now)
        }
        switch outcome.result {
        case .success(let answer):
            hasAnswered = true
            errand.failures = 0
            errand.answered = outcome.question
            errand.entityTag = outcome.entityTag ?? (answer == .unchanged ? errand.entityTag : nil)
            errands[id] = errand
            connectionIsBack(at: now)
            if outcome.answeredAt == nil { endProbing(asked: errand.askedAt, at: now) }
            succeed(id, answer, asked: errand.askedAt ?? now, asOf: asOf, at: now)
        case .failure(.askedElsewhere):
            errand.due = now.uptime + jitter.between(1, 2)
            errands[id] = errand
        case .failure(.cancelled):
            errands[id] = errand
        case .failure(let error):
            errands[id] = errand
            fail(id, error, dialect: outcome.dialect, at: now)
            if !error.isDeadConnection { endProbing(asked: errand.askedAt, at: now) }
        }
        return pump(at: now)
    }

    // MARK: Success

    /// Mutates what is known about someone in place: copies of a long feed would cost memory.
    mutating func update(_ who: Who, _ change: (inout Subject) -> Void) {
        change(&subjects[who, default: Subject(who: who)])
    }

    private mutating func succeed(_ id: ErrandID, _ answer: Answer, asked: Moment, asOf wall: Double, at now: Moment) {
        switch (id.topic, answer) {
        case (.today, .today), (.today, .total), (.today, .unchanged):
            let zone = id.who == .me ? dayZone : viewerZone
            guard zone.day(at: asked.wall) == zone.day(at: now.wall) else {
                // Asked before midnight, answered after: it is about yesterday.
                errands[id]?.due = now.uptime + jitter.between(1, 20)
                errands[id]?.entityTag = nil
                return
            }
            take(today: answer, id, asked: asked, asOf: wall, at: now)
        case (.stats, .stats(let stats)):
            let before = subject(id.who).stats
            update(id.who) { $0.stats.succeed(stats, at: wall) }
            if id.who != .me { doubtAbsences(after: before.problem, at: now) }
            afterStats(of: id.who, before: before, at: now)
        case (.stats, .unchanged):
            let before = subject(id.who).stats
            update(id.who) { $0.stats.confirm(at: wall) }
            afterStats(of: id.who, before: before, at: now)
        case (.newest, .newest(let heartbeat)):
            take(newest: heartbeat, asOf: wall, at: now)
        case (.newest, .unchanged):
            if let held = subject(.me).newest.value { take(newest: held, asOf: wall, at: now) }
        case (.profile, .profile(let profile)):
            if let before = subject(.me).profile.value?.id, let id = profile.id, id != before { forgetOwner(at: now) }
            update(.me) { $0.profile.succeed(profile, at: wall) }
            if !subject(.me).stats.isAsking { learnTrust(of: .me, at: now) }
        case (.range, .stats(let stats)):
            if case .rangeStats(_, let window)? = errands[id]?.answered {
                take(rangeStats: stats, of: window, who: id.who, asOf: wall)
            }
        case (.range, .unchanged):
            update(id.who) { $0.rangeStats.confirm(at: wall) }
        case (.days, .dayTotals(let totals)):
            take(dayTotals: totals, at: now)
        case (.days, .unchanged):
            take(dayTotals: [], at: now)
        case (.backfill, .heartbeats(let page)):
            take(backfill: page, asked: asked, at: now)
        case (.feed, .heartbeats(let page)):
            take(page: page, id, at: now)
        case (.spans, .spans(let spans)):
            update(id.who) { $0.spans.succeed(spans.sorted { $0.start > $1.start }, at: wall) }
        case (.trust, .trust(let trust)):
            update(id.who) { $0.trust.succeed(trust, at: wall) }
        case (.profile, .unchanged):
            update(.me) { $0.profile.confirm(at: wall) }
        case (.spans, .unchanged):
            update(id.who) { $0.spans.confirm(at: wall) }
        case (.trust, .unchanged):
            update(id.who) { $0.trust.confirm(at: wall) }
        default:
            // An answer to something else: the endpoints do not mix them up, and nothing is lost by waiting.
            break
        }
    }

    private mutating func take(today answer: Answer, _ id: ErrandID, asked: Moment, asOf: Double, at now: Moment) {
        let (before, problem) = (subject(id.who).today.value, subject(id.who).today.problem)
        update(id.who) { subject in
            switch answer {
            case .today(let total): subject.today.succeed(total, at: asOf)
            case .total(let seconds): subject.today.succeed(TodayTotal(seconds: seconds), at: asOf)
            default: subject.today.confirm(at: asOf)
            }
        }
        if id.who == .me {
            keyIsKnown(at: now)
            doubtAbsences(after: problem, at: now)
        }
        guard let before, let after = subject(id.who).today.value, before.seconds != after.seconds else { return }
        noteActivity(at: now)
        guard id.who == .me else { return }
        behind = [.stats, .range]
        // A window asked for since holds what the total counts.
        if subject(.me).heartbeats.coveredFrom != nil, let fed = errands[ErrandID(who: .me, topic: .feed)],
            fed.failures == 0, fed.lastAsked ?? 0 >= asked.uptime
        {
            return
        }
        totalMoved = true
        if wantWhatIsNew(asOf: subject(.me).today.asOf, at: now) { return }
        // Where no windows are to be had the newest has its turns.
        guard !absent.contains(Lack(ErrandID(who: .me, topic: .feed))) || allowance >= 1 else { return }
        if errands[ErrandID(who: .me, topic: .newest)]?.lastAsked ?? 0 <= asked.uptime {
            makeDue(.newest, at: now)
            allowance -= 1
        }
    }

    /// The rest follows once somebody proves to be there and to be looked at; later each has turns of its own.
    private mutating func afterStats(of who: Who, before: Reading<CodingStats>, at now: Moment) {
        learnTrust(of: who, at: now)
        if case .user = who, before.value == nil || before.problem != nil || subject(who).today.value == nil {
            makeDue(.today, at: now, unlessAskedWithin: 5)
            makeDue(.spans, at: now, unlessAskedWithin: 5)
            if range != nil { makeDue(.range, at: now, unlessAskedWithin: 5) }
        }
    }

    mutating func learnTrust(of who: Who, at now: Moment) {
        guard who == shown, subject(who).trustLevel == nil else { return }
        if who == .me, subject(.me).profile.value?.id == nil { return }
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
        for (id, errand) in errands where id.who == shown && errand.failures > 0 && errand.due != nil {
            errands[id]?.due = now.uptime
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
        for id in errands.keys { errands[id]?.askedAt?.wall += clockOffset - before }
        return corrected(moment)
    }
}
