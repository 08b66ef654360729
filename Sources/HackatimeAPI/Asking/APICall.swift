/// The calls that are polled and stored, by name. `Call` has their paths and shapes, and also calls that are neither.
/// Each case holds everything its result depends on, so a late result cannot end up under another user's name, in
/// another range or on another day.
public enum APICall: Sendable, Hashable {
    /// The owner of the key and their time zone (`users/current`; not documented).
    case profile
    /// The owner's total of one day, and their goal. The server knows only "today": this must be the current day in the
    /// profile's zone when the request is sent. A response for another day is dropped.
    case today(CivilDate)
    /// The owner's totals by language and project.
    case ownStats
    /// A user's totals by language and project over some days (not documented). The window includes its start, not its
    /// end.
    case rangeStats(Target, TimeWindow)
    /// The owner's daily totals, in a zone given by its IANA name (`summaries`; not documented).
    case dayTotals(first: CivilDate, last: CivilDate, zone: String)
    /// The owner's newest heartbeat.
    case newestHeartbeat
    /// The owner's heartbeats in a window.
    case heartbeats(TimeWindow)
    /// Another user's totals by language and project. The text is a username, numeric id or Slack id.
    case userStats(String)
    /// Another user's total since an instant: midnight in the viewer's zone.
    case userTotal(String, since: ZonedInstant)
    /// Another user's sessions in a window (not documented).
    case spans(String, TimeWindow)
    /// A user's trust level.
    case trust(String)
    /// The id of the user with an e-mail address.
    case userByEmail(String)
    /// The id of the user with a Slack id.
    case userBySlackID(String)
    /// A user's total over some days, counted as asked for (not documented).
    case sum(StatsSum)
    /// A user's projects (not documented).
    case projects(ProjectDetails)
    /// Who coded most (not documented).
    case leaderboard(Leaderboard.Period)
    /// Who is working now (not documented).
    case currentlyHacking
}

/// The two variants of a call: as documented, or as the live server's code implements it. The client tries which one
/// works, call by call.
public enum Dialect: Sendable, Hashable, CaseIterable {
    /// The call and parameters of the published API page. Tried first.
    case documented
    /// What the live server's code does. Tried where the documented call is refused.
    case live
}

/// Identifies one request. Two requests for the same call have different ids, so the result of a cancelled request
/// cannot be taken for that of a later one.
public struct RequestID: Sendable, Hashable {
    /// Any number that is unique within the client.
    public var number: UInt64

    /// A client must not be given the same number twice.
    public init(_ number: UInt64) {
        self.number = number
    }
}
