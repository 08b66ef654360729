import HackatimeAPI

/// A response with a text body.
func response(_ body: String, status: Int = 200, _ headers: [Response.Header] = []) -> Response {
    Response(status: status, headers: headers, body: Array(body.utf8))
}

/// A request for a call.
func request(_ call: APICall, _ dialect: Dialect = .live, entityTag: String? = nil) -> APIRequest {
    APIRequest(requestID: RequestID(7), call: call, dialect: dialect, entityTag: entityTag)
}

/// Decodes a body for a call.
func answer(
    _ call: APICall, _ body: String, _ dialect: Dialect = .live, status: Int = 200
) -> Result<APIValue, ClientError> {
    request(call, dialect).outcome(of: .success(response(body, status: status))).result
}

/// One of each call.
enum Sample {
    static let day = CivilDate(year: 2026, month: 8, day: 22)
    static let window = TimeWindow(start: 1_787_364_000, end: 1_787_371_200.25, offset: -14_400)
    static let midnight = ZonedInstant(seconds: 1_787_371_200, offset: -14_400)
    static let calls: [APICall] = [
        .profile, .today(day), .ownStats, .newestHeartbeat, .heartbeats(window), .userStats("orpheus"),
        .userTotal("orpheus", since: midnight), .spans("orpheus", window), .trust("orpheus"),
        .userByEmail("o@example.org"), .userBySlackID("U0266FRGP"),
    ]
}
