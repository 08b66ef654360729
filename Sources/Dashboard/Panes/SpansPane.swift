import Cells
import HackatimeClient

/// Another user's sessions of the last seven days, newest first: their heartbeats are nobody else's business.
struct SpansPane {
    let scene: Scene

    static func draw(_ scene: Scene, on frame: inout Frame) {
        guard scene.layout.isShown(.feed) else { return }
        SpansPane(scene: scene).draw(on: &frame)
    }

    private func draw(on frame: inout Frame) {
        guard case .user(let name) = scene.subject.who else { return }
        let window = TimeWindow(start: scene.now, end: scene.now)
        let showing = Showing(scene.subject.spans, question: .spans(name, window), scene: scene)
        var text = scene.asking
        switch showing {
        case .asking:
            // Where the stats are refused, nothing else is asked.
            if let problem = scene.subject.stats.problem, !scene.subject.spans.isAsking {
                let trouble = Trouble(problem, question: .userStats(name), scene: scene)
                text = scene.words(for: trouble, of: problem.error)
            }
        case .trouble(let trouble):
            text = scene.words(for: trouble, of: scene.subject.spans.problem?.error)
        case .data(let spans, let trouble):
            if !spans.isEmpty { return draw(spans, trouble, on: &frame) }
            text = "no sessions in the last 7 days"
        }
        let inside = frame.chrome(.feed, scene, title: "Sessions", about: "last 7 days")
        frame.sentence(text, in: inside)
    }

    /// - Parameter spans: Newest first, as the poller keeps them.
    private func draw(_ spans: [Span], _ trouble: Trouble?, on frame: inout Frame) {
        let longest = spans.reduce(0) { max($0, $1.duration) }
        let note = trouble?.brief ?? "\(spans.count) \(spans.count == 1 ? "session" : "sessions")"
        let inside = frame.chrome(.feed, scene, title: "Sessions", about: "last 7 days, your zone", note: note)
        let list = ListWindow(
            scene.state.lists.spans, count: spans.count, height: scene.layout.visibleRows(.feed))
        var above: CivilDate?
        for (line, index) in list.range.enumerated() {
            let area = Rect(x: inside.x, y: inside.y + line, width: inside.width, height: 1)
            let day = scene.zone.civilTime(at: spans[index].start).date
            draw(spans[index], day: day == above ? nil : day, longest, isOld: trouble != nil, in: area, on: &frame)
            if index == list.selected, scene.isFocused(.feed) { frame.paint(area, role: .selected) }
            above = day
        }
    }

    private func draw(
        _ span: Span, day: CivilDate?, _ longest: Double, isOld: Bool, in area: Rect, on frame: inout Frame
    ) {
        let dayColumns = area.width >= 34 ? 12 : 0
        if let day, dayColumns > 0 {
            frame.writeCut(Clock.day(day), x: area.x, y: area.y, columns: 10, role: .dim)
        }
        let start = Clock.minutes(span.start, in: scene.zone)
        let end = Clock.minutes(span.end, in: scene.zone)
        var x = area.x + dayColumns
        let role: Role = isOld ? .stale : .plain
        x += frame.write("\(start)\(scene.glyphs.dash)\(end)", x: x, y: area.y, role: role, clip: area) + 1
        let length = Durations.text(span.duration)
        let right = min(area.right, x + 8)
        frame.writeRight(length, right: right, y: area.y, role: role, clip: area)
        let columns = min(area.right - right - 2, 60)
        guard columns >= 6 else { return }
        frame.bar(
            Share.of(span.duration, longest), x: right + 2, y: area.y, columns: columns,
            role: isOld ? .stale : .bar, clip: area)
    }
}
