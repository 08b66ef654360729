/// The owner's totals: `stats` on servers that follow the documentation. On the live server that call is for
/// administrators and counts everybody; `users/my/stats` gives the owner's totals there.
public struct OwnStats: Call {
    /// No parameters: the key says whose.
    public init() {}

    /// About the owner.
    public var policy: CallPolicy { .ownStats }

    /// `stats`, or `users/my/stats` on the live server.
    public func request(_ dialect: Dialect) -> Request {
        switch dialect {
        case .documented: request(.native, ["stats"])
        case .live: request(.native, ["users", "my", "stats"], query: [UserStats.features])
        }
    }

    /// Totals of all time.
    public func value(from response: Response, _ dialect: Dialect) throws(ClientError) -> CodingStats {
        let kind: CallKind = dialect == .live ? .my : .ordinary
        if response.verdict(for: kind) == nil, response.isBareNumber {
            // The sum over all users of the server, which is as useless as a refusal.
            throw .refused(serverMessage: nil)
        }
        return try StatsShape.stats(in: response, for: kind)
    }
}

extension Response {
    /// The body is a single number, with or without quotes.
    fileprivate var isBareNumber: Bool {
        let text = body.prefix(64).filter { !" \r\n\t\"".utf8.contains($0) }
        return body.count <= 64 && !text.isEmpty && Double(String(decoding: text, as: UTF8.self)) != nil
    }
}
