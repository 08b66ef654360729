import HackatimeAPI

/// What a beat of the timer asks: one question every time, and slower ones in turn with what is left.
extension Poller {
    mutating func poll(at now: Moment) {
        let elapsed = now.uptime - (lastPoll ?? now.uptime)
        lastPoll = now.uptime
        planNextPoll(at: now)
        allowance = min(allowance + Pace.questions * elapsed / max(interval, 1), Pace.maxQuestions)
        if isActive(at: now) { return pollWhileActive(at: now) }
        if !isHidden { tick(.today, at: now) }
        while allowance >= 1, let endpoint = nextInTurn(at: now) { tick(endpoint, at: now) }
    }

    /// Heartbeats keep coming: they are asked for themselves, every other time with the total, which told of the first.
    /// Between two totals the sums have their turns.
    private mutating func pollWhileActive(at now: Moment) {
        let isTotalsTurn = since(.today, at: now) + interval / 2 >= 2 * interval
        if isTotalsTurn {
            tick(.today, at: now)
        } else if allowance < 1 {
            return
        } else if let endpoint = nextInTurn(at: now) {
            return tick(endpoint, at: now)
        }
        guard since(.feed, at: now) + interval / 2 >= Pace.feedEvery else {
            if !isTotalsTurn { tick(.today, at: now) }
            return
        }
        _ = wantWhatIsNew(asOf: oldestNews(at: now), at: now)
    }

    /// The last windows brought something new, and so will the next. Where the total fails it is what is asked for.
    func isActive(at now: Moment) -> Bool {
        let me = person(.me)
        guard shown == .me, let activeSince, me.today.value != nil, me.today.problem == nil,
            requests[RequestKey(target: .me, endpoint: .feed)]?.failures ?? 0 == 0,
            let newest = me.heartbeats.newest(notAfter: now.wall + Self.futureTolerance)
        else { return false }
        return newest.time >= activeSince && now.wall - newest.time < Pace.activeFor
    }

    /// Someone else who is unknown, or keeps their stats private: all but the stats would be refused.
    private var isHidden: Bool {
        guard shown != .me else { return false }
        return switch person(shown).stats.problem?.error {
        case .privateUser, .notFound: true
        default: false
        }
    }

    /// What another program asked for after this is as good as asking, in seconds since 1970: younger than what this one
    /// has, and no older than lets ten of them ask as rarely as one does, which has other turns as well.
    private func oldestNews(at now: Moment) -> Double {
        max(now.wall - Pace.acceptedAge(every: 1.3 * pace(at: now)), (person(.me).newest.asOf ?? 0) + 1)
    }

    /// Of the slower questions that are due the one that has waited longest, measured by how often it is wanted.
    private func nextInTurn(at now: Moment) -> Endpoint? {
        var next: (endpoint: Endpoint, overdue: Double)?
        for (endpoint, every) in turns(at: now) where isFree(endpoint, at: now) {
            var overdue = (since(endpoint, at: now) + interval / 2) / every
            if hasPassed(endpoint, at: now) { overdue = max(overdue, 1) }
            if overdue >= 1, overdue > next?.overdue ?? 0 { next = (endpoint, overdue) }
        }
        return next?.endpoint
    }

    /// The slower questions, and every how many seconds each is wanted.
    private func turns(at now: Moment) -> [(endpoint: Endpoint, every: Double)] {
        let stats = statsEvery(at: now)
        var turns: [(endpoint: Endpoint, every: Double)] = []
        if shown == .me {
            if !isActive(at: now) { turns.append((.newest, Pace.newestEvery)) }
            if stale.contains(.stats) || hasPassed(.stats, at: now) { turns.append((.stats, stats)) }
            if isRangeOpen(at: now), stale.contains(.range) || hasPassed(.range, at: now) {
                turns.append((.range, stats))
            }
            turns.append((.profile, Pace.profileEvery))
            return turns
        }
        turns.append((.stats, stats))
        if isHidden { return turns }
        if person(shown).stats.value != nil, isRangeOpen(at: now) { turns.append((.range, stats)) }
        turns.append((.spans, stats))
        return turns
    }

    /// Seconds between two askings for the sums: while heartbeats flow the total of the day goes before them.
    func statsEvery(at now: Moment) -> Double {
        isActive(at: now) ? 2 * Pace.statsEvery : Pace.statsEvery
    }

    /// Days that are over do not change any more.
    private func isRangeOpen(at now: Moment) -> Bool {
        guard let range else { return false }
        return range.end > now.wall || person(shown).rangeStats.value == nil || hasPassed(.range, at: now)
    }

    /// Asks at a beat, but not before the end of a back-off.
    private mutating func tick(_ endpoint: Endpoint, at now: Moment) {
        guard isFree(endpoint, at: now) else { return }
        makeDue(endpoint, at: now)
        allowance -= 1
    }

    /// Neither under way, nor planned, nor what the server does not have.
    private func isFree(_ endpoint: Endpoint, at now: Moment) -> Bool {
        let id = RequestKey(target: shown, endpoint: endpoint)
        guard !unsupported.contains(UnsupportedCall(id)) else { return false }
        guard let state = requests[id] else { return true }
        if let due = state.due, state.failures > 0 || due <= now.uptime { return false }
        return state.requestID == nil
    }

    /// A failure that may be over, and nobody has planned to see.
    private func hasPassed(_ endpoint: Endpoint, at now: Moment) -> Bool {
        guard let state = requests[RequestKey(target: shown, endpoint: endpoint)] else { return false }
        guard state.failures > 0, state.due == nil else { return false }
        return state.mayPass || since(endpoint, at: now) >= Pace.lastingEvery
    }
}
