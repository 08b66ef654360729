import HackatimeAPI

/// One line of asking: whether it is under way, when it is due, how it went.
struct RequestState: Sendable {
    /// Under way, if not `nil`.
    var requestID: RequestID?
    var call: APICall?
    /// When the question under way was asked.
    var askedAt: Moment?
    /// When to ask next, on the uptime clock; `nil` if not planned.
    var due: Double?
    /// When it was last asked, on the uptime clock.
    var lastAsked: Double?
    /// Failures since the last success.
    var failures = 0
    /// The last failure may pass without anybody doing anything.
    var mayPass = false
    /// The question whose answer is held, and the server's tag of it.
    var answered: APICall?
    var entityTag: String?
    /// Somebody wants it from the server, however young the answer is that another program has.
    var isWished = false
}
