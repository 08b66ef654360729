/// The things asked about a person, in the order they are asked.
enum Topic: Int, Sendable, Hashable, CaseIterable {
    case today, stats, range, newest, profile, feed, spans, trust, days, backfill, lookUp
}

/// Names one line of asking.
struct ErrandID: Sendable, Hashable {
    var who: Who
    var topic: Topic
}

/// A call the server does not have: about the owner, or about others.
struct Lack: Sendable, Hashable {
    var topic: Topic
    var isOwn: Bool

    init(_ id: ErrandID) {
        topic = id.topic
        isOwn = id.who == .me
    }
}

/// One line of asking: whether it is under way, when it is due, how it went.
struct Errand: Sendable {
    /// Under way, if not `nil`.
    var ticket: Ticket?
    var question: Question?
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
    var answered: Question?
    var entityTag: String?
    /// Somebody wants it from the server, however young the answer is that another program has.
    var isWished = false
}
