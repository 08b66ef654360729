/// `summaries` with each day's projects and AI usage. The request is that of `Summaries`, which reads only the totals.
/// Not documented.
public struct DaySummaries: Call {
    /// The first day.
    public var first: CivilDate
    /// The last day, inclusive; at most `Summaries.maxDays` from the first.
    public var last: CivilDate
    /// The IANA name of the days' time zone, in exact case.
    public var zone: String
    /// The exact name of the only project to count; `nil` for all.
    public var project: String?

    /// Does not check the values.
    public init(from first: CivilDate, to last: CivilDate, zone: String, project: String? = nil) {
        self.first = first
        self.last = last
        self.zone = zone
        self.project = project
    }

    /// About the owner.
    public var policy: CallPolicy { .daySummaries }

    /// The same in both dialects.
    public func request(_ dialect: Dialect) -> Request {
        var request = Summaries(from: first, to: last, zone: zone).request(dialect)
        if let project { request.query.append(Request.Parameter("project", project)) }
        return request
    }

    /// Sorted by day. Days that were not requested are left out; if a day comes twice, the first counts.
    public func value(from response: Response, _ dialect: Dialect) throws(ClientError) -> [DaySummary] {
        let root = try response.fields(for: .ordinary)
        guard let rows = root.list("data", Self.day) else { throw .notHackatime(.noDays) }
        var days: [CivilDate: DaySummary] = [:]
        for day in rows.elements where (first...last).contains(day.day) && days[day.day] == nil { days[day.day] = day }
        return days.values.sorted { $0.day < $1.day }
    }

    private static func day(_ value: JSONValue) -> DaySummary? {
        guard let fields = value.fields, let text = fields.fields("range")?.text("date"),
            let day = ISO8601.date(from: text), let total = fields.fields("grand_total"),
            let seconds = total.seconds("total_seconds")
        else { return nil }
        return DaySummary(
            day: day, seconds: seconds, projects: StatsShape.breakdown("projects", in: fields) ?? [],
            ai: usage(total))
    }

    /// The fields are missing on days without AI.
    private static func usage(_ fields: Fields) -> AIUsage? {
        let count = { (name: String) in fields.integer(name).map { max($0, 0) } }
        let models = fields.list("ai_model_breakdown", model)?.elements ?? []
        let (input, output) = (count("ai_input_tokens"), count("ai_output_tokens"))
        guard input != nil || output != nil || !models.isEmpty else { return nil }
        return AIUsage(inputTokens: input ?? 0, outputTokens: output ?? 0, models: models)
    }

    private static func model(_ value: JSONValue) -> AIUsage.Model? {
        guard let fields = value.fields, let name = fields.text("name"), let lines = fields.integer("lines") else {
            return nil
        }
        return AIUsage.Model(name: name, lines: max(lines, 0))
    }
}
