import Cells
import HackatimeAPI
import Tracker

/// One project: its time by day, what it was done in, its first and last heartbeat, and its addresses.
struct ProjectPage: PageContent {
    let name: String
    /// Whose.
    let target: Target

    var hints: [(key: Key, word: String)] {
        let own: [(key: Key, word: String)] = [(.character("M"), "mark"), (.character(" "), "heartbeats")]
        return [(.character("["), "earlier")] + (target.isOwner ? own : [])
            + [(.character("B"), "badge"), (.character("y"), "copy link")]
    }
    let columns = [PageColumn(rank: 1), PageColumn(isFlexible: true), PageColumn(isRight: true)]

    func wanted(in state: DashboardState) -> [WantedCall] { facts.call.map { [WantedCall($0)] } ?? [] }

    func queries(in state: DashboardState) -> [HistoryQuery] {
        target.isOwner ? [.project(name, state.countedDays)] : []
    }

    private var facts: ProjectFacts { ProjectFacts(name: name, target: target) }

    func title(_ context: RenderContext) -> (title: String, about: String) {
        let title = context.clean(name)
        let abouts = context.range.titles(zone: context.zone.place)
        let room = context.layout.size.width - 7 - Glyphs.width(of: title)
        return (title, abouts.first { Glyphs.width(of: $0) <= room } ?? abouts.last ?? "")
    }

    func rows(_ page: Page, _ state: DashboardState) -> [PageRow] {
        guard target.isOwner else {
            return (facts.detail(state)?.languages ?? []).map { language in
                let name = LanguageName.shown(language)
                return PageRow(
                    id: "language \(language)", parts: [.init(text: "language", role: .dim), .init(text: name)])
            }
        }
        guard let count = count(state) else { return [] }
        let lists = [("language", count.languages), ("branch", count.branches), ("file", count.files)]
        return lists.flatMap { kind, rows in
            rows.map { row in
                PageRow(
                    id: "\(kind) \(row.name)",
                    parts: [
                        .init(text: kind, role: .dim),
                        .init(text: kind == "file" ? inside(row.name) : row.name),
                        .init(text: Durations.text(row.seconds), role: .strong),
                    ])
            }
        }
    }

    /// A path without what leads to the project's folder.
    private func inside(_ path: String) -> String {
        let parts = path.split(separator: "/")
        guard let folder = parts.firstIndex(where: { $0 == name }), folder + 1 < parts.count else { return path }
        return parts[(folder + 1)...].joined(separator: "/")
    }

    private func count(_ state: DashboardState) -> ProjectCount? {
        state.history.project.flatMap { $0.days == state.countedDays ? $0 : nil }
    }

    func absence(_ context: RenderContext) -> (sentence: String, role: Role) {
        guard target.isOwner else { return ("", .dim) }
        return count(context.state) == nil
            ? (context.asking, .dim) : ("none of its heartbeats of these days is known here", .dim)
    }

    // MARK: The lines above

    func drawHead(_ page: Page, _ context: RenderContext, in rect: Rect, on frame: inout Frame) -> Int {
        var y = rect.y
        func write(_ parts: [(text: String, role: Role)]) {
            guard y < rect.bottom else { return }
            var x = rect.x
            for part in parts where x < rect.right {
                frame.writeCut(part.text, x: x, y: y, columns: rect.right - x, role: part.role)
                x += Glyphs.width(of: part.text)
            }
            y += 1
        }
        write(totals(context))
        if let count = count(context.state), target.isOwner, count.days.count > 1, rect.height >= 12 {
            let height = rect.height >= 20 ? 4 : 2
            let bars = Rect(x: rect.x, y: y + 1, width: rect.width, height: height)
            drawDays(count, context, in: bars, on: &frame)
            y += height + 3
        }
        for line in facts.lines(count(context.state), context) {
            write([(line.label + String(repeating: " ", count: 12 - line.label.count), .dim), (line.text, line.role)])
            guard let link = line.link, y <= rect.bottom else { continue }
            let columns = min(Glyphs.width(of: line.text), rect.width - 12)
            frame.link(link, x: rect.x + 12, y: y - 1, columns: columns)
        }
        y += 1
        return min(rect.height, y - rect.y)
    }

