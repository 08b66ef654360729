/// `users/{username}/stats`: the totals of any public user, by language and project.
public struct UserStats: Call {
    /// A username, numeric id or Slack id.
    public var user: String

    /// Any text; the request escapes it.
    public init(of user: String) {
        self.user = user
    }

    /// About the person.
    public var policy: CallPolicy { .userStats }

    /// The same in both dialects.
    public func request(_ dialect: Dialect) -> Request {
        request(.native, ["users", user, "stats"], query: [Self.features])
    }

    /// Totals of all time.
    public func value(from response: Response, _ dialect: Dialect) throws(ClientError) -> CodingStats {
        try StatsShape.stats(in: response, for: .person)
    }

    /// The live server lists only languages by default.
    static let features = Request.Parameter("features", "languages,projects")
}
