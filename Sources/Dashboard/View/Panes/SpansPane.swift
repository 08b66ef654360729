import Tracker
import Cells
import HackatimeAPI

/// Another user's sessions of the last seven days, newest first: their heartbeats are nobody else's business.
struct SpansPane {
    let context: RenderContext

    static func draw(_ context: RenderContext, on frame: inout Frame) {
        guard context.layout.isShown(.feed) else { return }
        SpansPane(context: context).draw(on: &frame)
    }

    private func draw(on frame: inout Frame) {
        guard case .user(let name) = context.person.target else { return }
        let window = TimeWindow(start: context.now, end: context.now)
        let showing = LoadState(context.person.spans, question: .spans(name, window), context: context)
        var text = context.asking
        switch showing {
        case .asking:
            // Where the stats are refused, nothing else is asked.
            if let problem = context.person.stats.problem, !context.person.spans.isAsking {
                let trouble = ErrorPresentation(problem, question: .userStats(name), context: context)
                text = context.words(for: trouble, of: problem.error)
            }
        case .trouble(let trouble):
            text = context.words(for: trouble, of: context.person.spans.problem?.error)
        case .data(let spans, let trouble):
            if !spans.isEmpty { return draw(spans, trouble, on: &frame) }
            text = "no sessions in the last 7 days"
        }
        let inside = frame.chrome(.feed, context, title: "Sessions", about: "last 7 days")
        frame.sentence(text, in: inside)
    }

    /// - Parameter spans: Newest first, as the tracker keeps them.
    private func draw(_ spans: [Span], _ trouble: ErrorPresentation?, on frame: inout Frame) {
        let longest = spans.reduce(0) { max($0, $1.duration) }
        let note = trouble?.brief ?? "\(spans.count) \(spans.count == 1 ? "session" : "sessions")"
        let inside = frame.chrome(.feed, context, title: "Sessions", about: "last 7 days, your zone", note: note)
        let list = ListWindow(
            context.state.lists.spans, count: spans.count, height: context.layout.visibleRows(.feed))
        var above: CivilDate?
        for (line, index) in list.range.enumerated() {
            let area = Rect(x: inside.x, y: inside.y + line, width: inside.width, height: 1)
            let day = context.zone.civilTime(at: spans[index].start).date
            draw(spans[index], day: day == above ? nil : day, longest, isOld: trouble != nil, in: area, on: &frame)
            if index == list.selected, context.isFocused(.feed) { frame.paint(area, role: .selected) }
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
        let start = Clock.minutes(span.start, in: context.zone)
        let end = Clock.minutes(span.end, in: context.zone)
        var x = area.x + dayColumns
        let role: Role = isOld ? .stale : .plain
        x += frame.write("\(start)\(context.glyphs.dash)\(end)", x: x, y: area.y, role: role, clip: area) + 1
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
