/// What a beat of the timer asks: one question every time, and slower ones in turn with what is left.
extension Poller {
    mutating func poll(at now: Moment) {
        let elapsed = now.uptime - (lastPoll ?? now.uptime)
        lastPoll = now.uptime
        planNextPoll(at: now)
        allowance = min(allowance + Pace.questions * elapsed / max(interval, 1), Pace.mostQuestions)
        if isFlowing(at: now) { return pollWhileFlowing(at: now) }
        if !isHidden { beat(.today, at: now) }
        while allowance >= 1, let topic = nextInTurn(at: now) { beat(topic, at: now) }
    }

    /// Heartbeats keep coming: they are asked for themselves, every other time with the total, which told of the first.
    /// Between two totals the sums have their turns.
    private mutating func pollWhileFlowing(at now: Moment) {
        let isTotalsTurn = since(.today, at: now) + interval / 2 >= 2 * interval
        if isTotalsTurn {
            beat(.today, at: now)
        } else if allowance < 1 {
            return
        } else if let topic = nextInTurn(at: now) {
            return beat(topic, at: now)
        }
        guard since(.feed, at: now) + interval / 2 >= Pace.feedEvery else {
            if !isTotalsTurn { beat(.today, at: now) }
            return
        }
        _ = wantWhatIsNew(asOf: oldestNews(at: now), at: now)
    }

    /// The last windows brought something new, and so will the next. Where the total fails it is what is asked for.
    func isFlowing(at now: Moment) -> Bool {
        let me = subject(.me)
        guard shown == .me, let flowingSince, me.today.value != nil, me.today.problem == nil,
            errands[ErrandID(who: .me, topic: .feed)]?.failures ?? 0 == 0,
            let newest = me.heartbeats.newest(notAfter: now.wall + Self.futureTolerance)
        else { return false }
        return newest.time >= flowingSince && now.wall - newest.time < Pace.flowsFor
    }

    /// Someone else who is unknown, or keeps their stats private: all but the stats would be refused.
    private var isHidden: Bool {
        guard shown != .me else { return false }
        return switch subject(shown).stats.problem?.error {
        case .privateUser, .notFound: true
        default: false
        }
    }

    /// What another program asked for after this is as good as asking, in seconds since 1970: younger than what this one
    /// has, and no older than lets ten of them ask as rarely as one does, which has other turns as well.
    private func oldestNews(at now: Moment) -> Double {
        max(now.wall - Pace.acceptedAge(every: 1.3 * pace(at: now)), (subject(.me).newest.asOf ?? 0) + 1)
    }

    /// Of the slower questions that are due the one that has waited longest, measured by how often it is wanted.
    private func nextInTurn(at now: Moment) -> Topic? {
        var next: (topic: Topic, overdue: Double)?
        for (topic, every) in turns(at: now) where isFree(topic, at: now) {
            var overdue = (since(topic, at: now) + interval / 2) / every
            if hasPassed(topic, at: now) { overdue = max(overdue, 1) }
            if overdue >= 1, overdue > next?.overdue ?? 0 { next = (topic, overdue) }
        }
        return next?.topic
    }

    /// The slower questions, and every how many seconds each is wanted.
    private func turns(at now: Moment) -> [(topic: Topic, every: Double)] {
        let stats = statsEvery(at: now)
        var turns: [(topic: Topic, every: Double)] = []
        if shown == .me {
            if !isFlowing(at: now) { turns.append((.newest, Pace.newestEvery)) }
            if behind.contains(.stats) || hasPassed(.stats, at: now) { turns.append((.stats, stats)) }
            if isRangeOpen(at: now), behind.contains(.range) || hasPassed(.range, at: now) {
                turns.append((.range, stats))
            }
            turns.append((.profile, Pace.profileEvery))
            return turns
        }
        turns.append((.stats, stats))
        if isHidden { return turns }
        if subject(shown).stats.value != nil, isRangeOpen(at: now) { turns.append((.range, stats)) }
        turns.append((.spans, stats))
        return turns
    }

    /// Seconds between two askings for the sums: while heartbeats flow the total of the day goes before them.
    func statsEvery(at now: Moment) -> Double {
        isFlowing(at: now) ? 2 * Pace.statsEvery : Pace.statsEvery
    }

    /// Days that are over do not change any more.
    private func isRangeOpen(at now: Moment) -> Bool {
        guard let range else { return false }
        return range.end > now.wall || subject(shown).rangeStats.value == nil || hasPassed(.range, at: now)
    }

    /// Asks at a beat, but not before the end of a back-off.
    private mutating func beat(_ topic: Topic, at now: Moment) {
        guard isFree(topic, at: now) else { return }
        makeDue(topic, at: now)
        allowance -= 1
    }

    /// Neither under way, nor planned, nor what the server does not have.
    private func isFree(_ topic: Topic, at now: Moment) -> Bool {
        let id = ErrandID(who: shown, topic: topic)
        guard !absent.contains(Lack(id)) else { return false }
        guard let errand = errands[id] else { return true }
        if let due = errand.due, errand.failures > 0 || due <= now.uptime { return false }
        return errand.ticket == nil
    }

    /// A failure that may be over, and nobody has planned to see.
    private func hasPassed(_ topic: Topic, at now: Moment) -> Bool {
        guard let errand = errands[ErrandID(who: shown, topic: topic)] else { return false }
        guard errand.failures > 0, errand.due == nil else { return false }
        return errand.mayPass || since(topic, at: now) >= Pace.lastingEvery
    }
}
