/// `summaries`: the owner's total of each day, for comparing with what is counted here. Not documented.
package enum Summaries {
    /// The server takes at most so many days at once.
    package static let maxDays = 366

    static func request(from first: CivilDate, to last: CivilDate, zone: String) -> Request {
        Request(
            .compatible, ["users", "current", "summaries"],
            query: [
                Request.Parameter("start", first.text), Request.Parameter("end", last.text),
                Request.Parameter("timezone", zone),
            ])
    }

    /// Days outside those asked for are left out; of a day that comes twice the first counts.
    static func answer(_ response: Response, from first: CivilDate, to last: CivilDate) throws(ClientError)
        -> [DayTotal]
    {
        let root = try response.fields(for: .own)
        guard let rows = root.list("data", row) else { throw .unexpected(.noDays) }
        var totals: [CivilDate: Double] = [:]
        for row in rows.elements where (first...last).contains(row.day) && totals[row.day] == nil {
            totals[row.day] = row.seconds
        }
        return totals.map { DayTotal(day: $0.key, seconds: $0.value) }.sorted { $0.day < $1.day }
    }

    private static func row(_ value: JSONValue) -> DayTotal? {
        guard let fields = value.fields, let text = fields.fields("range")?.text("date"),
            let day = ISO8601.date(from: text),
            let seconds = fields.fields("grand_total")?.seconds("total_seconds")
        else { return nil }
        return DayTotal(day: day, seconds: seconds)
    }
}
