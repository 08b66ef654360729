/// `users/{username}/stats?total_seconds=true`: one number, the total since an instant. Not documented.
public struct UserTotal: Call {
    /// A username, numeric id or Slack id.
    public var user: String
    /// The start, in the offset in which it is sent.
    public var since: ZonedInstant

    /// Does not check the values; the request escapes the name.
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
    /// - Throws: `notOffered` if the server answers for all time.
    public func value(from response: Response, _ dialect: Dialect) throws(ClientError) -> Double {
        let root = try response.fields(for: .person)
        // A server that ignores the parameters sends all-time stats, which must not be shown as a day's.
        if ["data", "languages", "projects", "user", "username"].contains(where: root.has) { throw .notOffered }
        guard let seconds = root.seconds("total_seconds") else { throw .notHackatime(.totalWithoutNumber) }
        return seconds
    }
}
