/// One request for a polled call.
public struct APIRequest: Sendable, Hashable {
    /// Identifies this request and its result.
    public var requestID: RequestID
    /// The call.
    public var call: APICall
    /// Which variant of the call is sent.
    public var dialect: Dialect
    /// The entity tag of the value already held, sent as `If-None-Match`; `nil` if none is held.
    public var entityTag: String?
    /// Seconds. A response that another program on this machine received no longer ago than this is accepted. 0 always
    /// asks the server.
    public var acceptsAge: Double

    /// Stores the values unchecked. A tag must come from a response to this same call.
    public init(
        requestID: RequestID, call: APICall, dialect: Dialect, entityTag: String? = nil, acceptsAge: Double = 0
    ) {
        self.requestID = requestID
        self.call = call
        self.dialect = dialect
        self.entityTag = entityTag
        self.acceptsAge = acceptsAge
    }
}

/// The result of a request: the call, and its value or error.
public struct APIResult: Sendable, Equatable {
    /// The id of the request.
    public var requestID: RequestID
    /// The call of the request.
    public var call: APICall
    /// The dialect of the request.
    public var dialect: Dialect
    /// The decoded value or the error.
    public var result: Result<APIValue, ClientError>
    /// The server's clock at the time of the response, in seconds since 1970, from the `Date` header; `nil` if that is
    /// missing or unreadable.
    public var serverTime: Double?
    /// The entity tag to send with the next request for the same call; `nil` if the server sent none.
    public var entityTag: String?
    /// Set if another program made the request: when the server responded, in seconds since 1970 on this machine's
    /// clock. `nil` for a response that just arrived.
    public var answeredAt: Double?

    /// Stores the values unchecked. `APIRequest.outcome(of:keyInQuery:)` creates a result from a response.
    public init(
        requestID: RequestID, call: APICall, dialect: Dialect, result: Result<APIValue, ClientError>,
        serverTime: Double? = nil, entityTag: String? = nil, answeredAt: Double? = nil
    ) {
        self.requestID = requestID
        self.call = call
        self.dialect = dialect
        self.result = result
        self.serverTime = serverTime
        self.entityTag = entityTag
        self.answeredAt = answeredAt
    }
}

extension APIResult {
    /// The error; `nil` on success.
    package var failure: ClientError? {
        if case .failure(let error) = result { error } else { nil }
    }
}

/// The value of a polled call. The types document units and zones.
public enum APIValue: Sendable, Equatable {
    /// Of `profile`.
    case profile(Profile)
    /// Of `today`.
    case today(TodayTotal)
    /// Of `ownStats`, `userStats` and `rangeStats`.
    case stats(CodingStats)
    /// Of `dayTotals`, in the order of the days.
    case dayTotals([DayTotal])
    /// Of `userTotal` and `sum`: seconds, finite and not negative.
    case total(Double)
    /// Of `newestHeartbeat`; `nil` if there is none yet.
    case newest(Heartbeat?)
    /// Of `heartbeats`.
    case heartbeats(HeartbeatPage)
    /// Of `spans`, in time order.
    case spans([Span])
    /// Of `trust`.
    case trust(Trust)
    /// Of `userByEmail` and `userBySlackID`: the id to use as a username.
    case user(id: String)
    /// Of `projects`, in the server's order.
    case projects([ProjectDetail])
    /// Of `leaderboard`.
    case ranking(Ranking)
    /// Of `currentlyHacking`, in the server's order.
    case hackers([Hacker])
    /// 304: the value already held is still right. Only a request with an entity tag can get this.
    case unchanged
}

/// Takes requests and later, on any thread, posts one result for each that was not cancelled. After `cancel`, at most a
/// result with the error `cancelled` follows.
public protocol APIClient: Sendable {
    /// Starts a request, and returns at once.
    func ask(_ request: APIRequest)
    /// Cancels a request, and returns at once. An unknown or finished id is no error.
    func cancel(_ requestID: RequestID)
}
