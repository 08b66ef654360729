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
    /// Whom all of this is about.
    public let who: Who
    /// The owner only, from `users/current`, which is asked once a day. `notOffered` on a server that only has the
    /// documented calls.
    public var profile = Reading<Profile>()
    /// The total of `day`: `statusbar/today` for the owner; for another user `total_seconds` of their stats since
    /// midnight in the viewer's zone, without a goal.
    public var today = Reading<TodayTotal>()
    /// The day `today` is about; in the profile's zone for the owner, in the viewer's for another user.
    public var day: CivilDate?
    /// Totals by language and project, of all time unless `rangeText` says otherwise: the documented `stats` or the
    /// live `users/my/stats` for the owner, `users/{name}/stats` for another user.
    public var stats = Reading<CodingStats>()
    /// The same of the days the view is about, from `users/my/stats` or `users/{name}/stats` with dates; empty for all
    /// time, and on a server that takes no dates.
    public var rangeStats = Reading<CodingStats>()
    /// The days `rangeStats` is about; `nil` for all time.
    public var rangeWindow: TimeWindow?
    /// The owner only, from `my/heartbeats/most_recent`. The value is `.some(nil)` where the server said that there is
    /// none yet.
    public var newest = Reading<Heartbeat?>()
    /// The owner only, from `my/heartbeats`: what the feed shows.
    public var heartbeats = HeartbeatLog()
    /// How asking for heartbeats goes; its value says only that a window has come.
    public var feed = Reading<Bool>()
    /// Another user only: sessions of today and the six days before, in the viewer's zone, newest first.
    public var spans = Reading<[Span]>()
    /// From `trust_factor`, which is asked only where the stats did not tell; `trustLevel` has whichever came.
    public var trust = Reading<Trust>()

    /// Nothing known yet. A poller makes these.
    package init(who: Who) {
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
