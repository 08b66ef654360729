/// `users/{username}/stats?total_seconds=true`: one number, for the time since an instant. Not documented.
public struct UserTotal: Call {
    /// A username, numeric id or Slack id.
    public var user: String
    /// Where the time begins, in the offset in which it is sent.
    public var since: ZonedInstant

    /// Values are taken as they are; the request escapes the name.
    public init(of user: String, since instant: ZonedInstant) {
        self.user = user
        since = instant
    }

    /// About the person.
    public var policy: CallPolicy { .userTotal }

    /// The same in both dialects.
    public func request(_ dialect: Dialect) -> Request {
        request(
            .native, ["users", user, "stats"],
            query: [
                Request.Parameter("total_seconds", "true"),
                Request.Parameter("start_date", ISO8601.text(since)),
            ])
    }

    /// Seconds, finite and not negative.
    ///
    /// - Throws: `notOffered` where the server answers for all time.
    public func value(from response: Response, _ dialect: Dialect) throws(ClientError) -> Double {
        let root = try response.fields(for: .person)
        // A server that ignores the parameters answers the stats of all time, which must not pass for a day's.
        if ["data", "languages", "projects", "user", "username"].contains(where: root.has) { throw .notOffered }
        guard let seconds = root.seconds("total_seconds") else { throw .notHackatime(.totalWithoutNumber) }
        return seconds
    }
}
