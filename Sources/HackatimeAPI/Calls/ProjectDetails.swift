/// `users/{username}/projects/details` (and `my`): somebody's projects of the last year, without archived ones. Not
/// documented.
public struct ProjectDetails: Call {
    /// Whose.
    public var target: Target
    /// Exact names; empty for all.
    public var names: [String]
    /// Includes both ends; `nil` is the last year.
    public var window: TimeWindow?

    /// Does not check the values. A name with a comma cannot be requested: the server takes it for two.
    public init(of target: Target, names: [String] = [], in window: TimeWindow? = nil) {
        self.target = target
        self.names = names
        self.window = window
    }

    /// About the owner, or about the person.
    public var policy: CallPolicy { target == .me ? .ownProjectDetails : .userProjectDetails }

    /// The same in both dialects.
    public func request(_ dialect: Dialect) -> Request {
        let user = if case .user(let name) = target { name } else { "my" }
        var query: [Request.Parameter] = []
        if !names.isEmpty { query.append(Request.Parameter("projects", names.joined(separator: ","))) }
        if let (start, end) = window?.texts {
            query += [Request.Parameter("start_date", start), Request.Parameter("end_date", end)]
        }
        return request(.native, ["users", user, "projects", "details"], query: query)
    }

    /// In the server's order. Projects without a name are left out.
    public func value(from response: Response, _ dialect: Dialect) throws(ClientError) -> [ProjectDetail] {
        let kind: CallKind = target == .me ? .my : .person
        if let error = response.verdict(for: kind) {
            // A server without this call takes `my` for a username.
            if target == .me, case .refused = error, response.status == 404 { throw .notOffered }
            throw error
        }
        let root = try response.fields(for: kind)
        guard let rows = root.list("projects", Self.project) else { throw .notHackatime(.otherShape) }
        return rows.elements
    }

    private static func project(_ value: JSONValue) -> ProjectDetail? {
        guard let fields = value.fields, let name = fields.text("name"), !name.isEmpty else { return nil }
        return ProjectDetail(
            name: name, seconds: fields.seconds("total_seconds") ?? 0, languages: fields.texts("languages"),
            repositoryURL: fields.text("repo_url"),
            heartbeats: fields.integer("total_heartbeats").flatMap {
                (0...Int64(Int32.max)).contains($0) ? Int($0) : nil
            },
            first: fields.instant("first_heartbeat"),
            last: fields.instant("last_heartbeat") ?? fields.instant("most_recent_heartbeat"),
            isArchived: fields.flag("archived"))
    }
}
