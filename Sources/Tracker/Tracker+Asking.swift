package import HackatimeAPI

/// Sends requests, one of each kind at a time, and cancels them.
extension Tracker {
    mutating func pump(at now: Moment) -> [Action] {
        // Before the start, the zone of the requested days is unknown.
        guard scheduler.cadence.lastPoll != nil, scheduler.gate.isOpen(at: now) else { return [] }
        planBackfill(at: now)
        var actions: [Action] = []
        for endpoint in Endpoint.allCases where !scheduler.gate.isProbing || scheduler.inFlight.isEmpty {
            let key = RequestKey(target: endpoint == .lookUp ? .me : shown, endpoint: endpoint)
            guard let state = scheduler.requests[key], state.requestID == nil, let due = state.due,
                due <= now.uptime, mayAsk(key)
            else { continue }
            // Back-fill can wait while someone is at the keyboard or another request is in flight.
            let isAwaited = endpoint == .backfill && isFillingToday(at: now)
            if endpoint.policy.isBackground, !isAwaited, let quiet = quietFrom(at: now) {
                scheduler[key].due = quiet
                continue
            }
            guard let call = call(for: key, at: now) else {
                scheduler[key].due = nil
                continue
            }
            if scheduler.isInFlight(call) {
                scheduler[key].due = now.uptime + 1
                continue
            }
            let age = acceptedAge(of: key, state, at: now)
            actions.append(scheduler.begin(key, call, acceptsAge: age, at: now))
            if endpoint.policy.isShown { people[key.target][endpoint].isAsking = true }
            // The stats may not include heartbeats that arrive while this request is in flight.
            stale.remove(endpoint)
        }
        return actions + pumpWanted(at: now)
    }

    func mayAsk(_ key: RequestKey) -> Bool {
        if key.endpoint == .lookUp { return true }
        if key.endpoint == .wanted { return hasRoomForWanted }
        // What is due about others waits until they are shown.
        return key.target == shown && (shown != .me || !lacksKey)
    }

    mutating func cancelAll(keepingLookUp: Bool) -> [Action] {
        markIdle()
        return scheduler.cancelAll(keepingLookUp: keepingLookUp)
    }

    /// Nothing is in flight any more.
    mutating func markIdle() {
        for key in scheduler.inFlight.values where key.endpoint.policy.isShown {
            people[key.target][key.endpoint].isAsking = false
        }
        for call in scheduler.inFlight.values.compactMap(\.call) { wanted[call].isAsking = false }
    }

    private func call(for key: RequestKey, at now: Moment) -> APICall? {
        switch (key.endpoint, key.target) {
        case (.lookUp, _): return lookUp?.call
        case (.wanted, _): return key.call
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
            if let range = people.range { return .spans(name, range) }
            let start = viewerZone.start(of: viewerZone.day(at: now.wall).adding(days: -6))
            let end = now.wall.rounded(.up)
            return .spans(name, TimeWindow(start: start, end: end, offset: viewerZone.offset(at: now.wall)))
        case (.spans, .me): return nil
        case (.trust, .me): return people.me.profile.value?.id.map { .trust($0) }
        case (.trust, .user(let name)): return .trust(name)
        }
    }

    // MARK: Accepted age of another program's responses

    private func acceptedAge(of key: RequestKey, _ state: RequestState, at now: Moment) -> Double {
        // A person who pressed a key wants to see whether the server responds.
        if state.isWished { return 0 }
        switch key.endpoint.policy.age {
        case .pace where key.endpoint == .today && isActive(at: now):
            // It is requested at every other turn.
            return min(Pace.acceptedAge(every: 1.5 * interval), heldAge(of: key, state, at: now))
        case .pace:
            return min(Pace.acceptedAge(every: pace(at: now)), heldAge(of: key, state, at: now))
        case .sums:
            let age = interval > 0 ? statsEvery(at: now) * 0.9 : Pace.acceptedAge(every: 0)
            return min(age, heldAge(of: key, state, at: now))
        case .halfADayAfterStart where state.answered == nil:
            // Another account's figures must not stay on the screen for long.
            return Pace.statsEvery
        case .halfADay where key.endpoint == .days && days.suspectedAt != nil:
            return max(0, now.wall - (days.suspectedAt ?? now.wall))
        case .halfADay, .halfADayAfterStart:
            return Pace.profileEvery / 2
        case .sinceTheNews:
            return feed.newsAsOf.map { max(0, now.wall - $0) + 0.5 } ?? 0
        case .seconds(let seconds):
            return seconds
        }
    }

    /// The age of this run's own value. A response that is no younger says nothing new, and may be the same one.
    private func heldAge(of key: RequestKey, _ state: RequestState, at now: Moment) -> Double {
        guard state.answered != nil, let asOf = people[shown][key.endpoint].asOf else { return .infinity }
        // The store dates a value by its arrival, a moment before it is applied here.
        return max(0, now.wall - asOf - 0.5)
    }

    // MARK: The look-up of a name

    /// Starts a look-up; `lookUp` holds its state. A username needs no request.
    package mutating func lookUp(_ text: String, at moment: Moment) -> [Action] {
        let now = corrected(moment)
        let cancels = endLookUp()
        // An earlier request may have shown that this server keeps look-ups for administrators.
        let started = UserLookup(text, isKept: scheduler.dialects[.lookUp] == .live)
        lookUp = started
        if started.state == .asking {
            scheduler[.me(.lookUp)] = RequestState(due: now.uptime)
            scheduler.gate.tryAgain()
        }
        return cancels + pump(at: now)
    }

    /// Forgets the look-up, and cancels it if it is in flight.
    package mutating func endLookUp() -> [Action] {
        lookUp = nil
        return scheduler.forget(.me(.lookUp))
    }

    mutating func finishLookUp(_ result: Result<APIValue, ClientError>, asked: Moment?, at now: Moment) {
        guard lookUp != nil else { return }
        if case .failure(.rateLimited(let wait)) = result {
            scheduler.limited(.me(.lookUp), wait: wait, askedAt: asked, at: now)
        }
        _ = scheduler.forget(.me(.lookUp))
        if case .failure(let error) = result, error.meansOtherDialect { scheduler.dialects[.lookUp] = .live }
        lookUp?.finish(result)
        if case .success(.user(let id)) = result { people[.user(id)].isFound = true }
    }
}
