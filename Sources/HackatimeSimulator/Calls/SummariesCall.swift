import HackatimeAPI

/// `summaries`: each day's total and projects. A gap belongs to the project of its earlier heartbeat.
enum SummariesCall {
    private static let emptyLists = """
        "branches":[],"categories":[],"dependencies":[],"editors":[],"entities":[],"languages":[],"machines":[],\
        "operating_systems":[]
        """

    static func reply(_ person: SimulatedPerson, _ call: IncomingRequest, _ zone: DayClock?) -> Reply {
        guard let first = day(call["start"]), let last = day(call["end"]) else {
            return .error(400, "start and end must be valid dates in YYYY-MM-DD format")
        }
        guard first <= last else { return .error(400, "end must not be before start") }
        guard last - first < 366 else { return .error(400, "date range cannot exceed 366 days") }
        guard let zone else { return .error(400, "Invalid timezone") }
        var sum = 0
        return .json { root in
            root.list("data") { list in
                for day in first...last {
                    list.object { sum += write(day, zone, person, call, &$0) }
                }
            }
            let days = Int(last - first) + 1
            root.object("cumulative_total") { total in
                total.number("hours", sum / 3600)
                total.number("minutes", sum / 60 % 60)
                total.number("seconds", sum)
                texts(sum, &total)
            }
            root.object("daily_average") { average in
                let mean = Figures.whole(Double(sum) / Double(days))
                average.number("holidays", 0)
                average.number("days_including_holidays", days)
                average.number("days_minus_holidays", days)
                average.number("seconds", mean)
                average.number("seconds_including_other_language", mean)
                average.text("text", long(mean))
                average.text("text_including_other_language", long(mean))
            }
            root.text("start", Instants.date(first))
            root.text("end", Instants.date(last))
        }
    }

    private static func day(_ text: String?) -> Int64? {
        guard let text, let read = Instants.read(text), read.isDate else { return nil }
        return Day.floor(read.milliseconds, 86_400_000)
    }

    private static func long(_ seconds: Int) -> String {
        seconds == 0 ? "0s" : Figures.detailed(seconds)
    }

    private static func texts(_ seconds: Int, _ writer: inout JSONWriter) {
        writer.text("digital", Figures.digital(seconds))
        writer.text("decimal", Figures.decimal(seconds))
        writer.text("text", long(seconds))
    }

    private static func parts(_ seconds: Int, _ writer: inout JSONWriter) {
        writer.number("total_seconds", seconds)
        writer.number("hours", seconds / 3600)
        writer.number("minutes", seconds / 60 % 60)
        writer.number("seconds", seconds % 60)
        texts(seconds, &writer)
    }

    /// Writes one day and returns its seconds.
    private static func write(
        _ day: Int64, _ zone: DayClock, _ person: SimulatedPerson, _ call: IncomingRequest, _ item: inout JSONWriter
    ) -> Int {
        let start = zone.start(ofDay: day)
        let end = zone.start(ofDay: day + 1)
        var tally = Tally()
        var shares = [Double](repeating: 0, count: person.cast.projects.count)
        var before: Beat?
        var ai: [String: Int] = [:]
        person.timeline.visit(from: start * 1000, through: min(end * 1000 - 1, call.nowMilliseconds)) { beat in
            if let wanted = call["project"], person.cast.project(beat).name != wanted { return }
            tally.add(beat.time)
            if let before { shares[Int(before.project)] += min(beat.seconds - before.seconds, Durations.longestGap) }
            before = beat
            if beat.isWrite, let model = person.cast.project(beat).aiModel { ai[model, default: 0] += 1 }
        }
        var named: [String: Double] = [:]
        for (project, seconds) in zip(person.cast.projects, shares) {
            let name = project.name.flatMap { $0.isEmpty ? nil : $0 } ?? "Other"
            named[name, default: 0] += seconds
        }
        let entries = named.map { (name: $0.key, seconds: Figures.whole($0.value)) }.filter { $0.seconds > 0 }
            .sorted { ($1.seconds, $0.name) < ($0.seconds, $1.name) }
        item.object("grand_total") { total in
            parts(tally.whole, &total)
            write(ai, &total)
        }
        item.raw(nil, emptyLists)
        item.list("projects") { list in
            for entry in entries {
                list.object { project in
                    parts(entry.seconds, &project)
                    project.text("name", entry.name)
                    project.raw("percent", Figures.percent(entry.seconds, of: tally.whole))
                }
            }
        }
        item.object("range") { range in
            range.text("date", Instants.date(day))
            range.text("start", Instants.iso(start))
            range.text("end", Instants.iso(end - 1))
            range.text("text", text(day, today: zone.day(at: call.now)))
            range.text("timezone", zone.name)
        }
        return tally.whole
    }

    /// - Parameter ai: Number of heartbeats by AI model. If empty, nothing is written.
    private static func write(_ ai: [String: Int], _ total: inout JSONWriter) {
        guard !ai.isEmpty else { return }
        let count = ai.values.reduce(0, +)
        total.number("ai_input_tokens", count * 900)
        total.number("ai_output_tokens", count * 240)
        total.list("ai_model_breakdown") { list in
            for (name, count) in ai.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
                list.object { item in
                    item.text("name", name)
                    item.number("lines", count * 12)
                }
            }
        }
    }

    private static func text(_ day: Int64, today: Int64) -> String {
        if day == today { return "Today" }
        if day == today - 1 { return "Yesterday" }
        let date = CivilDate(dayNumber: Int(day))
        return "\(date.longMonthName) \(Figures.two(date.day)), \(date.year)"
    }
}
