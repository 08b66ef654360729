package import HackatimeAPI

/// All that is known about one person. What a server never says of them stays empty, with the reason in the
/// resource's problem.
package struct Person: Sendable, Equatable {
    /// Whom all of this is about.
    package let target: Target
    /// The day `today` is about; in the profile's zone for the owner, in the viewer's for another user.
    package var day: CivilDate?
    /// The days `rangeStats` is about; `nil` for all time.
    package var rangeWindow: TimeWindow?
    /// The owner only: from this instant on (seconds since 1970) the heartbeats are known as far as the server told;
    /// `nil` before the first window has come.
    package var coveredFrom: Double?
    /// The owner only: there are no older heartbeats on the server.
    package var reachesStart = false

    private var values = Values()
    /// How asking goes, by endpoint.
    private var freshness: [Endpoint: Freshness] = [:]

    private struct Values: Equatable {
        var profile: Profile?
        var today: TodayTotal?
        var stats: CodingStats?
        var rangeStats: CodingStats?
        var newest: Heartbeat??
        var feed: Bool?
        var spans: [Span]?
        var trust: Trust?
    }

    /// Nothing known yet.
    package init(target: Target) {
        self.target = target
    }

    /// How asking for an endpoint goes.
    package subscript(endpoint: Endpoint) -> Freshness {
        get { freshness[endpoint] ?? Freshness() }
        set { freshness[endpoint] = newValue }
    }

    /// Whether asking for anything about them fails.
    package var hasProblem: Bool { freshness.values.contains { $0.problem != nil } }

    private subscript<Value>(value: WritableKeyPath<Values, Value?>, endpoint: Endpoint) -> Resource<Value> {
        get { Resource(value: values[keyPath: value], freshness: self[endpoint]) }
        set {
            values[keyPath: value] = newValue.value
            freshness[endpoint] = newValue.freshness
        }
    }

    /// The owner only, from `users/current`, which is asked once a day. `notOffered` on a server that only has the
    /// documented calls.
    package var profile: Resource<Profile> {
        get { self[\.profile, .profile] }
        set { self[\.profile, .profile] = newValue }
    }
    /// The total of `day`: `statusbar/today` for the owner; for another user `total_seconds` of their stats since
    /// midnight in the viewer's zone, without a goal.
    package var today: Resource<TodayTotal> {
        get { self[\.today, .today] }
        set { self[\.today, .today] = newValue }
    }
    /// Totals by language and project, of all time unless `rangeText` says otherwise: the documented `stats` or the
    /// live `users/my/stats` for the owner, `users/{name}/stats` for another user.
    package var stats: Resource<CodingStats> {
        get { self[\.stats, .stats] }
        set { self[\.stats, .stats] = newValue }
    }
    /// The same of the days the view is about, from `users/my/stats` or `users/{name}/stats` with dates; empty for all
    /// time, and on a server that takes no dates.
    package var rangeStats: Resource<CodingStats> {
        get { self[\.rangeStats, .range] }
        set { self[\.rangeStats, .range] = newValue }
    }
    /// The owner only, from `my/heartbeats/most_recent`. The value is `.some(nil)` where the server said that there is
    /// none yet.
    package var newest: Resource<Heartbeat?> {
        get { self[\.newest, .newest] }
        set { self[\.newest, .newest] = newValue }
    }
    /// How asking for the owner's heartbeats goes; its value says only that a window has come.
    package var feed: Resource<Bool> {
        get { self[\.feed, .feed] }
        set { self[\.feed, .feed] = newValue }
    }
    /// Another user only: sessions of today and the six days before, in the viewer's zone, newest first.
    package var spans: Resource<[Span]> {
        get { self[\.spans, .spans] }
        set { self[\.spans, .spans] = newValue }
    }
    /// From `trust_factor`, which is asked only where the stats did not tell; `trustLevel` has whichever came.
    package var trust: Resource<Trust> {
        get { self[\.trust, .trust] }
        set { self[\.trust, .trust] = newValue }
    }

    /// The trust level from whichever answer told it.
    package var trustLevel: Trust? { values.stats?.trust ?? values.trust }

    /// The name to show: the display name where the server gave one, else what was typed.
    package var name: String? {
        let given = values.stats?.displayName ?? values.profile?.displayName ?? values.profile?.username
        if case .user(let handle) = target { return given ?? handle }
        return given
    }

    /// Forgets an answer that is somebody else's, but not that another is being asked for.
    mutating func forget(_ endpoint: Endpoint) {
        switch endpoint {
        case .profile: values.profile = nil
        case .today: values.today = nil
        case .stats: values.stats = nil
        case .range: values.rangeStats = nil
        case .newest: values.newest = nil
        case .feed: values.feed = nil
        case .spans: values.spans = nil
        case .trust: values.trust = nil
        case .days, .backfill, .lookUp: break
        }
        freshness[endpoint] = Freshness(isAsking: self[endpoint].isAsking)
    }
}
