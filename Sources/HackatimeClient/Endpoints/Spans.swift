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
        try response.decoded(Shape.self, for: .spans).rows.elements.map(\.span)
            .sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    private struct Shape: Decodable {
        let rows: LenientList<Row>

        init(from decoder: any Decoder) throws {
            if let bare = try? LenientList<Row>(from: decoder) {
                rows = bare
                return
            }
            guard let rows = try Fields(from: decoder).list("spans", of: Row.self) else {
                throw ClientError.strange(.noList)
            }
            self.rows = rows
        }
    }

    private struct Row: Decodable {
        let span: Span

        init(from decoder: any Decoder) throws {
            let fields = try Fields(from: decoder)
            guard let start = fields.instant("start_time"), let end = fields.instant("end_time"), start <= end
            else { throw ClientError.strange(.spanWithoutTimes) }
            span = Span(start: start, end: end, duration: fields.seconds("duration") ?? end - start)
        }
    }
}
