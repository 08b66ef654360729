/// `users/{username}/stats` and `users/my/stats` with dates: totals by language and project over days. Not documented:
/// a server that only knows the documented call ignores the dates and answers for all time.
enum RangeStats {
    static func request(of target: Target, in window: TimeWindow) -> Request {
        let user = if case .user(let name) = target { name } else { "my" }
        let (start, end) = window.texts
        return Request(
            .native, ["users", user, "stats"],
            query: [
                UserStats.features, Request.Parameter("start_date", start), Request.Parameter("end_date", end),
            ])
    }

    static func answer(_ response: Response, of target: Target, in window: TimeWindow) throws(ClientError)
        -> CodingStats
    {
        let call: Call = target == .me ? .my : .person
        if let error = response.verdict(for: call) {
            // The documented server takes `my` for a name that nobody has, and says so in the words in which the live
            // one refuses a key. Either way there is nothing to be had here.
            if target == .me, case .refused = error { throw .notOffered }
            throw error
        }
        let (stats, start) = try StatsShape.dated(in: response, for: call)
        // Only a server that repeats the start has looked at it: totals of all time must not pass for a week's.
        guard let start, abs(start - window.start) <= 1 else { throw .notOffered }
        return stats
    }
}
