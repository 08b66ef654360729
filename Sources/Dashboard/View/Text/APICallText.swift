package import HackatimeAPI

extension APICall {
    /// What is requested, for use inside a sentence. `user` is the display name of another user.
    package func thing(user: String?) -> String {
        let name = user ?? self.user ?? "this user"
        return switch self {
        case .profile: "your profile"
        case .today: "today's total"
        case .ownStats: "your stats"
        case .rangeStats(.me, _): "your stats of these days"
        case .rangeStats: "the stats of \(name) of these days"
        case .dayTotals: "your totals by day"
        case .newestHeartbeat: "your newest heartbeat"
        case .heartbeats: "your heartbeats"
        case .userStats: "the stats of \(name)"
        case .userTotal: "today's total of \(name)"
        case .spans: "the sessions of \(name)"
        case .trust: "the trust level of \(name)"
        case .userByEmail: "e-mail look-up"
        case .userBySlackID: "Slack id look-up"
        case .sum(let sum): sum.target == .me ? "your total of these days" : "the total of \(name)"
        case .projects(let details): details.target == .me ? "your projects" : "the projects of \(name)"
        case .leaderboard: "the leaderboard"
        case .currentlyHacking: "the list of who is hacking now"
        }
    }

    /// The other user in a call, cleaned for use in a sentence.
    var user: String? {
        switch self {
        case .rangeStats(.user(let user), _), .userStats(let user), .userTotal(let user, _), .spans(let user, _),
            .trust(let user),
            .userByEmail(let user), .userBySlackID(let user):
            CleanText.name(user, limit: 60)
        case .sum(let sum): sum.target.handle.flatMap { CleanText.name($0, limit: 60) }
        case .projects(let details): details.target.handle.flatMap { CleanText.name($0, limit: 60) }
        case .profile, .today, .ownStats, .rangeStats(.me, _), .dayTotals, .newestHeartbeat, .heartbeats,
            .leaderboard, .currentlyHacking:
            nil
        }
    }
}
