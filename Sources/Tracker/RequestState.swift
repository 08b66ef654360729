import HackatimeAPI

/// The state of one series of requests: in flight, due, last result.
struct RequestState: Sendable {
    /// The request in flight, if any.
    var requestID: RequestID?
    var call: APICall?
    /// When the request in flight was sent.
    var askedAt: Moment?
    /// When to send the next request, on the uptime clock; `nil` if not planned.
    var due: Double?
    /// When the last request was sent, on the uptime clock.
    var lastAsked: Double?
    /// When the row of failures began, on the uptime clock; `nil` after a success.
    var failingSince: Double?
    /// Failures in a row that this series waits for by itself. A limit, a lost connection or a clear answer ends the
    /// row.
    var failures = 0
    /// The last failure may go away without anyone doing anything.
    var mayPass = false
    /// The call whose value is held, and the server's tag of it.
    var answered: APICall?
    var entityTag: String?
    var isFailing: Bool { failingSince != nil }
    /// A person wants a response from the server, even if another program has a recent one.
    var isWished = false
}
