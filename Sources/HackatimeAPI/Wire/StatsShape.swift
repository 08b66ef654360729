/// The two shapes of stats. Documented: flat, with `seconds`. Live: in `data`, with `total_seconds`, and the trust
/// level next to it. The response itself shows which one it is.
enum StatsShape {
    static func stats(in response: Response, for kind: CallKind) throws(ClientError) -> CodingStats {
        try dated(in: response, for: kind).stats
    }

    /// With the start of the range as repeated by the server: seconds since 1970, `nil` if it does not say.
    static func dated(in response: Response, for kind: CallKind) throws(ClientError) -> (
        stats: CodingStats, start: Double?
    ) {
        let root = try response.fields(for: kind)
        let data = root.fields("data") ?? root
        // The total is never computed from the rows: they overlap and need not add up to it.
        // `unique_total_seconds` is there when projects were chosen, and counts their overlap once.
        guard let total = data.seconds("unique_total_seconds") ?? data.seconds("total_seconds") else {
            throw .notHackatime(.statsWithoutTotal)
        }
        let stats = CodingStats(
            displayName: data.text("username") ?? data.text("user") ?? root.text("user"),
            userID: data.plain("user_id"), total: total, languages: breakdown("languages", in: data),
            projects: breakdown("projects", in: data), rangeText: data.text("human_readable_range"),
            trust: (root.fields("trust_factor") ?? data.fields("trust_factor")).flatMap(Trust.init),
            streak: data.integer("streak").flatMap { (0...1_000_000).contains($0) ? Int($0) : nil })
        return (stats, data.instant("start"))
    }

    /// Maximum number of rows kept of one breakdown: more than anyone scrolls through, and few enough to sort at every
    /// key press.
    private static let maxRows = 5_000

    /// Longest first, each name once. The server makes names nice after it has summed, so `python` and `Python` arrive as
    /// two rows called `Python`.
    static func breakdown(_ name: String, in data: Fields) -> [Breakdown]? {
        guard let rows = data.list(name, row)?.elements else { return nil }
        let merged = Breakdown.merged(rows, isLanguage: name == "languages").prefix(maxRows)
        return merged.map { Breakdown(name: $0.name, seconds: min($0.seconds, Fields.maxSeconds)) }
    }

    private static func row(_ value: JSONValue) -> Breakdown? {
        guard let fields = value.fields,
            let seconds = fields.seconds("total_seconds") ?? fields.seconds("seconds")
        else { return nil }
        return Breakdown(name: fields.text("name") ?? Breakdown.nameless, seconds: seconds)
    }
}

extension Trust {
    /// The level as a word, or as the number that stands for it.
    init?(_ fields: Fields) {
        if let word = fields.text("trust_level") {
            switch word.lowercased() {
            case "blue": self.init(.blue)
            case "red": self.init(.red)
            case "green": self.init(.green)
            case "yellow": self.init(.yellow)
            default: self.init(.other(CleanText.line(word, limit: 40) ?? "?"))
            }
            return
        }
        switch fields.integer("trust_value") {
        case 0: self.init(.blue)
        case 1: self.init(.red)
        case 2: self.init(.green)
        case 3: self.init(.yellow)
        default: return nil
        }
    }
}
