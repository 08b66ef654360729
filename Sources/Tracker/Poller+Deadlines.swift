package import HackatimeAPI

/// When the poller wants to be woken, and how often it asks.
extension Poller {
    /// When `wake` should be called, on the uptime clock: where nothing else is planned, at the start of the next day.
    /// Every other call can change it. Waking early does no harm.
    package func deadline(at moment: Moment) -> Double? {
        let now = corrected(moment)
        var times: [Double] = []
        // The calendar ends with the year 9999, and a deadline that has passed would be told again and again.
        let untilMidnight = nextDay(at: now) - now.wall
        if untilMidnight > 0 { times.append(now.uptime + untilMidnight) }
        if let nextPoll { times.append(nextPoll) }
        // Whatever else is due waits for the outcome of the question that is under way.
        let isWaiting = isProbing && !inFlight.isEmpty
        for (id, state) in requests where !isWaiting && state.requestID == nil && mayAsk(id) {
            if let due = state.due { times.append(max(due, holdUntil)) }
        }
        return times.min()
    }

    /// When the past may be asked for, if not now.
    func quietFrom(at now: Moment) -> Double? {
        if inFlight.values.contains(where: { $0.endpoint != .backfill && $0.endpoint != .days }) {
            return now.uptime + 1
        }
        guard let lastTouched, now.uptime - lastTouched < 5 else { return nil }
        return lastTouched + 5
    }

    /// How old an answer of another program on this machine may be for an errand, in seconds.
    func acceptedAge(of state: RequestState, _ endpoint: Endpoint, at now: Moment) -> Double {
        // Whoever presses a key for it wants to see whether the server answers.
        if state.isWished { return 0 }
        switch endpoint {
        case .today where isActive(at: now):
            // It has every other turn.
            return min(Pace.acceptedAge(every: 1.5 * interval), heldAge(of: state, endpoint, at: now))
        case .today, .newest:
            return min(Pace.acceptedAge(every: pace(at: now)), heldAge(of: state, endpoint, at: now))
        case .stats, .range, .spans:
            let age = interval > 0 ? statsEvery(at: now) * 0.9 : Pace.acceptedAge(every: 0)
            return min(age, heldAge(of: state, endpoint, at: now))
        case .profile where state.answered == nil:
            // A start makes sure whose key it is: nobody's figures are shown as another's for long.
            return Pace.statsEvery
        case .profile, .days, .trust:
            return Pace.profileEvery / 2
        case .feed:
            // Whoever asked after the news was told has what is new in the answer.
            return newsAsOf.map { max(0, now.wall - $0) + 0.5 } ?? 0
        case .backfill:
            return 3_600
        case .lookUp:
            return 0
        }
    }

    /// How old the answer of this run is: one that is no younger tells nothing new, and may be the very same.
    private func heldAge(of state: RequestState, _ endpoint: Endpoint, at now: Moment) -> Double {
        guard state.answered != nil else { return .infinity }
        let person = person(shown)
        let asOf =
            switch endpoint {
            case .today: person.today.asOf
            case .newest: person.newest.asOf
            case .stats: person.stats.asOf
            case .range: person.rangeStats.asOf
            case .spans: person.spans.asOf
            default: Double?.none
            }
        // The history dates an answer by when it came, a moment before it is taken in.
        return asOf.map { max(0, now.wall - $0 - 0.5) } ?? .infinity
    }

    /// When something is next asked by itself, on the uptime clock: the next poll, or the end of a wait that is longer.
    package var nextAsking: Double? {
        nextPoll.map { max($0, holdUntil) }
    }

    /// Until when the server wants nothing asked, on the uptime clock; `nil` when it does not mind.
    package func limitEnd(at now: Moment) -> Double? {
        limitedUntil > now.uptime ? limitedUntil : nil
    }

    /// Seconds between polls at this moment: longer while nothing happens.
    package func pace(at now: Moment) -> Double {
        Pace.interval(interval, quietFor: now.uptime - lastActivity)
    }
}
