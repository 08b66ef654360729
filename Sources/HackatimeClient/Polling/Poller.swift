/// Decides what to ask next and when, and keeps what was answered.
///
/// A value without a clock: every call is told the time, and returns the actions it wants performed, in a fixed
/// order. One request per question is under way at a time.
public struct Poller: Sendable {
    /// What the caller should do.
    public enum Action: Sendable, Hashable {
        case ask(Inquiry)
        case cancel(Ticket)
    }

    package var subjects: [Who: Subject] = [.me: Subject(who: .me)]
    /// Seconds between polls; 0 asks only when told to.
    public package(set) var interval: Double = 60
    /// When the next poll is due, on the uptime clock; `nil` when none is planned.
    public package(set) var nextPoll: Double?

    public init() {}

    /// What is known about someone.
    public func subject(_ who: Who) -> Subject {
        subjects[who] ?? Subject(who: who)
    }
}
