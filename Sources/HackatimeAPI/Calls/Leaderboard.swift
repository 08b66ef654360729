/// `leaderboard/daily` and `leaderboard/weekly`: who coded most. Not documented; needs no key.
public struct Leaderboard: Call {
    /// The ranked period.
    public enum Period: String, Sendable, Hashable, CaseIterable {
        /// The last 24 hours, updated every minute.
        case daily
        /// The current UTC day and the six before, updated every seven minutes.
        case weekly
    }

    /// The ranked period.
    public var period: Period

    /// There are no pages.
    public init(_ period: Period) {
        self.period = period
    }

    /// About nobody in particular.
    public var policy: CallPolicy { .leaderboard }

    /// The same in both dialects.
    public func request(_ dialect: Dialect) -> Request {
        request(.native, ["leaderboard", period.rawValue])
    }

    /// Sorted by rank. Entries without a usable time are left out; an entry without a rank keeps its position.
    ///
    /// - Throws: `serverBroken` with status 503 for some seconds after 00:00 UTC, while the list is being generated.
    public func value(from response: Response, _ dialect: Dialect) throws(ClientError) -> Ranking {
        let root = try response.fields(for: .ordinary)
        guard let rows = root.list("entries", Self.entry) else { throw .notHackatime(.otherShape) }
        var entries = rows.elements
        for index in entries.indices where entries[index].rank == 0 { entries[index].rank = index + 1 }
        return Ranking(
            dateRange: root.text("date_range"), generatedAt: root.instant("generated_at"),
            entries: entries.sorted { ($0.rank, $1.seconds) < ($1.rank, $0.seconds) })
    }

    private static func entry(_ value: JSONValue) -> Ranking.Entry? {
        guard let fields = value.fields, let seconds = fields.seconds("total_seconds") else { return nil }
        let user = fields.fields("user") ?? fields
        let rank = fields.integer("rank").flatMap { (1...10_000_000).contains($0) ? Int($0) : nil } ?? 0
        return Ranking.Entry(rank: rank, userID: user.plain("id"), name: user.text("username"), seconds: seconds)
    }
}
