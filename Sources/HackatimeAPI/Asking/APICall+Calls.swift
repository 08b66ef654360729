extension APICall {
    /// The implementation of this call. Only this property maps polled calls to their types.
    var call: PolledCall {
        switch self {
        case .profile: PolledCall(CurrentUser(), APIValue.profile)
        case .today: PolledCall(StatusbarToday(), APIValue.today)
        case .ownStats: PolledCall(OwnStats(), APIValue.stats)
        case .rangeStats(let target, let window): PolledCall(RangeStats(of: target, in: window), APIValue.stats)
        case .dayTotals(let first, let last, let zone):
            PolledCall(Summaries(from: first, to: last, zone: zone), APIValue.dayTotals)
        case .newestHeartbeat: PolledCall(MostRecentHeartbeat(), APIValue.newest)
        case .heartbeats(let window): PolledCall(MyHeartbeats(in: window), APIValue.heartbeats)
        case .userStats(let user): PolledCall(UserStats(of: user), APIValue.stats)
        case .userTotal(let user, let instant): PolledCall(UserTotal(of: user, since: instant), APIValue.total)
        case .spans(let user, let window): PolledCall(Spans(of: user, in: window), APIValue.spans)
        case .trust(let user): PolledCall(TrustFactor(of: user), APIValue.trust)
        case .userByEmail(let email): PolledCall(LookupEmail(email), APIValue.user(id:))
        case .userBySlackID(let slackID): PolledCall(LookupSlackUID(slackID), APIValue.user(id:))
        case .sum(let sum): PolledCall(sum, APIValue.total)
        case .projects(let details): PolledCall(details, APIValue.projects)
        case .leaderboard(let period): PolledCall(Leaderboard(period), APIValue.ranking)
        case .currentlyHacking: PolledCall(CurrentlyHacking(), APIValue.hackers)
        }
    }

    /// What a request for it needs, and how its result may be used.
    public var policy: CallPolicy { call.policy }
}

/// A call whose value is one case of `APIValue`.
struct PolledCall {
    let policy: CallPolicy
    let request: (Dialect) -> Request
    let value: (_ response: Response, Dialect, _ keyInQuery: Bool) throws(ClientError) -> APIValue

    init<C: Call>(_ call: C, _ wrap: @escaping (C.Value) -> APIValue) {
        policy = call.policy
        request = call.request
        value = { response, dialect, keyInQuery throws(ClientError) in
            wrap(try call.value(from: response, dialect, keyInQuery: keyInQuery))
        }
    }
}
