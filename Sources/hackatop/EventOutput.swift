import Dashboard
import HackatimeAPI
import Tracker

/// What `hackatop event` prints: for people, or for programs.
struct EventOutput {
    let zone: ZoneRules
    let now: Double
    let server: String
    let isJSON: Bool

    func list(_ events: [HackEvent]) -> String {
        let events = events.ordered(at: now, in: zone)
        guard !isJSON else { return JSONText.list(events.map { JSONText.object(members($0)) }) }
        let names = events.map { CleanText.shown($0.name) }
        let width = names.map(\.count).max() ?? 0
        // Columns of a text, not of a screen: a name with wide letters may stand a little to the right.
        return zip(events, names).map { event, name in
            let padded = name + String(repeating: " ", count: width - name.count)
            let phase = EventText.phase(event, in: zone, now: now)
            return "\(padded)  \(EventText.dates(event, in: zone, now: now)) (\((event.zone ?? zone).name)), \(phase)"
        }.joined(separator: "\n")
    }

    func text(_ event: HackEvent, _ figures: EventFigures) -> String {
        guard !isJSON else {
            return JSONText.object(members(event) + members(figures, isOver: event.phase(at: now, in: zone) == .over))
        }
        let name = CleanText.shown(event.name)
        var lines = [
            (name.isEmpty ? "" : "\(name): ")
                + "\(EventText.dates(event, in: zone, now: now)) (\(CleanText.shown((event.zone ?? zone).name)))",
            "\(EventText.phase(event, in: zone, now: now)), "
                + (event.projects.isEmpty
                    ? "all projects with a name"
                    : "projects: \(event.projects.map { CleanText.shown($0) }.joined(separator: ", "))"),
            "",
        ]
        var rows: [(String, String)] = []
        if let event = figures.event {
            rows.append((figure(event), "as the event counts, \(EventText.source(event.source, server: server))"))
        }
        if let total = figures.total {
            rows.append((figure(total), "in Hackatime, \(EventText.source(total.source, server: server))"))
        }
        if let differences = figures.lines {
            rows += differences.map { (EventText.exact($0.seconds), EventText.reason($0.kind)) }
        }
        let width = rows.map(\.0.count).max() ?? 0
        lines += rows.map { String(repeating: " ", count: width - $0.0.count) + $0.0 + "  " + $0.1 }
        if let late = EventText.late(figures, event, in: zone, now: now) { lines += ["", late] }
        if figures.lines == nil { lines += ["", EventText.noLines] }
        if let target = event.target, let seconds = figures.event?.seconds {
            let goal = EventText.goal(target, event, seconds: seconds, in: zone, now: now)
            lines += ["", goal.joined(separator: ", ")]
        }
        return lines.joined(separator: "\n")
    }

    private func figure(_ figure: EventFigures.Figure) -> String {
        (figure.source == .partly ? "~" : "") + EventText.exact(figure.seconds)
    }

    private func members(_ event: HackEvent) -> [(String, String)] {
        let window = event.window(in: zone)
        let offset = (event.zone ?? zone).offset(at: window.end)
        return [
            ("name", event.name.isEmpty ? "null" : JSONText.text(event.name)),
            ("from", JSONText.text(ISO8601.text(ZonedInstant(seconds: window.start, offset: window.offset)))),
            ("to", JSONText.text(ISO8601.text(ZonedInstant(seconds: window.end, offset: offset)))),
            ("zone", JSONText.text((event.zone ?? zone).name)),
            ("projects", JSONText.list(event.projects.map(JSONText.text))),
            ("target_seconds", JSONText.number(event.target)),
        ]
    }

    private func members(_ figures: EventFigures, isOver: Bool) -> [(String, String)] {
        let lines = figures.lines.map { lines in
            JSONText.list(
                lines.map { line in
                    JSONText.object([
                        ("reason", JSONText.text(EventText.key(line.kind))), ("seconds", JSONText.number(line.seconds)),
                    ])
                })
        }
        return [
            ("event_seconds", JSONText.number(figures.event?.seconds)), ("event_source", source(figures.event)),
            ("hackatime_seconds", JSONText.number(figures.total?.seconds)), ("hackatime_source", source(figures.total)),
            ("difference", lines ?? "null"),
            ("sent_after_end_seconds", JSONText.number(isOver ? figures.late : nil)),
        ]
    }

    private func source(_ figure: EventFigures.Figure?) -> String {
        guard let figure else { return "null" }
        return switch figure.source {
        case .server: JSONText.text("server")
        case .counted: JSONText.text("counted")
        case .partly: JSONText.text("partly_known")
        }
    }
}

/// Pieces of JSON.
private enum JSONText {
    static func object(_ members: [(String, String)]) -> String {
        "{" + members.map { "\(text($0.0)):\($0.1)" }.joined(separator: ",") + "}"
    }

    static func list(_ items: [String]) -> String { "[" + items.joined(separator: ",") + "]" }

    static func number(_ seconds: Double?) -> String { seconds.map { String(Int($0)) } ?? "null" }

    /// In ASCII, so that nothing in it can upset a terminal.
    static func text(_ text: String) -> String {
        var json = "\""
        for unit in text.utf16 {
            switch unit {
            case 0x22, 0x5C: json += "\\\(Character(Unicode.Scalar(UInt8(unit))))"
            case 0x20..<0x7F: json.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
            default:
                let digits = String(unit, radix: 16)
                json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return json + "\""
    }
}
