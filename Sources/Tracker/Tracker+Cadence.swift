package import HackatimeAPI

/// What a beat of the timer asks: one question every time, and slower ones in turn with what is left.
extension Tracker {
    mutating func poll(at now: Moment) {
        scheduler.cadence.polled(at: now)
        planNextPoll(at: now)
        if isActive(at: now) { return pollWhileActive(at: now) }
        if !isHidden { tick(.today, at: now) }
        while scheduler.cadence.allowance >= 1, let endpoint = nextInTurn(at: now) { tick(endpoint, at: now) }
    }

    /// Heartbeats keep coming: they are asked for themselves, every other time with the total, which told of the first.
    /// Between two totals the sums have their turns.
    private mutating func pollWhileActive(at now: Moment) {
        let isTotalsTurn = scheduler.since(.me(.today), at: now) + interval / 2 >= 2 * interval
        if isTotalsTurn {
            tick(.today, at: now)
        } else if scheduler.cadence.allowance < 1 {
            return
        } else if let endpoint = nextInTurn(at: now) {
            return tick(endpoint, at: now)
        }
        guard scheduler.since(.me(.feed), at: now) + interval / 2 >= Pace.feedEvery else {
            if !isTotalsTurn { tick(.today, at: now) }
            return
        }
        _ = wantNews(asOf: oldestNews(at: now), at: now)
    }

    /// The last windows brought something new, and so will the next. Where the total fails it is what is asked for.
    func isActive(at now: Moment) -> Bool {
        shown == .me && feed.isActive(at: now) && people.me.today.value != nil && people.me[.today].problem == nil
            && scheduler[.me(.feed)].failures == 0
    }

    /// Someone else who is unknown, or keeps their stats private: all but the stats would be refused.
    private var isHidden: Bool {
        guard shown != .me else { return false }
        return switch people[shown][.stats].problem?.error {
        case .privateUser, .notFound: true
        default: false
        }
    }

    /// What another program asked for after this is as good as asking, in seconds since 1970: younger than what this one
    /// has, and no older than lets ten of them ask as rarely as one does, which has other turns as well.
    private func oldestNews(at now: Moment) -> Double {
        max(now.wall - Pace.acceptedAge(every: 1.3 * pace(at: now)), (people.me[.newest].asOf ?? 0) + 1)
    }

    /// Of the slower questions that are due the one that has waited longest, measured by how often it is wanted.
    private func nextInTurn(at now: Moment) -> Endpoint? {
        var next: (endpoint: Endpoint, overdue: Double)?
        for (endpoint, every) in turns(at: now) {
            let key = RequestKey(target: shown, endpoint: endpoint)
            guard scheduler.isFree(key, at: now) else { continue }
            var overdue = (scheduler.since(key, at: now) + interval / 2) / every
            if scheduler.hasPassed(key, at: now) { overdue = max(overdue, 1) }
            if overdue >= 1, overdue > next?.overdue ?? 0 { next = (endpoint, overdue) }
        }
        return next?.endpoint
    }

    /// The slower questions, and every how many seconds each is wanted.
    private func turns(at now: Moment) -> [(endpoint: Endpoint, every: Double)] {
        let sums = statsEvery(at: now)
        if shown == .me {
            let isWanted = { (endpoint: Endpoint) in
                stale.contains(endpoint) || scheduler.hasPassed(.me(endpoint), at: now)
            }
            var turns: [(endpoint: Endpoint, every: Double)] = []
            if !isActive(at: now) { turns.append((.newest, Pace.newestEvery)) }
            if isWanted(.stats) { turns.append((.stats, sums)) }
            if isRangeOpen(at: now), isWanted(.range) { turns.append((.range, sums)) }
            return turns + [(.profile, Pace.profileEvery)]
        }
        if isHidden { return [(.stats, sums)] }
        let hasRange = people[shown].stats.value != nil && isRangeOpen(at: now)
        return [(.stats, sums)] + (hasRange ? [(.range, sums)] : []) + [(.spans, sums)]
    }

    /// Seconds between two askings for the sums: while heartbeats flow the total of the day goes before them.
    func statsEvery(at now: Moment) -> Double {
        isActive(at: now) ? 2 * Pace.statsEvery : Pace.statsEvery
    }

    /// Days that are over do not change any more.
    private func isRangeOpen(at now: Moment) -> Bool {
        guard let range = people.range else { return false }
        return range.end > now.wall || people[shown].rangeStats.value == nil
            || scheduler.hasPassed(RequestKey(target: shown, endpoint: .range), at: now)
    }

    /// Asks at a beat, but not before the end of a back-off.
    private mutating func tick(_ endpoint: Endpoint, at now: Moment) {
        guard scheduler.isFree(RequestKey(target: shown, endpoint: endpoint), at: now) else { return }
        makeDue(endpoint, at: now)
        scheduler.cadence.spendQuestion()
    }

    // MARK: When to wake

    /// When `wake` should be called, on the uptime clock: where nothing else is planned, at the start of the next day.
    /// Every other call can change it. Waking early does no harm.
    package func deadline(at moment: Moment) -> Double? {
        let now = corrected(moment)
        // The calendar ends with the year 9999, and a deadline that has passed would be told again and again.
        let zone = shown == .me ? dayZone : viewerZone
        let untilMidnight = zone.startOfNextDay(after: now.wall) - now.wall
        let midnight = untilMidnight > 0 ? now.uptime + untilMidnight : nil
        return [midnight, nextPoll, scheduler.nextDue(mayAsk: mayAsk)].compactMap(\.self).min()
    }

    /// When the past may be asked for, if not now.
    func quietFrom(at now: Moment) -> Double? {
        if scheduler.inFlight.values.contains(where: { !$0.endpoint.policy.isBackground }) { return now.uptime + 1 }
        guard let touched = scheduler.cadence.lastTouched, now.uptime - touched < 5 else { return nil }
        return touched + 5
    }

    /// When something is next asked by itself, on the uptime clock: the next poll, or the end of a wait that is longer.
    package var nextAsking: Double? {
        nextPoll.map { max($0, scheduler.gate.holdUntil) }
    }

    /// Until when the server wants nothing asked, on the uptime clock; `nil` when it does not mind.
    package func limitEnd(at now: Moment) -> Double? {
        scheduler.gate.limitedUntil > now.uptime ? scheduler.gate.limitedUntil : nil
    }

    /// Seconds between polls at this moment: longer while nothing happens.
    package func pace(at now: Moment) -> Double { scheduler.cadence.pace(at: now) }
}
