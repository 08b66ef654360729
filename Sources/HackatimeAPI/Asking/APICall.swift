/// The calls that are polled and kept, by name; `Call` has the paths and shapes, and calls that are neither. Each names
/// all that its answer depends on, so an answer that comes late cannot land under another user's name, in another range
/// or on another day.
public enum APICall: Sendable, Hashable {
    /// Who owns the key, and in which time zone (`users/current`; not documented).
    case profile
    /// The owner's total of one day, and their goal. The server knows only "today": the day is the one in the
    /// profile's zone at the moment of asking, and an answer for another day is dropped.
    case today(CivilDate)
    /// The owner's totals by language and project.
    case ownStats
    /// Somebody's totals by language and project over days (not documented). The window holds its start, not its end.
    case rangeStats(Target, TimeWindow)
    /// The owner's total of each of some days, in a zone by its IANA name (`summaries`; not documented).
    case dayTotals(first: CivilDate, last: CivilDate, zone: String)
    /// The owner's newest heartbeat.
    case newestHeartbeat
    /// The owner's heartbeats of a window.
    case heartbeats(TimeWindow)
    /// Another user's totals by language and project. The text is a username, numeric id or Slack id.
    case userStats(String)
    /// Another user's total since an instant, which is midnight in the viewer's zone.
    case userTotal(String, since: ZonedInstant)
    /// Another user's sessions in a window (not documented).
    case spans(String, TimeWindow)
    /// A user's trust level.
    case trust(String)
    /// The id of the user with an e-mail address.
    case userByEmail(String)
    /// The id of the user with a Slack id.
    case userBySlackID(String)
}

/// Which of its two truths a server follows on one call: what its documentation says, or what the live
/// server's code does. Found out by asking, call by call.
public enum Dialect: Sendable, Hashable, CaseIterable {
    /// The call and parameters of the published API page; asked first.
    case documented
    /// What the live server's code does; asked where the documented call is refused.
    case live
}

/// Names one request. Two requests for the same call have different ids, so a cancelled answer cannot be taken for the
/// answer to a later request.
public struct RequestID: Sendable, Hashable {
    /// Any number; who makes requests counts.
    public var number: UInt64

    /// A number must not be used twice with one client.
    public init(_ number: UInt64) {
        self.number = number
    }
}
