package import HackatimeAPI

/// Putting questions, one of a kind at a time, and taking them back.
extension Tracker {
    mutating func pump(at now: Moment) -> [Action] {
        // Before the start the zone whose days are asked for is not known.
        guard scheduler.cadence.lastPoll != nil, scheduler.gate.isOpen(at: now) else { return [] }
        planBackfill(at: now)
        var actions: [Action] = []
        for endpoint in Endpoint.allCases where !scheduler.gate.isProbing || scheduler.inFlight.isEmpty {
            let key = RequestKey(target: endpoint == .lookUp ? .me : shown, endpoint: endpoint)
            guard let state = scheduler.requests[key], state.requestID == nil, let due = state.due,
                due <= now.uptime, mayAsk(key)
            else { continue }
            // The past can wait while somebody is at the keyboard, or while anything else is asked.
            if endpoint.policy.isBackground, let quiet = quietFrom(at: now) {
                scheduler[key].due = quiet
                continue
            }
            guard let call = call(for: key, at: now) else {
                scheduler[key].due = nil
                continue
            }
            let age = acceptedAge(of: key, state, at: now)
            actions.append(scheduler.begin(key, call, acceptsAge: age, at: now))
            if endpoint.policy.isShown { people[key.target][endpoint].isAsking = true }
            // Heartbeats that come while the stats are under way may not be in them.
            stale.remove(endpoint)
        }
        return actions
    }

    func mayAsk(_ key: RequestKey) -> Bool {
        key.endpoint == .lookUp || key.target != .me || !lacksKey
    }

    mutating func cancelAll(keepingLookUp: Bool) -> [Action] {
        markIdle()
        return scheduler.cancelAll(keepingLookUp: keepingLookUp)
    }

    /// Nothing is under way any more.
    mutating func markIdle() {
        for key in scheduler.inFlight.values where key.endpoint.policy.isShown {
            people[key.target][key.endpoint].isAsking = false
        }
    }

    private func call(for key: RequestKey, at now: Moment) -> APICall? {
        switch (key.endpoint, key.target) {
        case (.lookUp, _): return lookUp?.call
        case (.profile, _): return .profile
        case (.today, .me): return .today(dayZone.day(at: now.wall))
        case (.today, .user(let name)):
            let midnight = viewerZone.start(of: viewerZone.day(at: now.wall))
            return .userTotal(name, since: ZonedInstant(seconds: midnight, offset: viewerZone.offset(at: midnight)))
        case (.stats, .me): return .ownStats
        case (.stats, .user(let name)): return .userStats(name)
        case (.range, let target): return people.range.map { .rangeStats(target, $0) }
        case (.days, _):
            let days = days.daysToCompare(
                today: dayZone.day(at: now.wall), backfilled: backfill.days, created: created.map(dayZone.day(at:)),
                at: now)
            return days.map { .dayTotals(first: $0.first, last: $0.last, zone: dayZone.name) }
        case (.backfill, _): return backfill.plan.next.map { .heartbeats($0.window) }
        case (.newest, _): return .newestHeartbeat
        case (.feed, _): return feed.plan.next.map { .heartbeats($0.window) }
        case (.spans, .user(let name)):
            let start = viewerZone.start(of: viewerZone.day(at: now.wall - 6 * 86400))
            let end = now.wall.rounded(.up)
            return .spans(name, TimeWindow(start: start, end: end, offset: viewerZone.offset(at: now.wall)))
        case (.spans, .me): return nil
        case (.trust, .me): return people.me.profile.value?.id.map { .trust($0) }
        case (.trust, .user(let name)): return .trust(name)
        }
    }

    // MARK: How old an answer of another program may be

    private func acceptedAge(of key: RequestKey, _ state: RequestState, at now: Moment) -> Double {
        // A person who presses a key for it wants to see whether the server answers.
        if state.isWished { return 0 }
        switch key.endpoint.policy.age {
        case .pace where key.endpoint == .today && isActive(at: now):
            // It has every other turn.
            return min(Pace.acceptedAge(every: 1.5 * interval), heldAge(of: key, state, at: now))
        case .pace:
            return min(Pace.acceptedAge(every: pace(at: now)), heldAge(of: key, state, at: now))
        case .sums:
            let age = interval > 0 ? statsEvery(at: now) * 0.9 : Pace.acceptedAge(every: 0)
            return min(age, heldAge(of: key, state, at: now))
        case .halfADayAfterStart where state.answered == nil:
            // Nobody's figures are shown as another's for long.
            return Pace.statsEvery
        case .halfADay, .halfADayAfterStart:
            return Pace.profileEvery / 2
        case .sinceTheNews:
            return feed.newsAsOf.map { max(0, now.wall - $0) + 0.5 } ?? 0
        case .seconds(let seconds):
            return seconds
        }
    }

    /// How old the answer of this run is: one that is no younger tells nothing new, and may be the very same.
    private func heldAge(of key: RequestKey, _ state: RequestState, at now: Moment) -> Double {
        guard state.answered != nil, let asOf = people[shown][key.endpoint].asOf else { return .infinity }
        // The store dates an answer by when it came, a moment before it is taken in.
        return max(0, now.wall - asOf - 0.5)
    }

    // MARK: The look-up of a name

    /// Starts a look-up; `lookUp` says how it goes. A username is found without asking.
    package mutating func lookUp(_ text: String, at moment: Moment) -> [Action] {
        let now = corrected(moment)
        let cancels = endLookUp()
        // This server may have been asked before, and keep look-ups for administrators.
        let started = UserLookup(text, isKept: scheduler.dialects[.lookUp] == .live)
        lookUp = started
        if started.state == .asking {
            scheduler[.me(.lookUp)] = RequestState(due: now.uptime)
            scheduler.gate.tryConnectionAgain()
        }
        return cancels + pump(at: now)
    }

    /// Forgets the look-up; cancels it if it is under way.
    package mutating func endLookUp() -> [Action] {
        lookUp = nil
        return scheduler.forget(.me(.lookUp))
    }

    mutating func finishLookUp(_ result: Result<APIValue, ClientError>) {
        guard lookUp != nil else { return }
        _ = scheduler.forget(.me(.lookUp))
        if case .failure(let error) = result, error.meansOtherDialect { scheduler.dialects[.lookUp] = .live }
        lookUp?.finish(result)
    }
}
