/// A question on its way to a server.
public struct Inquiry: Sendable, Hashable {
    public var ticket: Ticket
    public var question: Question
    public var dialect: Dialect
    /// The entity tag of the answer already held.
    public var entityTag: String?

    public init(ticket: Ticket, question: Question, dialect: Dialect, entityTag: String? = nil) {
        self.ticket = ticket
        self.question = question
        self.dialect = dialect
        self.entityTag = entityTag
    }
}

/// What came of an inquiry. It names its question, dialect and ticket.
public struct Outcome: Sendable, Equatable {
    public var ticket: Ticket
    public var question: Question
    public var dialect: Dialect
    public var result: Result<Answer, ClientError>
    /// The server's clock when it answered, in seconds since 1970, from the `Date` header.
    public var serverTime: Double?
    /// The entity tag to send with the next asking.
    public var entityTag: String?

    public init(
        ticket: Ticket, question: Question, dialect: Dialect, result: Result<Answer, ClientError>,
        serverTime: Double? = nil, entityTag: String? = nil
    ) {
        self.ticket = ticket
        self.question = question
        self.dialect = dialect
        self.result = result
        self.serverTime = serverTime
        self.entityTag = entityTag
    }
}

/// A decoded answer.
public enum Answer: Sendable, Equatable {
    case profile(Profile)
    case today(TodayTotal)
    case stats(CodingStats)
    /// A bare total, in seconds.
    case total(Double)
    /// The newest heartbeat, or none yet.
    case newest(Heartbeat?)
    case heartbeats(HeartbeatPage)
    case spans([Span])
    case trust(Trust)
    /// The id to use as a username.
    case user(id: String)
    /// 304: what is held is still right.
    case unchanged
}

/// Takes inquiries and, some time later and on any thread, posts one outcome for each that was not cancelled.
/// After `cancel` at most an outcome with the error `cancelled` follows.
public protocol Asker: Sendable {
    func ask(_ inquiry: Inquiry)
    func cancel(_ ticket: Ticket)
}
