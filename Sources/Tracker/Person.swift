package import HackatimeAPI

/// Everything known about one person. What a server never returns stays empty, with the reason in the resource's
/// problem.
package struct Person: Sendable, Equatable {
    package internal(set) var target: Target
    /// The day of `today`: in the profile's zone for the owner, in the viewer's zone for another user.
    package var day: CivilDate?
    /// The days of `rangeStats`; `nil` for all time.
    package var rangeWindow: TimeWindow?
    /// The window that `spans` were requested for.
    package var spansWindow: TimeWindow?
    /// Owner only: the heartbeats are known from this time on (seconds since 1970), as far as the server returned them;
    /// `nil` before the first window arrived.
    package var coveredFrom: Double?
    /// Owner only: the server has no older heartbeats.
    package var reachesStart = false

    /// A look-up or the trust level says that there is such a user.
    var isFound = false

    private var values = Values()
    /// The freshness of each endpoint.
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

    /// A person about whom nothing is known.
    package init(target: Target) {
        self.target = target
    }

    /// The freshness of an endpoint.
    package subscript(endpoint: Endpoint) -> Freshness {
        get { freshness[endpoint] ?? Freshness() }
        set { freshness[endpoint] = newValue }
    }

    /// Another user whom the server knows by an id, although it may have stats by username only.
    package var isKnownByID: Bool {
        if case .user(let name) = target { isFound && UserLookup.isID(name) } else { false }
    }

    /// Whether any request about them fails.
    package var hasProblem: Bool { freshness.values.contains { $0.problem != nil } }

    private subscript<Value>(value: WritableKeyPath<Values, Value?>, endpoint: Endpoint) -> Resource<Value> {
        get { Resource(value: values[keyPath: value], freshness: self[endpoint]) }
        set {
            values[keyPath: value] = newValue.value
            freshness[endpoint] = newValue.freshness
        }
    }

    /// Owner only, from `users/current`, requested once a day. `notOffered` on a server that has only the documented
    /// calls.
    package var profile: Resource<Profile> {
        get { self[\.profile, .profile] }
        set { self[\.profile, .profile] = newValue }
    }
    /// The total of `day`: `statusbar/today` for the owner. For another user, `total_seconds` of their stats since
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
    /// The same for the days of the view, from `users/my/stats` or `users/{name}/stats` with dates. Empty for all time,
    /// and on a server that takes no dates.
    package var rangeStats: Resource<CodingStats> {
        get { self[\.rangeStats, .range] }
        set { self[\.rangeStats, .range] = newValue }
    }
    /// Owner only, from `my/heartbeats/most_recent`. The value is `.some(nil)` where the server said that there is none
    /// yet.
    package var newest: Resource<Heartbeat?> {
        get { self[\.newest, .newest] }
        set { self[\.newest, .newest] = newValue }
    }
    /// The state of the owner's heartbeat requests. The value says only that a window has arrived.
    package var feed: Resource<Bool> {
        get { self[\.feed, .feed] }
        set { self[\.feed, .feed] = newValue }
    }
    /// Other users only: sessions of the view's days, newest first. For all time, of today and the six days before, in the
    /// viewer's zone.
    package var spans: Resource<[Span]> {
        get { self[\.spans, .spans] }
        set { self[\.spans, .spans] = newValue }
    }
    /// From `trust_factor`, requested only where the stats do not include the level. Read `trustLevel` instead.
    package var trust: Resource<Trust> {
        get { self[\.trust, .trust] }
        set { self[\.trust, .trust] = newValue }
    }

    /// The trust level from whichever call returned it.
    package var trustLevel: Trust? { values.stats?.trust ?? values.trust }

    /// The name to show: the server's display name if there is one, else what was typed.
    package var name: String? {
        let given = values.stats?.displayName ?? values.profile?.displayName ?? values.profile?.username
        if case .user(let handle) = target { return given ?? handle }
        return given
    }

    /// Discards a value that belongs to someone else, but keeps the mark of a request in flight.
    mutating func forget(_ endpoint: Endpoint) {
        switch endpoint {
        case .profile: values.profile = nil
        case .today: values.today = nil
        case .stats: values.stats = nil
        case .range: values.rangeStats = nil
        case .newest: values.newest = nil
        case .feed: values.feed = nil
        case .spans:
            values.spans = nil
            spansWindow = nil
        case .trust: values.trust = nil
        case .days, .backfill, .lookUp, .wanted: break
        }
        freshness[endpoint] = Freshness(isAsking: self[endpoint].isAsking)
    }
}
