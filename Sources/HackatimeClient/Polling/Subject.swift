/// Whom the figures are about.
public enum Who: Sendable, Hashable {
    /// The owner of the key.
    case me
    /// Someone else, by the text the server's paths take: a username, numeric id or Slack id.
    case user(String)
}

/// All that is known about one person. What a server never says of them stays empty, with the reason in the
/// reading's problem.
public struct Subject: Sendable, Equatable {
    public let who: Who
    /// The owner only.
    public var profile = Reading<Profile>()
    /// The total of `day`. For another user it has no goal and counts from midnight in the viewer's zone.
    public var today = Reading<TodayTotal>()
    /// The day `today` is about; in the profile's zone for the owner, in the viewer's for another user.
    public var day: CivilDate?
    public var stats = Reading<CodingStats>()
    /// The owner only. The value is `.some(nil)` where the server said that there is none yet.
    public var newest = Reading<Heartbeat?>()
    /// The owner only: what the feed shows.
    public var heartbeats = HeartbeatLog()
    /// How asking for heartbeats goes; its value says only that a window has come.
    public var feed = Reading<Bool>()
    /// Another user only: sessions of the last seven days.
    public var spans = Reading<[Span]>()
    public var trust = Reading<Trust>()

    public init(who: Who) {
        self.who = who
    }

    /// The trust level from whichever answer told it.
    public var trustLevel: Trust? { stats.value?.trust ?? trust.value }

    /// The name to show: the display name where the server gave one, else what was typed.
    public var name: String? {
        let given = stats.value?.displayName ?? profile.value?.displayName ?? profile.value?.username
        if case .user(let handle) = who { return given ?? handle }
        return given
    }
}
