import HackatimeAPI

extension Poller {
    /// Everything a view needs, asked at once; what was asked within the last seconds is not asked again.
    mutating func planView(at now: Moment) {
        if shown == .me {
            guard hasKey else { return failOwner(.noKey, at: now) }
            for endpoint in [Endpoint.today, .stats, .newest] { makeDue(endpoint, at: now, unlessAskedWithin: 5) }
            makeDue(.profile, at: now, unlessAskedWithin: Pace.profileEvery)
            if range != nil { makeDue(.range, at: now, unlessAskedWithin: 5) }
        } else {
            // The rest follows once the stats show that there is such a user and that they may be looked at.
            makeDue(.stats, at: now, unlessAskedWithin: 5)
            guard person(shown).stats.value != nil else { return }
            for endpoint in [Endpoint.today, .spans] { makeDue(endpoint, at: now, unlessAskedWithin: 5) }
            if range != nil { makeDue(.range, at: now, unlessAskedWithin: 5) }
        }
    }

    /// Plans the next beat from the last one, at the present pace, with a tenth of jitter either way.
    mutating func planNextPoll(at now: Moment) {
        let isBarred = shown == .me && (!hasKey || isKeyRejected)
        if isBarred || interval == 0 || isPaused {
            nextPoll = nil
            for (id, state) in requests where state.failures > 0 || id.endpoint == .backfill || id.endpoint == .days {
                requests[id]?.due = nil
            }
            return
        }
        let next = (lastPoll ?? now.uptime) + pace(at: now) * jitter.between(0.9, 1.1)
        nextPoll = max(next, now.uptime)
    }

    mutating func refreshAnyway(at now: Moment) -> [Action] {
        lastRefresh = now.uptime
        lastActivity = now.uptime
        isKeyRejected = false
        planNextPoll(at: now)
        // A rate limit is obeyed; a lost connection is tried at once.
        tryConnectionAgain()
        for endpoint in shown == .me
            ? [Endpoint.today, .stats, .range, .newest, .feed] : [.stats, .range, .today, .spans]
        {
            if endpoint == .range, range == nil { continue }
            makeDue(endpoint, at: now)
            requests[RequestKey(target: shown, endpoint: endpoint)]?.isWished = true
        }
        if shown == .me, person(.me).profile.value == nil { makeDue(.profile, at: now) }
        return pump(at: now)
    }

    /// Plans a question for now unless it is under way or was just asked.
    mutating func makeDue(_ endpoint: Endpoint, at now: Moment, unlessAskedWithin seconds: Double = 0) {
        let id = RequestKey(target: shown, endpoint: endpoint)
        guard !unsupported.contains(UnsupportedCall(id)) else { return noteAbsent(endpoint, at: now) }
        var state = requests[id] ?? RequestState()
        guard state.requestID == nil else { return }
        if let last = state.lastAsked, seconds > 0, now.uptime - last < seconds, state.failures == 0 { return }
        if endpoint == .feed, plan.isIdle { return }
        if endpoint == .range, range == nil { return }
        state.due = min(state.due ?? now.uptime, now.uptime)
        requests[id] = state
    }

    func since(_ endpoint: Endpoint, at now: Moment) -> Double {
        guard let last = requests[RequestKey(target: shown, endpoint: endpoint)]?.lastAsked else { return .infinity }
        return now.uptime - last
    }

    // MARK: Questions

    func question(for id: RequestKey, at now: Moment) -> (APICall, Dialect)? {
        let dialect = dialects[id.endpoint] ?? .documented
        switch (id.endpoint, id.target) {
        case (.lookUp, _):
            return lookUp?.question.map { ($0, dialect) }
        case (.profile, _):
            return (.profile, dialect)
        case (.today, .me):
            return (.today(dayZone.day(at: now.wall)), dialect)
        case (.today, .user(let name)):
            let midnight = viewerZone.start(of: viewerZone.day(at: now.wall))
            let since = ZonedInstant(seconds: midnight, offset: viewerZone.offset(at: midnight))
            return (.userTotal(name, since: since), dialect)
        case (.stats, .me):
            return (.ownStats, dialect)
        case (.stats, .user(let name)):
            return (.userStats(name), dialect)
        case (.range, let target):
            return range.map { (.rangeStats(target, $0), dialect) }
        case (.days, _):
            return daysToCompare(at: now).map {
                (.dayTotals(first: $0.first, last: $0.last, zone: dayZone.name), dialect)
            }
        case (.backfill, _):
            return backfill.plan.next.map { (.heartbeats($0.window), dialect) }
        case (.newest, _):
            return (.newestHeartbeat, dialect)
        case (.feed, _):
            return plan.next.map { (.heartbeats($0.window), dialect) }
        case (.spans, .user(let name)):
            let start = viewerZone.start(of: viewerZone.day(at: now.wall - 6 * 86400))
            let end = now.wall.rounded(.up)
            return (
                .spans(name, TimeWindow(start: start, end: end, offset: viewerZone.offset(at: now.wall))), dialect
            )
        case (.spans, .me):
            return nil
        case (.trust, .me):
            return person(.me).profile.value?.id.map { (.trust($0), dialect) }
        case (.trust, .user(let name)):
            return (.trust(name), dialect)
        }
    }

    // MARK: Days

    /// When the next day begins in the zones that matter, in seconds since 1970.
    func nextDay(at now: Moment) -> Double {
        let zone = shown == .me ? dayZone : viewerZone
        return zone.startOfNextDay(after: now.wall)
    }

    /// Lets go of a total that belongs to a day that is over, and plans to ask for the new one.
    mutating func rollDays(at now: Moment, zoneChanged: Bool = false) {
        for target in Array(people.keys) {
            let zone = target == .me ? dayZone : viewerZone
            let day = zone.day(at: now.wall)
            let id = RequestKey(target: target, endpoint: .today)
            let person = person(target)
            guard person.day != day else { continue }
            update(target) { $0.day = day }
            // Yesterday is over: it can be known whole, and its heartbeats are not summed any more.
            if target == .me {
                backfill.lookAgain(at: [])
                letGo(at: now)
            }
            guard person.day != nil else { continue }
            // The total in hand may have been asked for on what is the new day by the new rules.
            if zoneChanged, let asked = person.today.asOf, zone.day(at: asked) == day { continue }
            update(target) { $0.today = Resource(isAsking: person.today.isAsking) }
            requests[id]?.entityTag = nil
            totalDrift = nil
            guard target == shown, interval > 0, !isPaused, requests[id]?.requestID == nil else { continue }
            // A whole school's dashboards see midnight at the same moment.
            requests[id, default: RequestState()].due = now.uptime + (zoneChanged ? 0 : jitter.between(1, 20))
        }
    }
}
