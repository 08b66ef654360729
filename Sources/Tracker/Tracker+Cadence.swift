package import HackatimeAPI

/// What a tick of the timer requests: one call every time, and slower ones in turn within the allowance.
extension Tracker {
    mutating func poll(at now: Moment) {
        scheduler.cadence.polled(at: now)
        planNextPoll(at: now)
        if isActive(at: now) { return pollWhileActive(at: now) }
        if !isHidden { tick(.today, at: now) }
        while scheduler.cadence.allowance >= 1, let endpoint = nextInTurn(at: now) { tick(endpoint, at: now) }
    }

    /// While heartbeats keep coming, they are requested directly, every other time together with the total, which
    /// reported the first of them. The sums take their turns between two totals.
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

    /// The last windows returned something new, so the next probably will too. Where the total fails, the total is
    /// requested instead.
    func isActive(at now: Moment) -> Bool {
        shown == .me && feed.isActive(at: now) && people.me.today.value != nil && people.me[.today].problem == nil
            && !scheduler[.me(.feed)].isFailing
    }

    /// Another user who is unknown or keeps their stats private: everything except the stats would be refused.
    private var isHidden: Bool {
        guard shown != .me else { return false }
        return switch people[shown][.stats].problem?.error {
        case .privateUser, .notFound: true
        default: false
        }
    }

    /// A response that another program requested after this time (seconds since 1970) is accepted. It must be younger
    /// than this program's own. It may be old enough that ten programs send as few requests as one, which has other
    /// turns as well.
    private func oldestNews(at now: Moment) -> Double {
        max(now.wall - Pace.acceptedAge(every: 1.3 * pace(at: now)), (people.me[.newest].asOf ?? 0) + 1)
    }

    /// Of the slower calls that are due, the one that has waited longest relative to its interval.
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

    /// The slower calls, with their intervals in seconds.
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
        let hasSpans = people.range.map { $0.end > now.wall } ?? true || people[shown].spans.value == nil
        return [(.stats, sums)] + (hasRange ? [(.range, sums)] : []) + (hasSpans ? [(.spans, sums)] : [])
    }

    /// Seconds between two requests for the sums. While heartbeats keep coming, the day's total goes first.
    func statsEvery(at now: Moment) -> Double {
        isActive(at: now) ? 2 * Pace.statsEvery : Pace.statsEvery
    }

    /// Days in the past do not change any more.
    private func isRangeOpen(at now: Moment) -> Bool {
        guard let range = people.range, !countsRange(at: now) else { return false }
        return range.end > now.wall || people[shown].rangeStats.value == nil
            || scheduler.hasPassed(RequestKey(target: shown, endpoint: .range), at: now)
    }

    /// Sends a request at a tick, but not before the end of a back-off.
    private mutating func tick(_ endpoint: Endpoint, at now: Moment) {
        guard scheduler.isFree(RequestKey(target: shown, endpoint: endpoint), at: now) else { return }
        makeDue(endpoint, at: now)
        scheduler.cadence.spendQuestion()
    }

    // MARK: When to wake

    /// When to call `wake`, on the uptime clock. If nothing else is planned, this is the start of the next day. Every
    /// other call can change it. Waking early does no harm.
    package func deadline(at moment: Moment) -> Double? {
        let now = corrected(moment)
        // The calendar ends with the year 9999, and a deadline in the past would be reported again and again.
        let zone = shown == .me ? dayZone : viewerZone
        let untilMidnight = zone.startOfNextDay(after: now.wall) - now.wall
        let midnight = untilMidnight > 0 ? now.uptime + untilMidnight : nil
        // Before the start nothing is sent, so waking for it would not help.
        let due = scheduler.cadence.lastPoll == nil ? nil : scheduler.nextDue { mayAsk($0) }
        return [midnight, nextPoll, due].compactMap(\.self).min()
    }

    /// When back-fill may make requests, if not now.
    func quietFrom(at now: Moment) -> Double? {
        if scheduler.inFlight.values.contains(where: { !$0.endpoint.policy.isBackground }) { return now.uptime + 1 }
        guard let touched = scheduler.cadence.lastTouched, now.uptime - touched < 5 else { return nil }
        return touched + 5
    }

    /// When the next automatic request is sent, on the uptime clock: the next poll, or the end of a longer wait.
    package var nextAsking: Double? {
        nextPoll.map { max($0, scheduler.gate.holdUntil) }
    }

    /// When the server's rate limit ends, on the uptime clock; `nil` when there is none.
    package func limitEnd(at now: Moment) -> Double? {
        scheduler.gate.limitedUntil > now.uptime ? scheduler.gate.limitedUntil : nil
    }

    /// No request can go out now: a limit holds, or the wait after a dead connection.
    package func isHeld(at now: Moment) -> Bool { !scheduler.gate.isOpen(at: now) }

    /// Seconds between polls now. Longer while nothing happens.
    package func pace(at now: Moment) -> Double { scheduler.cadence.pace(at: now) }
}
