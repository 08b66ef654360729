package import HackatimeAPI

/// All that is known about one person. What a server never says of them stays empty, with the reason in the
/// reading's problem.
package struct Person: Sendable, Equatable {
    /// Whom all of this is about.
    package let target: Target
    /// The owner only, from `users/current`, which is asked once a day. `notOffered` on a server that only has the
    /// documented calls.
    package var profile = Resource<Profile>()
    /// The total of `day`: `statusbar/today` for the owner; for another user `total_seconds` of their stats since
    /// midnight in the viewer's zone, without a goal.
    package var today = Resource<TodayTotal>()
    /// The day `today` is about; in the profile's zone for the owner, in the viewer's for another user.
    package var day: CivilDate?
    /// Totals by language and project, of all time unless `rangeText` says otherwise: the documented `stats` or the
    /// live `users/my/stats` for the owner, `users/{name}/stats` for another user.
    package var stats = Resource<CodingStats>()
    /// The same of the days the view is about, from `users/my/stats` or `users/{name}/stats` with dates; empty for all
    /// time, and on a server that takes no dates.
    package var rangeStats = Resource<CodingStats>()
    /// The days `rangeStats` is about; `nil` for all time.
    package var rangeWindow: TimeWindow?
    /// The owner only, from `my/heartbeats/most_recent`. The value is `.some(nil)` where the server said that there is
    /// none yet.
    package var newest = Resource<Heartbeat?>()
    /// The owner only, from `my/heartbeats`: what the feed shows.
    package var heartbeats = HeartbeatLog()
    /// How asking for heartbeats goes; its value says only that a window has come.
    package var feed = Resource<Bool>()
    /// Another user only: sessions of today and the six days before, in the viewer's zone, newest first.
    package var spans = Resource<[Span]>()
    /// From `trust_factor`, which is asked only where the stats did not tell; `trustLevel` has whichever came.
    package var trust = Resource<Trust>()

    /// Nothing known yet. A poller makes these.
    package init(target: Target) {
        self.target = target
    }

    /// From this instant on (seconds since 1970) the owner's heartbeats are complete as far as the server told; `nil`
    /// before the first window has come.
    package var coveredFrom: Double? { heartbeats.coveredFrom }
    /// There is nothing older on the server.
    package var reachesStart: Bool { heartbeats.reachesStart }

    /// The trust level from whichever answer told it.
    package var trustLevel: Trust? { stats.value?.trust ?? trust.value }

    /// The name to show: the display name where the server gave one, else what was typed.
    package var name: String? {
        let given = stats.value?.displayName ?? profile.value?.displayName ?? profile.value?.username
        if case .user(let handle) = target { return given ?? handle }
        return given
    }
}
