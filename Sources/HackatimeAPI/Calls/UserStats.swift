/// `users/{username}/stats`: totals of any public user, by language and project.
enum UserStats {
    static func request(of user: String) -> Request {
        Request(.native, ["users", user, "stats"], query: [features])
    }

    static func answer(_ response: Response) throws(ClientError) -> CodingStats {
        try StatsShape.stats(in: response, for: .person)
    }

    /// The live server lists languages only unless asked for more.
    static let features = Request.Parameter("features", "languages,projects")
}
