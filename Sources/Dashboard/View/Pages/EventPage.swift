import Cells
import HackatimeAPI
import Tracker

/// An event's number beside Hackatime's, why they differ, its days, and its projects.
struct EventPage: PageContent {
    let name: String

    var hints: [(key: Key, word: String)] {
        [(.enter, "its days"), (.character(" "), "choose")]
    }
    let columns = [PageColumn(), PageColumn(isFlexible: true), PageColumn(isRight: true)]

    func wanted(in state: DashboardState) -> [WantedCall] {
        guard let event = state.events.named(name) else { return [] }
        let own = state.zones.display
        let window = event.window(in: own)
        let phase = event.phase(at: state.now.wall, in: own)
        guard phase != .coming else { return [] }
        let calls = [.rangeStats(state.shown, window), state.eventSum(event, of: state.shown, in: window)]
        // What is over hardly changes; a key asks again.
        return calls.compactMap(\.self).map { WantedCall($0, every: phase == .running ? Self.every : nil) }
    }

    /// Seconds. The range's own totals are as old.
    static let every: Double = 300

    func title(_ context: RenderContext) -> (title: String, about: String) {
        guard let event = context.state.events.named(name) else { return (name, "") }
        let dates = EventText.dates(event, in: context.zone, now: context.now, dash: context.glyphs.dash)
        let room = context.layout.size.width - 12 - Glyphs.width(of: name)
        let zone = (event.zone ?? context.zone).place
        return (name, ["\(dates), \(zone)", dates].first { Glyphs.width(of: $0) <= room } ?? "")
    }

    func drawHead(_ page: Page, _ context: RenderContext, in rect: Rect, on frame: inout Frame) -> Int {
        guard let event = context.state.events.named(name) else { return 0 }
        return EventHead(event, context).draw(in: rect, on: &frame)
    }

    func rows(_ page: Page, _ state: DashboardState) -> [PageRow] {
        guard let opened = state.events.opened, opened.name == name else { return [] }
        let chosen = Set(state.events.named(name)?.projects ?? [])
        let glyphs = state.isASCII ? GlyphSet.ascii : .unicode
        return opened.rows.map { row in
            let counts = chosen.isEmpty || chosen.contains(row.id)
            return PageRow(
                id: row.id,
                parts: [
                    .init(text: chosen.contains(row.id) ? glyphs.bullet : " ", role: .good),
                    .init(text: row.name, role: counts ? .plain : .dim),
                    .init(text: Durations.text(row.seconds), role: counts ? .strong : .dim),
                ])
        }
    }

    func absence(_ context: RenderContext) -> (sentence: String, role: Role) {
        let state = context.state
        guard let event = state.events.named(name) else { return ("this event is no longer known", .dim) }
        if event.phase(at: context.now, in: context.zone) == .coming { return ("it has not begun", .dim) }
        let call = APICall.rangeStats(state.shown, event.window(in: context.zone))
        let answer = state.tracker.answer(call)
        if let problem = answer.problem {
            let shown = ErrorPresentation(problem, call: call, of: state.person, context)
            return (shown.sentence, shown.role)
        }
        let isAsking = answer.value == nil && state.events.opened?.figures.lines == nil
        return isAsking ? (context.asking, .dim) : ("no project has time in these days", .dim)
    }

    /// The event becomes the range of the panes.
    func open(_ row: PageRow, in state: inout DashboardState, at: Moment) -> [Effect] { show(in: &state) }

    func perform(_ command: Command, on row: PageRow?, in state: inout DashboardState, at: Moment) -> [Effect]? {
        switch command {
        case .choose:
            guard let row else { return [] }
            var chosen = state.events.named(name)?.projects ?? []
            if let index = chosen.firstIndex(of: row.id) { chosen.remove(at: index) } else { chosen.append(row.id) }
            state.events.chosen[name] = chosen
            return []
        case .detail: return show(in: &state)
        case .events:
            state.layers.removeLast()
            return []
        default: return nil
        }
    }

    private func show(in state: inout DashboardState) -> [Effect] {
        let zone = state.zones.display
        guard let event = state.events.named(name), event.phase(at: state.now.wall, in: zone) != .coming else {
            return []
        }
        let window = event.window(in: zone)
        let first = zone.day(at: window.start)
        state.layers = []
        state.choose(
            DateRange(CivilDays(first: first, last: max(first, zone.day(at: window.end - 1))), name: event.name))
        return []
    }
}
