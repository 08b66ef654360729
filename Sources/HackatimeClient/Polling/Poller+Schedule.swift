extension Poller {
    /// Everything a view needs, asked at once; what was asked within the last seconds is not asked again.
    mutating func planView(at now: Moment) {
        if shown == .me {
            guard hasKey else { return failOwner(.noKey, at: now) }
            for topic in [Topic.today, .stats, .newest] { makeDue(topic, at: now, unlessAskedWithin: 5) }
            makeDue(.profile, at: now, unlessAskedWithin: Pace.profileEvery)
            if range != nil { makeDue(.range, at: now, unlessAskedWithin: 5) }
        } else {
            // The rest follows once the stats show that there is such a user and that they may be looked at.
            makeDue(.stats, at: now, unlessAskedWithin: 5)
            guard subject(shown).stats.value != nil else { return }
            for topic in [Topic.today, .spans] { makeDue(topic, at: now, unlessAskedWithin: 5) }
            if range != nil { makeDue(.range, at: now, unlessAskedWithin: 5) }
        }
    }

    /// Plans the next beat from the last one, at the present pace, with a tenth of jitter either way.
    mutating func planNextPoll(at now: Moment) {
        let isBarred = shown == .me && (!hasKey || isKeyRejected)
        if isBarred || interval == 0 || isPaused {
            nextPoll = nil
            for (id, errand) in errands where errand.failures > 0 || id.topic == .backfill || id.topic == .days {
                errands[id]?.due = nil
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
        for topic in shown == .me ? [Topic.today, .stats, .range, .newest, .feed] : [.stats, .range, .today, .spans] {
            if topic == .range, range == nil { continue }
            makeDue(topic, at: now)
            errands[ErrandID(who: shown, topic: topic)]?.isWished = true
        }
        if shown == .me, subject(.me).profile.value == nil { makeDue(.profile, at: now) }
        return pump(at: now)
    }

    /// Plans a question for now unless it is under way or was just asked.
    mutating func makeDue(_ topic: Topic, at now: Moment, unlessAskedWithin seconds: Double = 0) {
        let id = ErrandID(who: shown, topic: topic)
        guard !absent.contains(Lack(id)) else { return noteAbsent(topic, at: now) }
        var errand = errands[id] ?? Errand()
        guard errand.ticket == nil else { return }
        if let last = errand.lastAsked, seconds > 0, now.uptime - last < seconds, errand.failures == 0 { return }
        if topic == .feed, plan.isIdle { return }
        if topic == .range, range == nil { return }
        errand.due = min(errand.due ?? now.uptime, now.uptime)
        errands[id] = errand
    }

    func since(_ topic: Topic, at now: Moment) -> Double {
        guard let last = errands[ErrandID(who: shown, topic: topic)]?.lastAsked else { return .infinity }
        return now.uptime - last
    }

    // MARK: Questions

    func question(for id: ErrandID, at now: Moment) -> (Question, Dialect)? {
        let dialect = dialects[id.topic] ?? .documented
        switch (id.topic, id.who) {
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
        case (.range, let who):
            return range.map { (.rangeStats(who, $0), dialect) }
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
            return subject(.me).profile.value?.id.map { (.trust($0), dialect) }
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
        for who in Array(subjects.keys) {
            let zone = who == .me ? dayZone : viewerZone
            let day = zone.day(at: now.wall)
            let id = ErrandID(who: who, topic: .today)
            let subject = subject(who)
            guard subject.day != day else { continue }
            update(who) { $0.day = day }
            // Yesterday is over: it can be known whole, and its heartbeats are not summed any more.
            if who == .me {
                backfill.lookAgain(at: [])
                letGo(at: now)
            }
            guard subject.day != nil else { continue }
            // The total in hand may have been asked for on what is the new day by the new rules.
            if zoneChanged, let asked = subject.today.asOf, zone.day(at: asked) == day { continue }
            update(who) { $0.today = Reading(isAsking: subject.today.isAsking) }
            errands[id]?.entityTag = nil
            unexplained = nil
            guard who == shown, interval > 0, !isPaused, errands[id]?.ticket == nil else { continue }
            // A whole school's dashboards see midnight at the same moment.
            errands[id, default: Errand()].due = now.uptime + (zoneChanged ? 0 : jitter.between(1, 20))
        }
    }
}
