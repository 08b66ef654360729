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
        let json = try response.json(for: .own)
        guard let rows = json.list(Heartbeat.row) ?? json.fields.flatMap(wrapped) else {
            throw .unexpected(.otherShape)
        }
        let repeatsWindow = json.fields.map { $0.has("start_time") && $0.has("end_time") } ?? false
        return HeartbeatPage(
            heartbeats: rows.elements.sorted { $0.time < $1.time },
            isUnpaged: repeatsWindow || rows.count > documentedLimit, rowCount: rows.count)
    }

    /// The list in an object that holds it.
    private static func wrapped(_ fields: Fields) -> LenientList<Heartbeat>? {
        fields.list("heartbeats", Heartbeat.row) ?? fields.list("data", Heartbeat.row)
    }
}
