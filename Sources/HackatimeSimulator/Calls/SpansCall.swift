/// `heartbeats/spans`: sessions. A span ends at a gap of more than two minutes. Two minutes are added to its end,
/// except to the last one.
enum SpansCall {
    static func reply(_ person: SimulatedPerson, _ call: IncomingRequest) -> Reply {
        guard let start = read(call["start_date"], or: 0) else { return .error(422, "Invalid start_date") }
        guard let end = read(call["end_date"], or: call.nowMilliseconds) else {
            return .error(422, "Invalid end_date")
        }
        let chosen = (call["project"] ?? call["filter_by_project"]).map { Set([$0]) }
        let names = chosen.map { chosen in person.cast.projects.map { chosen.contains($0.name ?? "") } }
        var spans: [(start: Int64, end: Int64)] = []
        var open: (start: Int64, end: Int64)?
        person.timeline.visit(from: start, through: min(end, call.nowMilliseconds)) { beat in
            if let names, !names[Int(beat.project)] { return }
            guard let current = open else {
                open = (beat.time, beat.time)
                return
            }
            if beat.time - current.end > 120_000 {
                spans.append((current.start, current.end + 120_000))
                open = (beat.time, beat.time)
            } else {
                open = (current.start, beat.time)
            }
        }
        if let open, open.end > open.start { spans.append(open) }
        return .json { root in
            root.list("spans") { list in
                for span in spans {
                    list.object { item in
                        item.raw("start_time", Figures.epoch(span.start))
                        item.raw("end_time", Figures.epoch(span.end))
                        item.number("duration", Figures.whole(Double(span.end - span.start) / 1000))
                    }
                }
            }
        }
    }

    private static func read(_ text: String?, or fallback: Int64) -> Int64? {
        guard let text, !text.isEmpty else { return fallback }
        return Instants.read(text)?.milliseconds
    }
}
