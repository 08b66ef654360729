/// `my/heartbeats`: the owner's heartbeats of a window.
///
/// One request for both dialects, for each server ignores the other's parameters. The documented one sends at
/// most 100 rows in any order; the live one sends all there are.
enum MyHeartbeats {
    static let documentedLimit = 100

    static func request(_ window: TimeWindow) -> Request {
        let (start, end) = window.texts
        return Request(
            .native, ["my", "heartbeats"],
            query: [
                Request.Parameter("start", start), Request.Parameter("end", end),
                Request.Parameter("limit", String(documentedLimit)),
                Request.Parameter("start_time", start), Request.Parameter("end_time", end),
            ], sizeLimit: Request.heartbeatsSizeLimit)
    }

    static func answer(_ response: Response) throws(ClientError) -> HeartbeatPage {
        let shape = try response.decoded(Shape.self, for: .own)
        return HeartbeatPage(
            heartbeats: shape.rows.elements.map(\.heartbeat).sorted { $0.time < $1.time },
            isUnpaged: shape.repeatsWindow || shape.rows.count > documentedLimit, rowCount: shape.rows.count)
    }

    /// A bare list, or an object that holds it.
    private struct Shape: Decodable {
        let rows: LenientList<HeartbeatRow>
        let repeatsWindow: Bool

        init(from decoder: any Decoder) throws {
            if let bare = try? LenientList<HeartbeatRow>(from: decoder) {
                rows = bare
                repeatsWindow = false
                return
            }
            let fields = try Fields(from: decoder)
            guard
                let rows = fields.list("heartbeats", of: HeartbeatRow.self)
                    ?? fields.list("data", of: HeartbeatRow.self)
            else { throw ClientError.strange(.noList) }
            self.rows = rows
            repeatsWindow = fields.has("start_time") && fields.has("end_time")
        }
    }
}
