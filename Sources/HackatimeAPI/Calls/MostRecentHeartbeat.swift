/// `my/heartbeats/most_recent`: the owner's newest heartbeat, bare or wrapped in `heartbeat`; or none yet.
enum MostRecentHeartbeat {
    static func request() -> Request {
        Request(.native, ["my", "heartbeats", "most_recent"])
    }

    static func answer(_ response: Response) throws(ClientError) -> Heartbeat? {
        let json = try response.json(for: .own)
        if json.kind == .null { return nil }
        if let list = json.list(Heartbeat.row) {
            guard let newest = list.elements.max(by: { $0.time < $1.time }) else {
                guard list.count == 0 else { throw .unexpected(.noTime) }
                return nil
            }
            return newest
        }
        guard let root = json.fields else { throw .unexpected(.otherShape) }
        let isWrapped = root.has("heartbeat") || root.has("has_heartbeat") || root.has("data")
        guard let row = root.fields("heartbeat") ?? root.fields("data") ?? (isWrapped ? nil : root) else {
            let saysNone = root.has("has_heartbeat") || root.isNull("heartbeat") || root.isNull("data")
            guard saysNone, !root.flag("has_heartbeat") else { throw .unexpected(.noHeartbeat) }
            return nil
        }
        // A heartbeat without a usable time is none we could show, and "none yet" would be untrue.
        guard let heartbeat = Heartbeat(row) else { throw .unexpected(.noTime) }
        return heartbeat
    }
}
