/// `my/heartbeats/most_recent`: the owner's newest heartbeat, bare or wrapped in `heartbeat`.
public struct MostRecentHeartbeat: Call {
    /// No parameters: the key says whose.
    public init() {}

    /// About the owner.
    public var policy: CallPolicy { .mostRecentHeartbeat }

    /// The same in both dialects.
    public func request(_ dialect: Dialect) -> Request {
        request(.native, ["my", "heartbeats", "most_recent"])
    }

    /// `nil` if there is none yet.
    public func value(from response: Response, _ dialect: Dialect) throws(ClientError) -> Heartbeat? {
        let json = try response.json(for: .ordinary)
        if json.kind == .null { return nil }
        if let list = json.list(Heartbeat.row) {
            guard let newest = list.elements.max(by: { $0.time < $1.time }) else {
                guard list.count == 0 else { throw .notHackatime(.noTime) }
                return nil
            }
            return newest
        }
        guard let root = json.fields else { throw .notHackatime(.otherShape) }
        let isWrapped = root.has("heartbeat") || root.has("has_heartbeat") || root.has("data")
        guard let row = root.fields("heartbeat") ?? root.fields("data") ?? (isWrapped ? nil : root) else {
            let saysNone = root.has("has_heartbeat") || root.isNull("heartbeat") || root.isNull("data")
            guard saysNone, !root.flag("has_heartbeat") else { throw .notHackatime(.noHeartbeat) }
            return nil
        }
        // A heartbeat without a usable time cannot be shown, but "none yet" would be wrong.
        guard let heartbeat = Heartbeat(row) else { throw .notHackatime(.noTime) }
        return heartbeat
    }
}