    /// Of the range and of all time.
    private func totals(_ context: RenderContext) -> [(text: String, role: Role)] {
        let state = context.state
        let listed = context.figures.stats?.projects?.first { $0.name == name }?.seconds
        let count = target.isOwner ? count(state) : nil
        var parts: [(text: String, role: Role)] = []
        if state.days != nil, let seconds = listed ?? count?.total {
            let text = context.figures.isPart ? Durations.atLeast(seconds) : Durations.text(seconds)
            parts = [(text, .total), (" \(context.range.name)", .dim)]
        }
        let told = state.person.stats.value?.projects?.first { $0.name == name }?.seconds
        if let least = told ?? count?.allTime {
            // A newer part raises the whole.
            let seconds = max(least, count?.allTime ?? 0, state.days == nil ? 0 : listed ?? 0)
            let label = told == nil ? " of all that is known" : " of all time"
            parts += [(parts.isEmpty ? "" : ", ", .dim), (Durations.text(seconds), .strong), (label, .dim)]
        }
        return parts
    }

    /// A bar for each day, or for several days where there is no room for so many.
    private func drawDays(_ count: ProjectCount, _ context: RenderContext, in rect: Rect, on frame: inout Frame) {
        let size = max(1, (count.byDay.count + rect.width - 1) / max(1, rect.width))
        let unknown = Set(context.figures.days.filter { $0.completeness == .unknown }.map(\.first))
        let bars = stride(from: 0, to: count.byDay.count, by: size).map { start in
            let places = start..<min(start + size, count.byDay.count)
            let isUnknown = places.allSatisfy { unknown.contains(count.days.first.adding(days: $0)) }
            return (sum: count.byDay[places].reduce(0, +), isUnknown: isUnknown)
        }
        let columns = min(9, max(1, rect.width / max(1, bars.count)))
        let longest = bars.reduce(1) { max($0, $1.sum) }
        for (index, day) in bars.enumerated() {
            let bar = Rect(x: rect.x + index * columns, y: rect.y, width: max(1, columns - 1), height: rect.height)
            if day.sum > 0 {
                frame.column(day.sum / longest, in: bar, role: .bar)
            } else {
                let foot = Rect(x: bar.x, y: rect.bottom - 1, width: day.isUnknown ? 1 : bar.width, height: 1)
                frame.fill(
                    foot, with: day.isUnknown ? frame.glyphs.unknown : frame.glyphs.open,
                    role: day.isUnknown ? .dim : .border)
            }
        }
        let width = min(rect.width, bars.count * columns - (columns > 1 ? 1 : 0))
        let (first, last) = (count.days.first, count.days.last)
        let start = Clock.day(first, today: context.today)
        frame.writeCut(start, x: rect.x, y: rect.bottom, columns: rect.width, role: .dim)
        let end = Clock.day(last, today: context.today)
        guard Glyphs.width(of: start) + Glyphs.width(of: end) + 2 <= width else { return }
        frame.writeRight(end, right: rect.x + width, y: rect.bottom, role: .dim, clip: rect.row(rect.height))
    }

    // MARK: Keys

    func perform(_ command: Command, on row: PageRow?, in state: inout DashboardState, at: Moment) -> [Effect]? {
        switch command {
        case .earlier, .later:
            state.step(back: command == .earlier)
        case .choose where target.isOwner && state.shown.has(.feed):
            state.layers = []
            if state.feedFilter.project?.lowercased() != name.lowercased() { state.filter(by: \.project, name) }
        case .mark where target.isOwner: return state.mark([name])
        case .copy:
            guard let link = facts.detail(state)?.link, state.names == .shown else { return nil }
            return state.copy(link)
        default: return nil
        }
        return []
    }

    func press(_ key: Key, on row: PageRow?, _ page: Page, in state: inout DashboardState, at: Moment) -> [Effect]? {
        guard key == .character("B") else { return nil }
        return state.copy(state.names == .shown ? facts.badge(state) : nil)
    }
}

extension Rect {
    /// A row of it, or one beside it.
    fileprivate func row(_ offset: Int) -> Rect { Rect(x: x, y: y + offset, width: width, height: 1) }
}

extension DashboardState {
    mutating func open(project name: String, of target: Target) {
        history.project = nil
        open(.project(name, of: target))
    }
}
