import HackatimeAPI

/// An answer in the corpus: a line with the call, the dialect and the status, header lines, an empty line, the body.
/// Any other bytes are an answer too.
struct WrittenAnswer {
    static let day = CivilDate(year: 2026, month: 8, day: 22)
    static let window = TimeWindow(start: 1_787_364_000, end: 1_787_371_200.25, offset: -14_400)
    static let calls: [(word: String, call: APICall)] = [
        ("profile", .profile), ("today", .today(day)), ("own-stats", .ownStats),
        ("own-range", .rangeStats(.me, window)), ("user-range", .rangeStats(.user("orpheus"), window)),
        ("day-totals", .dayTotals(first: day.adding(days: -6), last: day, zone: "UTC")),
        ("newest", .newestHeartbeat), ("heartbeats", .heartbeats(window)), ("user-stats", .userStats("orpheus")),
        ("user-total", .userTotal("orpheus", since: ZonedInstant(seconds: 1_787_371_200, offset: -14_400))),
        ("spans", .spans("orpheus", window)), ("trust", .trust("orpheus")), ("email", .userByEmail("o@example.org")),
        ("slack", .userBySlackID("U0266FRGP")),
        ("sum", .sum(StatsSum(of: .me, in: window, projects: ["robot"], counting: .event))),
        ("projects", .projects(ProjectDetails(of: .user("orpheus"), in: window))),
        ("leaderboard", .leaderboard(.weekly)), ("hackers", .currentlyHacking),
    ]
    static let words = calls.map(\.word)

    let request: APIRequest
    let response: Response
    let keyInQuery: Bool

    init(_ bytes: [UInt8]) {
        let head = bytes.firstRange(of: [0x0A, 0x0A])
        let lines = bytes[..<(head?.lowerBound ?? bytes.startIndex)].split(separator: 0x0A).map {
            String(decoding: $0, as: UTF8.self)
        }
        let words = (lines.first ?? "").split(separator: " ")
        let named = words.compactMap { word in Self.calls.first { $0.word == word } }.first
        let call = named?.call ?? Self.calls[bytes.count % Self.calls.count].call
        keyInQuery = words.contains("query")
        request = APIRequest(
            requestID: RequestID(7), call: call, dialect: words.contains("documented") ? .documented : .live,
            entityTag: words.contains("tagged") ? "\"x\"" : nil)
        let headers = lines.dropFirst().compactMap { line in
            line.firstIndex(of: ":").map {
                Response.Header(String(line[..<$0]), String(line[line.index(after: $0)...].drop { $0 == " " }))
            }
        }
        response = Response(
            // libcurl reads at most three digits.
            status: words.compactMap { Int($0) }.first { (0...999).contains($0) } ?? 200, headers: headers,
            body: Array(bytes[(head?.upperBound ?? bytes.startIndex)...]))
    }
}
