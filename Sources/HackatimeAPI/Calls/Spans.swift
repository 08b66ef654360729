/// `users/{username}/heartbeats/spans`: a user's sessions in a window. Not documented.
public struct Spans: Call {
    /// A username, numeric id or Slack id.
    public var user: String
    /// Includes both ends.
    public var window: TimeWindow

    /// Does not check the values; the request escapes the name.
    public init(of user: String, in window: TimeWindow) {
        self.user = user
        self.window = window
    }

    /// About the person.
    public var policy: CallPolicy { .spans }

    /// The same in both dialects.
    public func request(_ dialect: Dialect) -> Request {
        let (start, end) = window.texts
        return request(
            .native, ["users", user, "heartbeats", "spans"],
            query: [Request.Parameter("start_date", start), Request.Parameter("end_date", end)])
    }

    /// Sorted by time.
    public func value(from response: Response, _ dialect: Dialect) throws(ClientError) -> [Span] {
        let json = try response.json(for: .spans)
        guard let rows = json.list(Self.span) ?? json.fields?.list("spans", Self.span) else {
            throw .notHackatime(.otherShape)
        }
        return rows.elements.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    private static func span(_ value: JSONValue) -> Span? {
        guard let fields = value.fields, let start = fields.instant("start_time"),
            let end = fields.instant("end_time"), start <= end
        else { return nil }
        return Span(start: start, end: end, duration: fields.seconds("duration") ?? end - start)
    }
}
