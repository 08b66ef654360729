import HackatimeAPI
import Testing

struct RequestTests {
    /// Call, dialect and exact target.
    static let targets: [(APICall, Dialect, String)] = [
        (.profile, .live, "/api/hackatime/v1/users/current"),
        (.today(Sample.day), .documented, "/api/hackatime/v1/users/current/statusbar/today"),
        (.today(Sample.day), .live, "/api/hackatime/v1/users/current/statusbar/today"),
        (.ownStats, .documented, "/api/v1/stats"),
        (.ownStats, .live, "/api/v1/users/my/stats?features=languages%2Cprojects"),
        (.userStats("orpheus"), .documented, "/api/v1/users/orpheus/stats?features=languages%2Cprojects"),
        (.newestHeartbeat, .documented, "/api/v1/my/heartbeats/most_recent"),
        (.trust("42"), .live, "/api/v1/users/42/trust_factor"),
        (.userByEmail("o.r+p@example.org"), .live, "/api/v1/users/lookup_email/o%2Er%2Bp%40example%2Eorg"),
        (.userBySlackID("U0266FRGP"), .documented, "/api/v1/users/lookup_slack_uid/U0266FRGP"),
        // Names that would end, leave or split the path.
        (.trust("a.b"), .live, "/api/v1/users/a%2Eb/trust_factor"),
        (.trust("../../x"), .live, "/api/v1/users/%2E%2E%2F%2E%2E%2Fx/trust_factor"),
        (.trust("a b?c#d&e=f%"), .live, "/api/v1/users/a%20b%3Fc%23d%26e%3Df%25/trust_factor"),
        (.trust("café 猫"), .live, "/api/v1/users/caf%C3%A9%20%E7%8C%AB/trust_factor"),
        (.trust("a\r\nHost: x\u{1B}"), .live, "/api/v1/users/a%0D%0AHost%3A%20x%1B/trust_factor"),
        (
            .userTotal("orpheus", since: Sample.midnight), .live,
            "/api/v1/users/orpheus/stats?total_seconds=true&start_date=2026-08-22T00%3A00%3A00-04%3A00"
        ),
        (
            .userTotal("o", since: ZonedInstant(seconds: 1_787_371_200, offset: 19_800)), .live,
            "/api/v1/users/o/stats?total_seconds=true&start_date=2026-08-22T09%3A30%3A00%2B05%3A30"
        ),
        (
            .spans("orpheus", Sample.window), .live,
            "/api/v1/users/orpheus/heartbeats/spans?start_date=2026-08-21T22%3A00%3A00-04%3A00"
                + "&end_date=2026-08-22T00%3A00%3A01-04%3A00"
        ),
        (
            .heartbeats(Sample.window), .live,
            "/api/v1/my/heartbeats?start=2026-08-21T22%3A00%3A00-04%3A00&end=2026-08-22T00%3A00%3A01-04%3A00"
                + "&limit=100&start_time=2026-08-21T22%3A00%3A00-04%3A00&end_time=2026-08-22T00%3A00%3A01-04%3A00"
        ),
    ]

    @Test(arguments: targets)
    func `The target is exact`(_ call: APICall, _ dialect: Dialect, _ target: String) {
        #expect(request(call, dialect).httpRequest.target == target)
    }
}
