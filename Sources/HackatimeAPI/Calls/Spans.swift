/// `users/{username}/heartbeats/spans`: somebody's sessions in a window. Not documented.
enum Spans {
    static func request(of user: String, in window: TimeWindow) -> Request {
        let (start, end) = window.texts
        return Request(
            .native, ["users", user, "heartbeats", "spans"],
            query: [Request.Parameter("start_date", start), Request.Parameter("end_date", end)])
    }

    /// In time order.
    static func answer(_ response: Response) throws(ClientError) -> [Span] {
        let json = try response.json(for: .spans)
        guard let rows = json.list(span) ?? json.fields?.list("spans", span) else { throw .unexpected(.otherShape) }
        return rows.elements.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    private static func span(_ value: JSONValue) -> Span? {
        guard let fields = value.fields, let start = fields.instant("start_time"),
            let end = fields.instant("end_time"), start <= end
        else { return nil }
        return Span(start: start, end: end, duration: fields.seconds("duration") ?? end - start)
    }
}
