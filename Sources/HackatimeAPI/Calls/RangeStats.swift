/// `users/{username}/stats` and `users/my/stats` with dates: totals by language and project over days. Not documented:
/// a server that only knows the documented call ignores the dates and answers for all time.
public struct RangeStats: Call {
    /// Whose.
    public var target: Target
    /// Includes its start but not its end, both cut to whole seconds.
    public var window: TimeWindow
    /// Exact names; empty for all.
    public var projects: [String]

    /// Does not check the values. A name with a comma cannot be requested: the server takes it for two.
    public init(of target: Target, in window: TimeWindow, projects: [String] = []) {
        self.target = target
        self.window = window
        self.projects = projects
    }

    /// About the owner, or about the person.
    public var policy: CallPolicy { target == .me ? .ownRangeStats : .userRangeStats }

    /// The same in both dialects.
    public func request(_ dialect: Dialect) -> Request {
        let user = if case .user(let name) = target { name } else { "my" }
        let (start, end) = window.texts
        var query = [
            UserStats.features, Request.Parameter("start_date", start), Request.Parameter("end_date", end),
        ]
        if !projects.isEmpty { query.append(Request.Parameter("filter_by_project", projects.joined(separator: ","))) }
        return request(.native, ["users", user, "stats"], query: query)
    }

    /// Totals of the window. The total of chosen projects counts their overlap once.
    ///
    /// - Throws: `notOffered` if the server answers for another period.
    public func value(from response: Response, _ dialect: Dialect) throws(ClientError) -> CodingStats {
        let kind: CallKind = target == .me ? .my : .person
        if let error = response.verdict(for: kind) {
            // The documented server takes `my` for an unknown username, with the same words the live one uses to refuse
            // a key. Either way there is no answer here.
            if target == .me, case .refused = error { throw .notOffered }
            throw error
        }
        let (stats, start) = try StatsShape.dated(in: response, for: kind)
        // Only a server that repeats the start has read it. All-time totals must not be shown as a week's.
        guard let start, abs(start - window.start) <= 1 else { throw .notOffered }
        return stats
    }
}
