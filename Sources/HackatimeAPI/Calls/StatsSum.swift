/// `users/{username}/stats?total_seconds=true` with filters: one number, as event sites request it. Not documented. The
/// overlap of projects counts once, so the number is below the sum of the projects' own.
public struct StatsSum: Call {
    /// How heartbeats are counted.
    public enum Counting: Sendable, Hashable, CaseIterable {
        /// Like the other stats: nothing is counted before the first heartbeat.
        case plain
        /// Also counts the gap since the last heartbeat before the window; leaves out browsing, meeting and
        /// communicating.
        case boundaryAware
        /// Like event sites: `boundaryAware`, without heartbeats that have no category.
        case event
    }

    /// Whose.
    public var target: Target
    /// Includes its start but not its end.
    public var window: TimeWindow
    /// Exact names; empty for all.
    public var projects: [String]
    /// Such as `coding`; empty for all.
    public var categories: [String]
    /// Leaves out `ai coding` and heartbeats without a category.
    public var leavesOutAICoding: Bool
    /// How heartbeats are counted.
    public var counting: Counting

    /// Does not check the values. A name with a comma cannot be requested: the server takes it for two.
    public init(
        of target: Target, in window: TimeWindow, projects: [String] = [], categories: [String] = [],
        leavesOutAICoding: Bool = false, counting: Counting = .plain
    ) {
        self.target = target
        self.window = window
        self.projects = projects
        self.categories = categories
        self.leavesOutAICoding = leavesOutAICoding
        self.counting = counting
    }

    /// About the owner, or about the person.
    public var policy: CallPolicy { target == .me ? .ownStatsSum : .userStatsSum }

    /// The same in both dialects.
    public func request(_ dialect: Dialect) -> Request {
        let user = if case .user(let name) = target { name } else { "my" }
        let (start, end) = window.texts
        var query = [
            Request.Parameter("total_seconds", "true"), Request.Parameter("start_date", start),
            Request.Parameter("end_date", end),
        ]
        if !projects.isEmpty { query.append(Request.Parameter("filter_by_project", projects.joined(separator: ","))) }
        if !categories.isEmpty {
            query.append(Request.Parameter("filter_by_category", categories.joined(separator: ",")))
        }
        if leavesOutAICoding { query.append(Request.Parameter("no_ai_coding", "true")) }
        switch counting {
        case .plain: break
        case .boundaryAware: query.append(Request.Parameter("boundary_aware", "true"))
        case .event: query.append(Request.Parameter("test_param", "true"))
        }
        return request(.native, ["users", user, "stats"], query: query)
    }

    /// Seconds, finite and not negative.
    ///
    /// - Throws: `notOffered` if the server answers for all time.
    public func value(from response: Response, _ dialect: Dialect) throws(ClientError) -> Double {
        let kind: CallKind = target == .me ? .my : .person
        if let error = response.verdict(for: kind) {
            // A server without this call takes `my` for a username.
            if target == .me, case .refused = error, response.status == 404 { throw .notOffered }
            throw error
        }
        let root = try response.fields(for: kind)
        // A server that ignores the parameters sends all-time stats, which must not be used here.
        if ["data", "languages", "projects", "user", "username"].contains(where: root.has) { throw .notOffered }
        guard let seconds = root.seconds("total_seconds") else { throw .notHackatime(.totalWithoutNumber) }
        return seconds
    }
}
