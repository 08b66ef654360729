import Dashboard
import HackatimeAPI
import Tracker

/// What `hackatop event` prints: for people, or for programs.
struct EventOutput {
    let zone: ZoneRules
    let now: Double
    let server: String
    let options: OutputOptions

    func list(_ events: [HackEvent]) -> String {
        let events = events.ordered(at: now, in: zone)
        guard !options.json else {
            return Report("events", [("events", .list(events.map { .object(members($0)) }))], text: "")
                .printed(options)
        }
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
        guard !options.json else {
            let isOver = event.phase(at: now, in: zone) == .over
            return Report("event", members(event) + members(figures, isOver: isOver), text: "").printed(options)
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

    private func members(_ event: HackEvent) -> [(String, JSON)] {
        let window = event.window(in: zone)
        let offset = (event.zone ?? zone).offset(at: window.end)
        return [
            ("name", event.name.isEmpty ? .null : .text(event.name)),
            ("from", .text(ISO8601.text(ZonedInstant(seconds: window.start, offset: window.offset)))),
            ("to", .text(ISO8601.text(ZonedInstant(seconds: window.end, offset: offset)))),
            ("zone", .text((event.zone ?? zone).name)),
            ("projects", .list(event.projects)),
            ("target_seconds", .seconds(event.target)),
        ]
    }

    private func members(_ figures: EventFigures, isOver: Bool) -> [(String, JSON)] {
        let lines = figures.lines.map { lines in
            JSON.list(
                lines.map {
                    .object([("reason", .text(EventText.key($0.kind))), ("seconds", .seconds($0.seconds))])
                })
        }
        return [
            ("event_seconds", .seconds(figures.event?.seconds)), ("event_source", source(figures.event)),
            ("hackatime_seconds", .seconds(figures.total?.seconds)), ("hackatime_source", source(figures.total)),
            ("difference", lines ?? .null), ("sent_after_end_seconds", .seconds(isOver ? figures.late : nil)),
        ]
    }

    private func source(_ figure: EventFigures.Figure?) -> JSON {
        guard let figure else { return .null }
        return switch figure.source {
        case .server: .text("server")
        case .counted: .text("counted")
        case .partly: .text("partly_known")
        }
    }
}
