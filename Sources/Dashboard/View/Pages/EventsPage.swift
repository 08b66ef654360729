import Cells
import HackatimeAPI
import Tracker

/// The list of events.
struct EventsPage: PageContent {
    var opener: Command? { .events }
    var hints: [(key: Key, word: String)] { [(.enter, "open")] }
    let columns = [PageColumn(isFlexible: true), PageColumn(), PageColumn(isRight: true, rank: 1)]

    func wanted(in state: DashboardState) -> [WantedCall] { [] }

    func title(_ context: RenderContext) -> (title: String, about: String) { ("Events", "") }

    /// What is wrong with the person's own file.
    func drawHead(_ page: Page, _ context: RenderContext, in rect: Rect, on frame: inout Frame) -> Int {
        let problems = context.state.events.list.problems.map { context.seen($0.sentence) }
        guard !problems.isEmpty else { return 0 }
        let lines = Wrapping.lines(
            problems.joined(separator: "; "), columns: rect.width, max: max(1, rect.height / 3),
            mark: context.glyphs.ellipsis)
        for (offset, line) in lines.enumerated() {
            frame.writeCut(line, x: rect.x, y: rect.y + offset, columns: rect.width, role: .warning)
        }
        return lines.count + 1
    }

    func rows(_ page: Page, _ state: DashboardState) -> [PageRow] {
        let zone = state.zones.display
        let now = state.now.wall
        let dash = state.isASCII ? GlyphSet.ascii.dash : GlyphSet.unicode.dash
        let isWide = state.size.width >= 76
        return state.events.list.events.ordered(at: now, in: zone).map { event in
            let phase = event.phase(at: now, in: zone)
            let role: Role = phase == .running ? .good : phase == .coming ? .plain : .dim
            let dates =
                isWide
                ? EventText.dates(event, in: zone, now: now, dash: dash)
                : EventText.days(event, in: zone, now: now, dash: dash)
            return PageRow(
                id: event.name,
                parts: [
                    .init(text: event.name, role: phase == .over ? .plain : .strong),
                    .init(text: EventText.phase(event, in: zone, now: now), role: role),
                    .init(text: dates, role: .dim),
                ])
        }
    }

    func absence(_ context: RenderContext) -> (sentence: String, role: Role) {
        ("no events are known; the file ~/.config/hackatop/events can have some", .dim)
    }

    func open(_ row: PageRow, in state: inout DashboardState, at: Moment) -> [Effect] {
        state.open(.event(row.id))
        return []
    }
}
