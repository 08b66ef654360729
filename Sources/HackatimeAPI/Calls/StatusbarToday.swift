/// `statusbar/today`: the owner's total of the day in their profile's zone, and their goal. The same in both
/// dialects. Its `text` is decoration (a clock face, a compliment) and is not read.
public struct StatusbarToday: Call {
    /// Without parameters: the key says whose, and the server knows only its own today.
    public init() {}

    /// About the owner.
    public var policy: CallPolicy { .statusbarToday }

    /// The same in both dialects.
    public func request(_ dialect: Dialect) -> Request {
        request(.compatible, ["users", "current", "statusbar", "today"])
    }

    /// The total, and the goal where the owner has one.
    public func value(from response: Response, _ dialect: Dialect) throws(ClientError) -> TodayTotal {
        let root = try response.fields(for: .today)
        let day = root.fields("data") ?? root
        guard let seconds = day.fields("grand_total")?.seconds("total_seconds") else {
            throw .notHackatime(.dayWithoutTotal)
        }
        // Servers count a little differently; none counts this much, and the figure held is better than it.
        guard seconds <= 2 * 86_400 else { throw .notHackatime(.dayTooLong) }
        return TodayTotal(seconds: seconds, goal: day.fields("goal").flatMap(Self.goal))
    }

    /// A goal needs both figures, and something to reach.
    private static func goal(_ fields: Fields) -> Goal? {
        guard let target = fields.seconds("target_seconds"), target > 0,
            let tracked = fields.seconds("tracked_seconds")
        else { return nil }
        return Goal(target: target, tracked: tracked)
    }
}
