package import HackatimeAPI

extension Tracker {
    /// Everything a view needs, asked at once; what was asked within the last seconds is not asked again.
    mutating func planView(at now: Moment) {
        if shown == .me {
            guard hasKey else { return failOwner(.noKey, at: now) }
        } else {
            // The rest follows once the stats show that there is such a user and that they may be looked at.
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
        // A rate limit is obeyed; a lost connection is tried at once.
        scheduler.gate.tryConnectionAgain()
        for endpoint in Endpoint.of(shown, \.refresh) where endpoint != .range || people.range != nil {
            makeDue(endpoint, at: now)
            scheduler[RequestKey(target: shown, endpoint: endpoint)].isWished = true
        }
        if shown == .me, people.me.profile.value == nil { makeDue(.profile, at: now) }
        return pump(at: now)
    }

    mutating func planNextPoll(at now: Moment) {
        scheduler.planNextPoll(at: now, isBarred: shown == .me && lacksKey)
    }

    /// Plans a question for now unless it is under way or was just asked.
    mutating func makeDue(_ endpoint: Endpoint, at now: Moment, unlessAskedWithin seconds: Double = 0) {
        let key = RequestKey(target: shown, endpoint: endpoint)
        if scheduler.isUnsupported(key) { return note(.notOffered, on: key, nextTry: nil, at: now) }
        if endpoint == .feed, feed.plan.isIdle { return }
        if endpoint == .range, people.range == nil { return }
        scheduler.makeDue(key, at: now, unlessAskedWithin: seconds)
    }

    // MARK: The key

    /// The client sends another key from now on. What was under way with the old one is cancelled, and everything on
    /// show is asked for again, whose key it is first of all: until then what is known stays.
    package mutating func keyChanged(at moment: Moment) -> [Action] {
        let now = corrected(moment)
        let cancels = cancelAll(keepingLookUp: true)
        for key in scheduler.requests.keys where key.target == .me {
            // What the old key was not given the new one may be, and what it was given may be another's.
            scheduler[key].failures = 0
            scheduler[key].answered = nil
            scheduler[key].entityTag = nil
        }
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

    /// The server knows the key, whatever it said before: nothing is wrong any more with what was not even asked.
    mutating func keyIsKnown(at now: Moment) {
        dropKeyProblems()
        guard isKeyRejected else { return }
        isKeyRejected = false
        planNextPoll(at: now)
        if shown == .me { planView(at: now) }
    }

    private mutating func dropKeyProblems() {
        for endpoint in Endpoint.allCases where people.me[endpoint].problem?.error.isAboutKey == true {
            people[.me][endpoint].problem = nil
        }
    }

    /// The key belongs to somebody else than it did: what was not asked with it is not theirs.
    mutating func forgetOwner(at now: Moment) {
        _ = days.setCoverage(HistoryCoverage())
        days.forgetDrift()
        backfill.startOver()
        people.forgetRanges(of: .me)
        feed.startOver()
        noteReach()
        for endpoint in Endpoint.allCases where scheduler[.me(endpoint)].answered == nil {
            people[.me].forget(endpoint)
        }
        // Their days were never compared, and what was missing of the other's says nothing about theirs.
        for endpoint in [Endpoint.days, .backfill] { _ = scheduler.forget(.me(endpoint)) }
        if shown == .me { makeDue(.newest, at: now) }
    }

    // MARK: Days

    /// Lets go of a total that belongs to a day that is over, and plans to ask for the new one.
    mutating func rollDays(at now: Moment, zoneChanged: Bool = false) {
        for target in people.targets {
            let zone = target == .me ? dayZone : viewerZone
            let day = zone.day(at: now.wall)
            let person = people[target]
            guard person.day != day else { continue }
            people[target].day = day
            // Yesterday is over: it can be known whole.
            if target == .me { backfill.lookAgain(at: []) }
            guard person.day != nil else { continue }
            // The total in hand may have been asked for on what is the new day by the new rules.
            if zoneChanged, let asked = person.today.asOf, zone.day(at: asked) == day { continue }
            let key = RequestKey(target: target, endpoint: .today)
            people[target].forget(.today)
            scheduler[key].entityTag = nil
            days.forgetDrift()
            guard target == shown, scheduler.cadence.isRunning, scheduler[key].requestID == nil else { continue }
            // A whole school's dashboards see midnight at the same moment.
            scheduler[key].due = now.uptime + (zoneChanged ? 0 : scheduler.jitter.between(1, 20))
        }
    }
}
