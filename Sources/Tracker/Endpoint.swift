import HackatimeAPI

/// What is asked about a person, in the order it is asked where much is due at once.
package enum Endpoint: Int, Sendable, Hashable, CaseIterable {
    case today, stats, range, newest, profile, feed, spans, trust, days, backfill, lookUp
}

/// How an endpoint is asked: one row each, in `Endpoint.policy`.
struct EndpointPolicy {
    /// About whom something is asked.
    enum Audience {
        case owner, others, everyone, nobody

        func includes(_ target: Target) -> Bool {
            switch self {
            case .owner: target == .me
            case .others: target != .me
            case .everyone: true
            case .nobody: false
            }
        }
    }

    /// How old an answer may be that another program on this machine got.
    enum AcceptedAge {
        /// Nearly as old as polls are apart.
        case pace
        /// Nearly as old as the sums are apart.
        case sums
        /// Half a day.
        case halfADay
        /// As half a day, but a start makes sure whose key it is.
        case halfADayAfterStart
        /// An answer asked for after the news was told has what is new.
        case sinceTheNews
        case seconds(Double)
    }

    /// Asked when someone is turned to; not again within so many seconds.
    var view: Audience = .nobody
    var viewAgainAfter = 5.0
    /// Asked again when a person wants to see whether the server answers.
    var refresh: Audience = .nobody
    var age: AcceptedAge
    /// It can wait while somebody is at the keyboard, and while anything else is asked.
    var isBackground = false
    /// How asking for it goes is shown.
    var isShown = true
    /// Known to be refused where the person is unknown or keeps their stats private.
    var isHiddenWithPerson = false
    /// An answer may be "unchanged": the one before is still held.
    var keepsTag = true
}

extension Endpoint {
    var policy: EndpointPolicy {
        switch self {
        case .today: EndpointPolicy(view: .everyone, refresh: .everyone, age: .pace, isHiddenWithPerson: true)
        case .stats: EndpointPolicy(view: .everyone, refresh: .everyone, age: .sums)
        case .range: EndpointPolicy(view: .everyone, refresh: .everyone, age: .sums, isHiddenWithPerson: true)
        case .newest: EndpointPolicy(view: .owner, refresh: .owner, age: .pace)
        case .profile: EndpointPolicy(view: .owner, viewAgainAfter: Pace.profileEvery, age: .halfADayAfterStart)
        case .feed: EndpointPolicy(refresh: .owner, age: .sinceTheNews, keepsTag: false)
        case .spans: EndpointPolicy(view: .others, refresh: .others, age: .sums, isHiddenWithPerson: true)
        case .trust: EndpointPolicy(age: .halfADay, isHiddenWithPerson: true)
        case .days: EndpointPolicy(age: .halfADay, isBackground: true, isShown: false)
        case .backfill: EndpointPolicy(age: .seconds(3_600), isBackground: true, isShown: false)
        case .lookUp: EndpointPolicy(age: .seconds(0), isShown: false)
        }
    }

    /// Endpoints asked about someone, by a column of the table.
    static func of(_ target: Target, _ column: KeyPath<EndpointPolicy, EndpointPolicy.Audience>) -> [Endpoint] {
        allCases.filter { $0.policy[keyPath: column].includes(target) }
    }
}

/// Names one line of asking.
struct RequestKey: Sendable, Hashable {
    var target: Target
    var endpoint: Endpoint

    static func me(_ endpoint: Endpoint) -> RequestKey { RequestKey(target: .me, endpoint: endpoint) }
}

/// A call the server does not have: about the owner, or about others. What it does not tell of others it may tell of
/// the owner.
struct UnsupportedCall: Sendable, Hashable {
    var endpoint: Endpoint
    var isOwn: Bool

    init(_ key: RequestKey) {
        endpoint = key.endpoint
        isOwn = key.target == .me
    }
}
