/// `statusbar/today`: the owner's total of the day in their profile's zone, and their goal. Its `text` is decoration (a
/// clock face, a compliment) and is not read.
public struct StatusbarToday: Call {
    /// No parameters: the key says whose, and the server only knows its own today.
    public init() {}

    /// About the owner.
    public var policy: CallPolicy { .statusbarToday }

    /// The same in both dialects.
    public func request(_ dialect: Dialect) -> Request {
        request(.compatible, ["users", "current", "statusbar", "today"])
    }

    /// The total, and the goal if the owner has one.
    public func value(from response: Response, _ dialect: Dialect) throws(ClientError) -> TodayTotal {
        let root = try response.fields(for: .today)
        let day = root.fields("data") ?? root
        guard let seconds = day.fields("grand_total")?.seconds("total_seconds") else {
            throw .notHackatime(.dayWithoutTotal)
        }
        // Servers count a little differently, but none counts this much. The previous figure is better.
        guard seconds <= 2 * 86_400 else { throw .notHackatime(.dayTooLong) }
        return TodayTotal(seconds: seconds, goal: day.fields("goal").flatMap(Self.goal))
    }

    /// A goal needs both figures and a positive target.
    private static func goal(_ fields: Fields) -> Goal? {
        guard let target = fields.seconds("target_seconds"), target > 0,
            let tracked = fields.seconds("tracked_seconds")
        else { return nil }
        return Goal(target: target, tracked: tracked)
    }
}
