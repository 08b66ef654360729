/// `my/heartbeats`: the owner's heartbeats of a window. One request serves both dialects because each server ignores
/// the other's parameters. The documented one sends at most 100 rows in any order; the live one sends all.
public struct MyHeartbeats: Call {
    /// Includes both ends. Keep it short: the live server sends everything in it, 0.9 KB per heartbeat.
    public var window: TimeWindow

    /// Does not check the window.
    public init(in window: TimeWindow) {
        self.window = window
    }

    /// Maximum number of rows from a server that follows the documentation. A page with this many may be incomplete.
    public static let documentedLimit = 100

    /// About the owner.
    public var policy: CallPolicy { .myHeartbeats }

    /// The parameters of both dialects.
    public func request(_ dialect: Dialect) -> Request {
        let (start, end) = window.texts
        return request(
            .native, ["my", "heartbeats"],
            query: [
                Request.Parameter("start", start), Request.Parameter("end", end),
                Request.Parameter("limit", String(Self.documentedLimit)),
                Request.Parameter("start_time", start), Request.Parameter("end_time", end),
            ])
    }

    /// Sorted by time; rows without a usable time are left out.
    public func value(from response: Response, _ dialect: Dialect) throws(ClientError) -> HeartbeatPage {
        let json = try response.json(for: .ordinary)
        guard let rows = json.list(Heartbeat.row) ?? json.fields.flatMap(Self.wrapped) else {
            throw .notHackatime(.otherShape)
        }
        let repeatsWindow = json.fields.map { $0.has("start_time") && $0.has("end_time") } ?? false
        return HeartbeatPage(
            heartbeats: rows.elements.sorted { $0.time < $1.time },
            isUnpaged: repeatsWindow || rows.count > Self.documentedLimit, rowCount: rows.count)
    }

    /// The list inside an object.
    private static func wrapped(_ fields: Fields) -> LenientList<Heartbeat>? {
        fields.list("heartbeats", Heartbeat.row) ?? fields.list("data", Heartbeat.row)
    }
}
