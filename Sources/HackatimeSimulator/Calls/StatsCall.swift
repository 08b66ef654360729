import HackatimeAPI

/// `users/{name}/stats`, and the documented `/api/v1/stats`.
enum StatsCall {
    static func reply(_ person: SimulatedPerson, _ call: IncomingRequest, _ dialect: Dialect) -> Reply {
        guard dialect == .live else { return documented(person, call) }
        guard let start = read(call["start_date"], or: tenYearsBefore(call.now)) else {
            return .error(422, "Invalid start_date")
        }
        guard let end = read(call["end_date"], or: (Day.floor(call.now, 86_400) + 1) * 86_400_000 - 1000) else {
            return .error(422, "Invalid end_date")
        }
        if call["total_seconds"] == "true" {
            let total = plainTotal(person, call, from: start, to: end)
            return .json { $0.number("total_seconds", total) }
        }
        let low = Day.floor(start, 1000)
        let high = Day.floor(end, 1000)
        var sums = Sums(person, call)
        sums.add(person, from: low * 1000, before: high * 1000, now: call.nowMilliseconds)
        return .json { root in
            root.object("data") { data in
                write(person, sums, &data, call, low: low, high: high)
            }
            root.object("trust_factor") { TrustCall.write(person, .live, &$0) }
        }
    }

    private static func read(_ text: String?, or fallback: Int64) -> Int64? {
        guard let text, !text.isEmpty else { return fallback }
        return Instants.read(text)?.milliseconds
    }

    private static func tenYearsBefore(_ now: Int64) -> Int64 {
        let day = Day.floor(now, 86_400)
        let parts = Day.parts(day)
        let then = Day.number(parts.year - 10, parts.month, parts.day) ?? day - 3652
        return (then * 86_400 + now - day * 86_400) * 1000
    }

    private static func documented(_ person: SimulatedPerson, _ call: IncomingRequest) -> Reply {
        var sums = Sums(person, nil)
        sums.add(person, from: 0, before: .max, now: call.nowMilliseconds)
        return .json { root in
            root.text("user", person.username)
            root.number("total_seconds", sums.total)
            list("languages", sums.languages, &root, person)
            list("projects", sums.projects, &root, person)
        }
    }

    private static func list(_ name: String, _ ledger: Ledger, _ root: inout JSONWriter, _ person: SimulatedPerson) {
        root.list(name) { list in
            for (index, entry) in ledger.ranked.enumerated() {
                list.object { item in
                    item.text("name", entry.name ?? "Other")
                    if person.cast.isCareless, index % 5 == 4 {
                        item.raw("seconds", careless[index % careless.count])
                    } else {
                        item.number("seconds", entry.seconds)
                    }
                }
            }
        }
    }

    static let careless = ["\"600\"", "-600", "null", "1e300", "99999999999999999999", "\"\"", "true", "12.75"]

    /// One number. With `boundary_aware` the gap into the range counts and some categories do not. With `test_param`,
    /// heartbeats without a category do not count either.
    private static func plainTotal(_ person: SimulatedPerson, _ call: IncomingRequest, from start: Int64, to end: Int64)
        -> Int
    {
        let isEvent = call["test_param"] == "true"
        let isAware = isEvent || call["boundary_aware"] == "true"
        let leavesOutAI = call["no_ai_coding"] == "true"
        let names = call.list("filter_by_project")
        let categories = call.list("filter_by_category")
        let keeps = person.cast.projects.map { project in
            let category = project.category ?? ""
            if isAware, ["browsing", "meeting", "communicating"].contains(category) { return false }
            if isEvent || leavesOutAI, category.isEmpty { return false }
            if leavesOutAI, category == "ai coding" { return false }
            return names?.contains(project.name ?? "") ?? true && categories?.contains(category) ?? true
        }
        var tally = Tally()
        let high = min(end - 1, call.nowMilliseconds)
        if isAware {
            var before: Int64?
            person.timeline.visit(from: person.timeline.beginning, through: min(start - 1, high)) { beat in
                if keeps[Int(beat.project)] { before = beat.time }
            }
            if let before { tally.add(before) }
        }
        person.timeline.visit(from: start, through: high) { beat in
            if keeps[Int(beat.project)] { tally.add(beat.time) }
        }
        let isAll = !isEvent && !leavesOutAI && names == nil && categories == nil
        let older = person.hasPast && isAll && start <= person.created * 1000
        return tally.whole + (older ? person.cast.projects.reduce(0) { $0 + $1.older } : 0)
    }

    private static func write(
        _ person: SimulatedPerson, _ sums: Sums, _ data: inout JSONWriter, _ call: IncomingRequest, low: Int64,
        high: Int64
    ) {
        let days = max(1, (Double(high) - Double(low)) / 86_400)
        let average = Figures.whole(Double(sums.total) / days)
        data.text("username", person.displayName)
        data.text("user_id", String(person.id))
        data.flag("is_coding_activity_visible", true)
        data.flag("is_other_usage_visible", true)
        data.text("status", "ok")
        data.text("start", Instants.iso(low))
        data.text("end", Instants.iso(high))
        data.text("range", "all_time")
        data.text("human_readable_range", "All Time")
        data.number("total_seconds", sums.total)
        data.number("daily_average", average)
        data.text("human_readable_total", Figures.detailed(sums.total))
        data.text("human_readable_daily_average", Figures.detailed(average))
        let features = call.list("features") ?? ["languages"]
        let limit = call["limit"].flatMap { Int($0) } ?? 0
        let most = limit == 0 ? Int.max : limit < 0 ? 500 : limit
        if features.contains("languages") {
            entries("languages", sums.languages.ranked.prefix(most), &data, person, total: sums.total)
        }
        if features.contains("projects") {
            entries("projects", sums.projects.ranked.prefix(most), &data, person, total: sums.total)
            if call["filter_by_project"] != nil { data.number("unique_total_seconds", sums.total) }
        }
        data.number("streak", Streak.days(person, call))
    }

    private static func entries(
        _ name: String, _ ranked: ArraySlice<Ledger.Entry>, _ data: inout JSONWriter, _ person: SimulatedPerson,
        total: Int
    ) {
        data.list(name) { list in
            for (index, entry) in ranked.enumerated() {
                let seconds = entry.seconds
                list.object { item in
                    item.text("name", nice(entry.name, name))
                    if person.cast.isCareless, index % 5 == 4 {
                        item.raw("total_seconds", careless[index % careless.count])
                    } else {
                        item.number("total_seconds", seconds)
                    }
                    item.text("text", Figures.short(seconds))
                    item.number("hours", seconds / 3600)
                    item.number("minutes", seconds / 60 % 60)
                    item.raw("percent", Figures.percent(seconds, of: total))
                    item.text("digital", Figures.digital(seconds))
                    if name == "languages" { item.text("color", entry.color) }
                }
            }
        }
    }

    /// Names are normalised after grouping, so two entries may have the same name.
    private static func nice(_ name: String?, _ list: String) -> String {
        guard let name, !name.isEmpty else { return "Other" }
        return list == "languages" && name == "rust" ? "Rust" : name
    }
}
