import Tracker
import Cells
import HackatimeAPI

/// Another user's sessions of the range, newest first; for all time, of the last seven days. Their heartbeats are private.
struct SpansPane: Pane {
    let id = PaneID.feed
    let needs = Capabilities.spans

    func draw(_ person: Person, _ context: RenderContext, on frame: inout Frame) {
        SpansPicture(person: person, context: context).draw(on: &frame)
    }

    func rowCount(of person: Person, in state: DashboardState) -> Int { person.spans.value?.count ?? 0 }

    func copyText(of person: Person, in state: DashboardState) -> String? {
        let selected = state.lists[id].selected
        guard let spans = person.spans.value, spans.indices.contains(selected) else { return nil }
        let span = spans[selected]
        return "\(state.stamp(span.start)) - \(state.stamp(span.end))  \(Durations.text(span.duration))"
    }
}

private struct SpansPicture {
    let person: Person
    let context: RenderContext

    func draw(on frame: inout Frame) {
        var text = context.asking
        switch LoadState(person.spans, call: person.spansCall, of: person, context) {
        case .asking:
            // If the stats are refused, nothing else is requested.
            if let problem = person.stats.problem, !person.spans.isAsking {
                let trouble = ErrorPresentation(problem, call: person.statsCall, of: person, context)
                text = context.text(for: trouble, of: problem.error, person)
            }
        case .trouble(let trouble):
            text = context.text(for: trouble, of: person.spans.problem?.error, person)
        case .data(let spans, let trouble):
            if !spans.isEmpty { return draw(spans, trouble, on: &frame) }
            text = context.state.days == nil ? "no sessions in the last 7 days" : "no sessions in these days"
        }
        let about = context.fitting(context.spanTitles, .feed, title: "Sessions")
        let inside = frame.chrome(.feed, context, title: "Sessions", about: about)
        frame.sentence(text, in: inside)
    }

    /// - Parameter spans: Newest first, in the tracker's order.
    private func draw(_ spans: [Span], _ trouble: ErrorPresentation?, on frame: inout Frame) {
        let longest = spans.reduce(0) { max($0, $1.duration) }
        let note = trouble?.brief ?? "\(spans.count) \(spans.count == 1 ? "session" : "sessions")"
        let about = context.fitting(context.spanTitles, .feed, title: "Sessions", note: note)
        let inside = frame.chrome(.feed, context, title: "Sessions", about: about, note: note)
        let list = ListWindow(
            context.state.lists[.feed], count: spans.count, height: context.layout.visibleRows(.feed))
        var above: CivilDate?
        for (line, index) in list.range.enumerated() {
            let area = Rect(x: inside.x, y: inside.y + line, width: inside.width, height: 1)
            let day = context.zone.civilTime(at: spans[index].start).date
            draw(spans[index], day: day == above ? nil : day, longest, isOld: trouble != nil, in: area, on: &frame)
            if index == list.selected, context.isFocused(.feed) { frame.select(area) }
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
