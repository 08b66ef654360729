/// The owner's totals: `stats` where the server does as documented. On the live server that call is for
/// administrators and counts everybody; `users/my/stats` gives the same about the owner.
enum OwnStats {
    static func request(_ dialect: Dialect) -> Request {
        switch dialect {
        case .documented: Request(.native, ["stats"])
        case .live: Request(.native, ["users", "my", "stats"], query: [UserStats.features])
        }
    }

    static func answer(_ response: Response, _ dialect: Dialect) throws(ClientError) -> CodingStats {
        let call: Call = dialect == .live ? .my : .own
        if response.verdict(for: call) == nil, response.isBareNumber {
            // The sum over all users of the server: nobody's total. As good as a refusal.
            throw .refused(serverMessage: nil)
        }
        return try StatsShape.stats(in: response, for: call)
    }
}

extension Response {
    /// The body is one number, in quotes or not.
    fileprivate var isBareNumber: Bool {
        let text = body.prefix(64).filter { !" \r\n\t\"".utf8.contains($0) }
        return body.count <= 64 && !text.isEmpty && Double(String(decoding: text, as: UTF8.self)) != nil
    }
}
