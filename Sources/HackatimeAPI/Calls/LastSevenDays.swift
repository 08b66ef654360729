/// `stats/last_7_days`: the owner's time by language, project, editor, machine and system. It covers eight days, today
/// and the seven before, in the profile's zone. Not documented.
public struct LastSevenDays: Call {
    /// No parameters: there are no other ranges.
    public init() {}

    /// About the owner.
    public var policy: CallPolicy { .lastSevenDays }

    /// The same in both dialects.
    public func request(_ dialect: Dialect) -> Request {
        request(.compatible, ["users", "current", "stats", "last_7_days"])
    }

    /// Lists are longest first, each name once; a list that the server did not send is empty. `categories` is not read:
    /// it always has one entry with everything in it.
    public func value(from response: Response, _ dialect: Dialect) throws(ClientError) -> WeekStats {
        let root = try response.fields(for: .ordinary)
        let data = root.fields("data") ?? root
        guard let total = data.seconds("total_seconds") else { throw .notHackatime(.statsWithoutTotal) }
        let list = { (name: String) in StatsShape.breakdown(name, in: data) ?? [] }
        return WeekStats(
            start: data.instant("start"), end: data.instant("end"), total: total,
            dailyAverage: data.seconds("daily_average"), languages: list("languages"), projects: list("projects"),
            editors: list("editors"), machines: list("machines"), operatingSystems: list("operating_systems"))
    }
}
