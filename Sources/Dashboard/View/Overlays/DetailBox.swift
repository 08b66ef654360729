import Cells
import HackatimeAPI
import Tracker

/// Every field of one heartbeat, except the address it was sent from, which the program never keeps.
struct DetailBox: ScrollingBox {
    let heartbeat: Heartbeat
    let scroll: Int

    func layer(scroll: Int) -> Layer { .detail(heartbeat, scroll: scroll) }

    func copyText(in state: DashboardState) -> String? { state.copyText(of: heartbeat) }

    func content(_ person: Person, _ context: RenderContext) -> BoxContent {
        let screen = context.state.size
        let labels = min(20, screen.width / 3)
        let place = { OverlayBox(content: Size(width: min(100, screen.width * 4 / 5), height: $0), on: screen) }
        let width = place(1).inside.width
        // An entity can be very long.
        let lines = Self.fields(heartbeat, zone: context.zone).flatMap { label, text in
            BoxContent.field(label, text, labels: labels, width: width, max: 6, mark: context.glyphs.ellipsis)
        }
        return BoxContent(title: "Heartbeat", box: place(lines.count), lines: lines)
    }

    static func fields(_ heartbeat: Heartbeat, zone: ZoneRules) -> [(String, String)] {
        let time = zone.civilTime(at: heartbeat.time)
        let offset = Clock.offset(zone.offset(at: heartbeat.time))
        let when = "\(Clock.day(time.date)) \(time.date.year), \(Clock.seconds(time)) (\(zone.name), \(offset))"
        let line = heartbeat.line.map { line in
            heartbeat.lineCount.map { "\(line) of \($0)" } ?? "\(line)"
        }
        let known: [(String, String?)] = [
            ("time", when), ("entity", heartbeat.entity), ("type", heartbeat.type),
            ("category", heartbeat.category), ("project", heartbeat.project ?? "none"),
            ("branch", heartbeat.branch), ("language", heartbeat.language), ("line", line),
            ("lines", line == nil ? heartbeat.lineCount.map(String.init) : nil),
            ("saved", heartbeat.isWrite ? "yes" : "no"), ("editor", heartbeat.editor),
            ("system", heartbeat.operatingSystem), ("machine", heartbeat.machine),
            ("id", heartbeat.id.map(String.init)),
        ]
        var fields = known.compactMap { label, text in text.map { (label, $0) } }
        // The model already leaves the address out; this is a second check.
        for extra in heartbeat.extras where !isAddress(extra.name) {
            fields.append((extra.name, extra.value))
        }
        return fields
    }

    private static func isAddress(_ name: String) -> Bool {
        let name = String(name.lowercased().map { $0 == "_" ? " " : $0 })
        return name.contains("ip address") || name == "ip"
    }
}
