package import HackatimeAPI

extension Tracker {
    /// Requests everything a view needs, except what was requested in the last seconds.
    mutating func planView(at now: Moment) {
        if shown == .me {
            guard hasKey else { return failOwner(.noKey, at: now) }
        } else {
            // The rest follows after the stats show that the user exists and is public.
            makeDue(.stats, at: now, unlessAskedWithin: Endpoint.stats.policy.viewAgainAfter)
            guard people[shown].stats.value != nil else { return }
        }
        for endpoint in Endpoint.of(shown, \.view) {
            makeDue(endpoint, at: now, unlessAskedWithin: endpoint.policy.viewAgainAfter)
        }
    }

    mutating func refreshAnyway(at now: Moment) -> [Action] {
        scheduler.cadence.noteRefresh(at: now)
        isKeyRejected = false
        planNextPoll(at: now)
        // What the server asks for is respected. Our own waits are not waited out.
        scheduler.tryAgain()
        for endpoint in Endpoint.of(shown, \.refresh) where endpoint != .range || people.range != nil {
            makeDue(endpoint, at: now)
            scheduler[RequestKey(target: shown, endpoint: endpoint)].isWished = true
        }
        if shown == .me, people.me.profile.value == nil { makeDue(.profile, at: now) }
        refreshWanted(at: now)
        return pump(at: now)
    }

    mutating func planNextPoll(at now: Moment) {
        scheduler.planNextPoll(at: now, isBarred: shown == .me && lacksKey)
    }

    /// Plans a request for now unless one is in flight or was just sent.
    mutating func makeDue(_ endpoint: Endpoint, at now: Moment, unlessAskedWithin seconds: Double = 0) {
        let key = RequestKey(target: shown, endpoint: endpoint)
        if scheduler.isUnsupported(key) { return note(.notOffered, on: key, nextTry: nil, at: now) }
        if endpoint == .feed, feed.plan.isIdle { return }
        if endpoint == .range, people.range == nil || countsRange(at: now) { return }
        scheduler.makeDue(key, at: now, unlessAskedWithin: seconds)
    }

    // MARK: Key

    /// The client sends another key from now on. Requests with the old key are cancelled, and everything on the screen
    /// is requested again, beginning with the key's account. The known data stays until then.
    package mutating func keyChanged(at moment: Moment) -> [Action] {
        let now = corrected(moment)
        let cancels = cancelAll(keepingLookUp: true)
        for key in scheduler.requests.keys where key.target == .me {
            // The new key may have access where the old one had none, and it may belong to another account.
            scheduler[key].failingSince = nil
            scheduler[key].answered = nil
            scheduler[key].entityTag = nil
        }
        wanted.forgetOwners(all: false)
        isKeyRejected = false
        if !hasKey { dropKeyProblems() }
        hasKey = true
        if shown == .me {
            makeDue(.profile, at: now)
            scheduler[.me(.profile)].isWished = true
        } else {
            scheduler[.me(.profile)].lastAsked = nil
        }
        return cancels + refreshAnyway(at: now)
    }

    /// The server accepts the key after an earlier rejection: clears the problem of everything that was not requested
    /// because of it.
    mutating func keyIsKnown(after problem: Problem?, at now: Moment) {
        dropKeyProblems()
        guard isKeyRejected || problem?.error.isAboutKey == true else { return }
        isKeyRejected = false
        askedInDoubt = Set(scheduler.inFlight.values)
        planNextPoll(at: now)
        if shown == .me { planView(at: now) }
    }

    private mutating func dropKeyProblems() {
        for endpoint in Endpoint.allCases where people.me[endpoint].problem?.error.isAboutKey == true {
            people[.me][endpoint].problem = nil
        }
    }

    /// The key belongs to a different account: discards everything that was not requested with it.
    mutating func forgetOwner(at now: Moment) {
        _ = days.setCoverage(HistoryCoverage())
        days.forgetDrift()
        days.forgetSuspicion()
        backfill.startOver()
        people.forgetRanges(of: .me)
        wanted.forgetOwners(all: true)
        feed.startOver()
        noteReach()
        for endpoint in Endpoint.allCases where scheduler[.me(endpoint)].answered == nil {
            people[.me].forget(endpoint)
        }
        // The new account's days were never compared, and the old account's gaps say nothing about them.
        for endpoint in [Endpoint.days, .backfill] { _ = scheduler.forget(.me(endpoint)) }
        if shown == .me { makeDue(.newest, at: now) }
    }

    // MARK: Days

    /// Discards a total whose day is over, and plans a request for the new day.
    mutating func rollDays(at now: Moment, zoneChanged: Bool = false) {
        for target in people.targets {
            let zone = target == .me ? dayZone : viewerZone
            let day = zone.day(at: now.wall)
            let person = people[target]
            guard person.day != day else { continue }
            people[target].day = day
            // Yesterday is over, so it can now be fetched whole.
            if target == .me { backfill.lookAgain(at: [person.day].compactMap(\.self)) }
            guard person.day != nil else { continue }
            // By the new zone's rules, the current total may already have been requested on the new day.
            if zoneChanged, let asked = person.today.asOf, zone.day(at: asked) == day { continue }
            let key = RequestKey(target: target, endpoint: .today)
            people[target].forget(.today)
            scheduler[key].entityTag = nil
            days.forgetDrift()
            guard target == shown, scheduler.cadence.isRunning, scheduler[key].requestID == nil else { continue }
            // Many dashboards reach midnight at the same moment.
            scheduler[key].due = now.uptime + (zoneChanged ? 0 : scheduler.jitter.between(1, 20))
        }
    }
}
