/// `my/heartbeats/most_recent`: the owner's newest heartbeat, bare or wrapped in `heartbeat`; or none yet.
enum MostRecentHeartbeat {
    static func request() -> Request {
        Request(.native, ["my", "heartbeats", "most_recent"])
    }

    static func answer(_ response: Response) throws(ClientError) -> Heartbeat? {
        try response.decoded(Shape.self, for: .own).heartbeat
    }

    private struct Shape: Decodable {
        let heartbeat: Heartbeat?

        init(from decoder: any Decoder) throws {
            if (try? decoder.singleValueContainer().decodeNil()) == true {
                heartbeat = nil
                return
            }
            if let list = try? LenientList<HeartbeatRow>(from: decoder) {
                heartbeat = list.elements.map(\.heartbeat).max { $0.time < $1.time }
                guard heartbeat != nil || list.count == 0 else { throw ClientError.strange(.noTime) }
                return
            }
            let root = try Fields(from: decoder)
            let isWrapped = root.has("heartbeat") || root.has("has_heartbeat") || root.has("data")
            if let row = root.fields("heartbeat") ?? root.fields("data") ?? (isWrapped ? nil : root) {
                // A heartbeat without a usable time is none we could show, and "none yet" would be untrue.
                guard let found = Heartbeat(row) else { throw ClientError.strange(.noTime) }
                heartbeat = found
            } else {
                let saysNone = root.has("has_heartbeat") || root.isNull("heartbeat") || root.isNull("data")
                guard saysNone, !root.flag("has_heartbeat") else { throw ClientError.strange(.noHeartbeat) }
                heartbeat = nil
            }
        }
    }
}
