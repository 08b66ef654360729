/// `users/{username}/stats?total_seconds=true`: one number, for the time since an instant. Not documented.
enum UserTotal {
    static func request(of user: String, since instant: ZonedInstant) -> Request {
        Request(
            .native, ["users", user, "stats"],
            query: [
                Request.Parameter("total_seconds", "true"),
                Request.Parameter("start_date", ISO8601.text(instant)),
            ])
    }

    static func answer(_ response: Response) throws(ClientError) -> Double {
        let root = try response.fields(for: .person)
        // A server that ignores the parameters answers the stats of all time, which must not pass for a day's.
        if ["data", "languages", "projects", "user", "username"].contains(where: root.has) { throw .notOffered }
        guard let seconds = root.seconds("total_seconds") else { throw .unexpected(.totalWithoutNumber) }
        return seconds
    }
}
