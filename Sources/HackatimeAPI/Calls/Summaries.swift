/// `summaries`: the owner's total of each day and the names of its projects, to compare with what is counted here. Not documented.
public struct Summaries: Call {
    /// The first day.
    public var first: CivilDate
    /// The last day, inclusive; at most `maxDays` from the first.
    public var last: CivilDate
    /// The IANA name of the days' time zone, in exact case.
    public var zone: String

    /// Maximum number of days per request.
    public static let maxDays = 366

    /// Does not check the values.
    public init(from first: CivilDate, to last: CivilDate, zone: String) {
        self.first = first
        self.last = last
        self.zone = zone
    }

    /// About the owner.
    public var policy: CallPolicy { .summaries }

    /// The same in both dialects.
    public func request(_ dialect: Dialect) -> Request {
        request(
            .compatible, ["users", "current", "summaries"],
            query: [
                Request.Parameter("start", first.text), Request.Parameter("end", last.text),
                Request.Parameter("timezone", zone),
            ])
    }

    /// Sorted by day. Days that were not requested are left out; if a day comes twice, the first counts.
    public func value(from response: Response, _ dialect: Dialect) throws(ClientError) -> [DayTotal] {
        let root = try response.fields(for: .ordinary)
        guard let rows = root.list("data", Self.row) else { throw .notHackatime(.noDays) }
        var totals: [CivilDate: DayTotal] = [:]
        for row in rows.elements where (first...last).contains(row.day) && totals[row.day] == nil {
            totals[row.day] = row
        }
        return totals.values.sorted { $0.day < $1.day }
    }

    private static func row(_ value: JSONValue) -> DayTotal? {
        guard let fields = value.fields, let text = fields.fields("range")?.text("date"),
            let day = ISO8601.date(from: text),
            let seconds = fields.fields("grand_total")?.seconds("total_seconds")
        else { return nil }
        let projects = StatsShape.breakdown("projects", in: fields) ?? []
        return DayTotal(
            day: day, seconds: seconds,
            projects: projects.filter { $0.seconds > 0 && $0.name != Breakdown.nameless }.map(\.name).sorted())
    }
}
