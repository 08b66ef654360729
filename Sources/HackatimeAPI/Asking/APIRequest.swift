/// One request for a polled call.
public struct APIRequest: Sendable, Hashable {
    /// Names this request; its result has the same.
    public var requestID: RequestID
    /// The call.
    public var call: APICall
    /// Which of the call's two requests is sent.
    public var dialect: Dialect
    /// The entity tag of the answer already held, sent as `If-None-Match`; `nil` if none is held.
    public var entityTag: String?
    /// Seconds: an answer that another program on this machine got no longer ago is good enough; 0 asks the server.
    public var acceptsAge: Double

    /// Values are taken as they are. A tag must be one that came with an answer to this very call.
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

/// What came of a request: the call, and its value or error.
public struct APIResult: Sendable, Equatable {
    /// The request's.
    public var requestID: RequestID
    /// The request's.
    public var call: APICall
    /// The request's.
    public var dialect: Dialect
    /// The decoded value, or why there is none.
    public var result: Result<APIValue, ClientError>
    /// The server's clock when it answered, in seconds since 1970, from the `Date` header; `nil` without a readable
    /// one.
    public var serverTime: Double?
    /// The entity tag to send with the next request for the same call; `nil` where the server gave none.
    public var entityTag: String?
    /// When the server gave this answer, in seconds since 1970 on this machine's clock, where another program asked
    /// for it; `nil` for an answer that came just now.
    public var answeredAt: Double?

    /// Values are taken as they are; `APIRequest.outcome(of:keyInQuery:)` makes one from a response.
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
    /// Why there is no answer; `nil` when there is one.
    package var failure: ClientError? {
        if case .failure(let error) = result { error } else { nil }
    }
}

/// The value of a polled call. Units and zones stand at the types.
public enum APIValue: Sendable, Equatable {
    /// To `profile`.
    case profile(Profile)
    /// To `today`.
    case today(TodayTotal)
    /// To `ownStats`, `userStats` and `rangeStats`.
    case stats(CodingStats)
    /// To `dayTotals`: in the order of the days.
    case dayTotals([DayTotal])
    /// To `userTotal`: seconds, finite and not negative.
    case total(Double)
    /// To `newestHeartbeat`; `nil` where there is none yet.
    case newest(Heartbeat?)
    /// To `heartbeats`.
    case heartbeats(HeartbeatPage)
    /// To `spans`, in time order.
    case spans([Span])
    /// To `trust`.
    case trust(Trust)
    /// To `userByEmail` and `userBySlackID`: the id to use as a username.
    case user(id: String)
    /// 304: what is held is still right. Only a request with an entity tag gets it.
    case unchanged
}

/// Takes requests and, some time later and on any thread, posts one result for each that was not cancelled.
/// After `cancel` at most a result with the error `cancelled` follows.
public protocol APIClient: Sendable {
    /// Starts a request, and returns at once.
    func ask(_ request: APIRequest)
    /// Ends a request, and returns at once; an id that is not under way is no error.
    func cancel(_ requestID: RequestID)
}
