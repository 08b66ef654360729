package import Cells
package import HackatimeAPI

/// Every field of one heartbeat, but for the address it was sent from, which no part of the program keeps.
package enum DetailBox {
    struct Line: Equatable {
        var label: String
        var text: String
    }

    private static let labelColumns = 20

    /// The highest scroll position that still shows something new.
    package static func highestScroll(_ heartbeat: Heartbeat, in zone: ZoneRules, on screen: Size) -> Int {
        let lines = lines(heartbeat, zone: zone, screen: screen, mark: "…")
        return max(0, lines.count - box(lines.count, screen).inside.height)
    }

    static func draw(_ heartbeat: Heartbeat, _ context: RenderContext, on frame: inout Frame) {
        let screen = context.state.size
        let lines = lines(heartbeat, zone: context.zone, screen: screen, mark: context.glyphs.ellipsis)
        let box = box(lines.count, screen)
        let top = box.top(context.state.detailScroll, lines: lines.count)
        box.drawBorder(title: "Heartbeat", top: top, lines: lines.count, on: &frame)
        let labels = labels(screen)
        for (offset, line) in lines.dropFirst(top).prefix(box.inside.height).enumerated() {
            let y = box.inside.y + offset
            frame.writeCut(line.label, x: box.inside.x, y: y, columns: labels - 2, role: .dim)
            frame.writeCut(line.text, x: box.inside.x + labels, y: y, columns: box.inside.width - labels)
        }
    }

    /// Long values take as many lines as they need, up to a handful: an entity can be very long.
    private static func lines(_ heartbeat: Heartbeat, zone: ZoneRules, screen: Size, mark: String) -> [Line] {
        let inside = box(1, screen).inside.width
        var lines: [Line] = []
        for (label, text) in fields(heartbeat, zone: zone) {
            let wrapped = Wrapping.lines(text, columns: inside - labels(screen), most: 6, mark: mark)
            for (index, part) in wrapped.enumerated() {
                lines.append(Line(label: index == 0 ? label : "", text: part))
            }
        }
        return lines
    }

    private static func labels(_ screen: Size) -> Int { min(labelColumns, screen.width / 3) }

    private static func box(_ count: Int, _ screen: Size) -> OverlayBox {
        OverlayBox(content: Size(width: min(100, screen.width * 4 / 5), height: count), on: screen)
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
        // The model leaves the address out already; a second lock costs nothing.
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
