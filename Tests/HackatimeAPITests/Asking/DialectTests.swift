import HackatimeAPI
import HackatimeSimulator
import Testing

/// Every call to the pretend server in both dialects.
struct DialectTests {
    static let now = 1_787_410_800.0
    static let day = CivilDate(year: 2026, month: 8, day: 22)
    static let window = TimeWindow(start: now - 7_200, end: now)
    static let week = TimeWindow(start: 1_786_838_400, end: 1_787_443_200)
    static let calls: [APICall] = [
        .profile, .today(day), .ownStats, .newestHeartbeat, .heartbeats(window), .userStats("mira"),
        .userTotal("mira", since: ZonedInstant(seconds: now - 50_000, offset: -14_400)), .spans("mira", window),
        .rangeStats(.me, week), .rangeStats(.user("mira"), week),
        .dayTotals(first: CivilDate(year: 2026, month: 8, day: 16), last: day, zone: "UTC"),
        .trust("mira"), .userByEmail("mira@example.org"), .userBySlackID("U007MIRA2K"),
        .sum(StatsSum(of: .me, in: week)), .projects(ProjectDetails(of: .me)), .leaderboard(.daily), .currentlyHacking,
    ]

    static func word(_ server: Dialect, _ asked: Dialect, _ call: APICall) -> String {
        var world = SimulatedServer(seed: 1, start: now, zone: .utc, dialect: server)
        let request = request(call, asked)
        let response = world.respond(to: request.httpRequest, key: SimulatedServer.key, at: now)
        let outcome = request.outcome(of: .success(response))
        switch outcome.result {
        case .success(.today): return "today"
        case .success(.profile): return "profile"
        case .success(.stats(let stats)): return stats.projects == nil ? "languages only" : "stats"
        case .success(.dayTotals(let days)): return "\(days.count) days"
        case .success(.total): return "total"
        case .success(.newest(let heartbeat)): return heartbeat == nil ? "none yet" : "newest"
        case .success(.heartbeats(let page)): return page.isUnpaged ? "unpaged" : "paged"
        case .success(.spans): return "spans"
        case .success(.trust): return "trust"
        case .success(.user): return "user"
        case .success(.projects): return "projects"
        case .success(.ranking): return "ranking"
        case .success(.hackers): return "hackers"
        case .success(.unchanged): return "unchanged"
        case .failure(.notOffered): return "not offered"
        case .failure(.refused): return "refused"
        case .failure(let error): return "\(error)"
        }
    }

    @Test func `A server that does as documented is understood`() {
        let words = Self.calls.map { Self.word(.documented, .documented, $0) }
        #expect(
            words == [
                "not offered", "today", "stats", "newest", "paged", "stats", "not offered",
                "not offered", "not offered", "not offered", "not offered", "trust", "user",
                "user", "not offered", "not offered", "not offered", "not offered",
            ])
    }

    @Test func `A server that does as its code is understood`() {
        let words = Self.calls.map { Self.word(.live, .live, $0) }
        #expect(
            words == [
                "profile", "today", "stats", "newest", "unpaged", "stats", "total", "spans", "stats", "stats",
                "7 days", "trust", "refused", "refused", "total", "projects", "ranking", "hackers",
            ])
        #expect(Self.word(.live, .documented, .ownStats) == "refused")
    }
}
