import HackatimeAPI

/// What is requested about a person, and what pages want besides. When much is due at once, requests go out in this order.
package enum Endpoint: Int, Sendable, Hashable, CaseIterable {
    case today, stats, range, newest, profile, feed, spans, trust, days, backfill, lookUp, wanted
}

/// How an endpoint is requested: one row each, in `Endpoint.policy`.
struct EndpointPolicy {
    /// The people an endpoint is requested for.
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

    /// How old a response may be that another program on this machine received.
    enum AcceptedAge {
        /// Slightly less than the time between polls.
        case pace
        /// Slightly less than the time between requests for the sums.
        case sums
        case halfADay
        /// Half a day, but the first request of a run checks whose key it is.
        case halfADayAfterStart
        /// A response requested after the news arrived includes what is new.
        case sinceTheNews
        case seconds(Double)
    }

    /// Requested when a person is shown, but not again within `viewAgainAfter` seconds.
    var view: Audience = .nobody
    var viewAgainAfter = 5.0
    /// Requested again when a person refreshes, to see whether the server responds.
    var refresh: Audience = .nobody
    var age: AcceptedAge
    /// Can wait while someone is at the keyboard, and while any other request is in flight.
    var isBackground = false
    /// Whether the progress of the request is shown.
    var isShown = true
    /// Always refused when the person is unknown or keeps their stats private.
    var isHiddenWithPerson = false
    /// The server may respond "unchanged", because the previous value is still held.
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
        case .wanted: EndpointPolicy(age: .seconds(0), isShown: false)
        }
    }

    /// Endpoints requested for a target, by a column of the table.
    static func of(_ target: Target, _ column: KeyPath<EndpointPolicy, EndpointPolicy.Audience>) -> [Endpoint] {
        allCases.filter { $0.policy[keyPath: column].includes(target) }
    }
}

/// Identifies one series of requests: an endpoint and a target, or a call that a page wants.
struct RequestKey: Sendable, Hashable {
    var target: Target
    var endpoint: Endpoint
    var call: APICall?

    static func me(_ endpoint: Endpoint) -> RequestKey { RequestKey(target: .me, endpoint: endpoint) }
    static func wanted(_ call: APICall) -> RequestKey { RequestKey(target: .me, endpoint: .wanted, call: call) }
}

/// A call the server does not have, for the owner or for others. The server may refuse it for others and still allow it
/// for the owner.
struct UnsupportedCall: Sendable, Hashable {
    var endpoint: Endpoint
    var isOwn: Bool

    init(_ key: RequestKey) {
        endpoint = key.endpoint
        isOwn = key.target == .me
    }
}
