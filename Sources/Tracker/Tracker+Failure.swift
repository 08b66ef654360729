import HackatimeAPI

extension Tracker {
    mutating func fail(_ key: RequestKey, _ error: ClientError, asked: Moment?, dialect: Dialect, at now: Moment) {
        if isAboutRotatedKey(key, error, at: now) { return }
        if triesOtherwise(key, error, dialect: dialect, at: now) { return }
        switch error {
        case .badKey:
            isKeyRejected = true
            planNextPoll(at: now)
            return failOwner(error, at: now)
        case .notOffered:
            // Without totals there is nothing to show, so they are always retried. A page may be missing only while a
            // server is being updated, or for one odd name.
            if key.endpoint != .stats, key != .me(.today) { scheduler.unsupported.insert(UnsupportedCall(key)) }
        case .privateUser, .notFound:
            if key.endpoint == .stats { failRest(of: key.target, error, at: now) }
        default:
            break
        }
        if case .rateLimited(let wait) = error {
            scheduler.limited(key, wait: wait, askedAt: asked, at: now)
        } else {
            scheduler.failed(key, mayPass: mayPass(key, error), isDeadConnection: error.isDeadConnection, at: now)
        }
        note(error, on: key, nextTry: nextTry(of: key, at: now), at: now)
        if case .notFound = error, case .user(let name) = key.target, key.endpoint == .stats, UserLookup.isID(name) {
            // The call that needs no name says whether there is such a user.
            makeDue(.trust, at: now, unlessAskedWithin: Pace.profileEvery)
        }
        // What cannot be counted here, the server may count.
        if [.me(.feed), .me(.newest), .me(.backfill)].contains(key), key.target == shown,
            people.me.rangeStats.value == nil
        {
            makeDue(.range, at: now, unlessAskedWithin: Pace.statsEvery)
        }
        // Refused stats do not contain the owner's level, but anyone may request it by its own call.
        if key == .me(.stats) { learnTrust(of: .me, at: now) }
        guard scheduler[key].due == nil else { return }
        if key.endpoint == .feed { feed.drop() }
        if key.endpoint == .backfill { backfill.drop() }
    }

    /// Most calls only say that they refuse a key, or find no user, where the total says that the key is not known.
    private mutating func isAboutRotatedKey(_ key: RequestKey, _ error: ClientError, at now: Moment) -> Bool {
        let wasInDoubt = askedInDoubt.remove(key) != nil
        guard case .refused = error, key.target == .me else { return false }
        if isKeyRejected {
            scheduler[key].due = nil
            return true
        }
        if wasInDoubt {
            scheduler[key].due = now.uptime
            return true
        }
        // It was given to this key before.
        if scheduler[key].answered != nil, scheduler.since(.me(.today), at: now) > 5, shown == .me {
            makeDue(.today, at: now)
            scheduler[.me(.today)].isWished = true
        }
        return false
    }

    /// Whether another call or dialect can return the same.
    private mutating func triesOtherwise(_ key: RequestKey, _ error: ClientError, dialect: Dialect, at now: Moment)
        -> Bool
    {
        if key == .me(.stats), dialect == .documented, error.suggestsOtherDialect {
            // The documented call is for administrators here. The live one returns the same.
            scheduler.dialects[.stats] = .live
            scheduler[key].due = now.uptime
            return true
        }
        if key == .me(.stats), dialect == .live, error.meansOtherDialect { scheduler.dialects[.stats] = nil }
        guard case .tooLarge = error else { return false }
        if key.endpoint == .feed, feed.wasTooLarge() {
            scheduler[key].due = now.uptime
            return true
        }
        if key.endpoint == .backfill, backfill.wasTooLarge() {
            goOnFillingIn(at: now)
            return true
        }
        return false
    }

    private func mayPass(_ key: RequestKey, _ error: ClientError) -> Bool {
        // A window of the shortest length cannot hold fewer heartbeats.
        if case .tooLarge = error, key.endpoint == .feed || key.endpoint == .backfill { return false }
        return error.isTransient
    }

    /// When a failed request is retried automatically, in seconds since 1970.
    private func nextTry(of key: RequestKey, at now: Moment) -> Double? {
        var due = scheduler[key].due
        // Each poll requests the total, even if the last request failed.
        if due == nil, key.endpoint == .today, key.target == shown, !scheduler.isUnsupported(key) { due = nextPoll }
        return due.map { wall(of: max($0, scheduler.gate.holdUntil), at: now) }
    }

    /// Nothing about the owner can be requested: every endpoint shows why.
    mutating func failOwner(_ error: ClientError, at now: Moment) {
        for endpoint in Endpoint.allCases where endpoint != .lookUp && endpoint != .wanted {
            scheduler[.me(endpoint)].due = nil
            note(error, on: .me(endpoint), nextTry: nil, at: now)
        }
    }

    /// A user who is private or unknown is so for every call.
    private mutating func failRest(of target: Target, _ error: ClientError, at now: Moment) {
        guard target != .me else { return }
        for endpoint in Endpoint.allCases where endpoint.policy.isHiddenWithPerson {
            let key = RequestKey(target: target, endpoint: endpoint)
            scheduler[key].due = nil
            note(error, on: key, nextTry: nil, at: now)
        }
    }

    mutating func note(_ error: ClientError, on key: RequestKey, nextTry: Double?, at now: Moment) {
        var until: Double?
        if case .rateLimited = error, let end = limitEnd(at: now) { until = wall(of: end, at: now) }
        guard key.endpoint.policy.isShown else {
            // Whichever call meets it first, a connection that fails is shown.
            guard error.isAboutConnection else { return }
            let since = hiddenProblem?.since ?? now.wall
            return hiddenProblem = Problem(error: error, since: since, nextTry: nextTry, until: until)
        }
        people[key.target][key.endpoint].fail(error, at: now.wall, nextTry: nextTry, until: until)
    }

    func wall(of uptime: Double, at now: Moment) -> Double { now.wall + uptime - now.uptime }
}

extension ClientError {
    /// The server itself answered, and would answer the same later: it is in reach, and in order.
    var isClear: Bool {
        switch self {
        case .badKey, .refused, .queryKeyRefused, .privateUser, .notFound, .notOffered, .badRequest: true
        default: false
        }
    }

    /// No request gets through, so one shared wait is enough. A time-out or a 504 can come from one slow call of a
    /// large account while all others work, so those wait separately.
    var isDeadConnection: Bool {
        switch self {
        case .unreachable(.timeout), .unreachable(.connectionLost), .unreachable(.transport): false
        case .unreachable: true
        default: false
        }
    }
}
