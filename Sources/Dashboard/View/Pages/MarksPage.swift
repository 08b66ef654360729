import Cells
import HackatimeAPI
import Tracker

/// The marked moments, each with the time since.
struct MarksPage: PageContent {
    var opener: Command? { .marks }
    var hints: [(key: Key, word: String)] {
        [(.character("d"), "delete"), (.character("M"), "mark"), (.enter, "show")]
    }
    let columns = [
        PageColumn(isFlexible: true), PageColumn(rank: 1), PageColumn(isRight: true, rank: 2),
        PageColumn(isRight: true),
    ]

    func queries(in state: DashboardState) -> [HistoryQuery] {
        [.marks] + state.history.marks.all.map { .since($0.time, $0.projects) }
    }

    func title(_ context: RenderContext) -> (title: String, about: String) {
        ("Since then", "your time since marked moments")
    }

    func rows(_ page: Page, _ state: DashboardState) -> [PageRow] {
        state.history.marks.all.map { mark in
            let text = MarkText(mark, state)
            return PageRow(
                id: "\(mark.time)",
                parts: [
                    mark.note.isEmpty ? .init(text: "no note", role: .dim) : .init(text: mark.note),
                    .init(text: MarkText.projects(mark.projects, isShort: true), role: .dim),
                    .init(text: text.when, role: .dim),
                    .init(text: text.since ?? "", role: text.isKnown ? .strong : .stale),
                ], copy: text.copy)
        }
    }

    func absence(_ context: RenderContext) -> (sentence: String, role: Role) {
        let key = context.state.keys.name(of: .mark)
        return ("no moment is marked yet; \(key) marks this one, and here is your time since", .dim)
    }

    /// The heartbeats since then, and the days.
    func open(_ row: PageRow, in state: inout DashboardState, at: Moment) -> [Effect] {
        guard let mark = Double(row.id).flatMap({ state.history.marks[$0] }) else { return [] }
        state.layers = []
        let effects = state.shown.isOwner ? [] : state.show(.me, at: at)
        let first = state.zones.display.day(at: mark.time)
        let range = first == state.today ? DateRange(.today) : DateRange(since: first)
        state.open(ChartPart(titles: [], copyText: "", range: range, time: mark.time..<Double.greatestFiniteMagnitude))
        var filter = state.feedFilter
        filter.project = mark.projects.count == 1 ? mark.projects[0] : nil
        filter.projects = mark.projects.count == 1 ? [] : mark.projects
        state.setFilter(filter)
        return effects
    }

    func perform(_ command: Command, on row: PageRow?, in state: inout DashboardState, at: Moment) -> [Effect]? {
        guard command == .mark else { return nil }
        state.open(.markChoice)
        return []
    }

    func press(_ key: Key, on row: PageRow?, _ page: Page, in state: inout DashboardState, at: Moment) -> [Effect]? {
        guard key == .character("d"), let row, let time = Double(row.id) else { return nil }
        guard page.doomed == row.id else {
            state.changePage { $0.doomed = row.id }
            state.notify(.deletesMark)
            return []
        }
        state.history.marks.remove(time)
        return [.keep(.unmark(time))]
    }
}

/// What a new mark is about: everything, a project, or several.
struct MarkChoicePage: PageContent {
    var hints: [(key: Key, word: String)] { [(.character(" "), "choose"), (.enter, "mark")] }
    let columns = [PageColumn(), PageColumn(isFlexible: true)]
    /// No project has an empty name.
    private static let everything = ""

    func title(_ context: RenderContext) -> (title: String, about: String) {
        ("Mark this moment", "for which projects?")
    }

    private func names(_ state: DashboardState) -> [String] {
        let lists = [state.history.count?.projects, state.tracker.person(.me).stats.value?.projects]
        return lists.compactMap(\.self).flatMap { $0.map(\.name) }.uniqued
    }

    func rows(_ page: Page, _ state: DashboardState) -> [PageRow] {
        ([Self.everything] + names(state)).map { name in
            let isChosen = page.chosen.contains(name)
            return PageRow(
                id: name,
                parts: [
                    .init(text: isChosen ? "x" : "-", role: isChosen ? .key : .dim),
                    .init(text: name.isEmpty ? "everything" : name, role: name.isEmpty ? .strong : .plain),
                ])
        }
    }

    func absence(_ context: RenderContext) -> (sentence: String, role: Role) { ("no project is known yet", .dim) }

    func open(_ row: PageRow, in state: inout DashboardState, at: Moment) -> [Effect] {
        var chosen: Set<String> = []
        state.changePage { chosen = $0.chosen }
        if chosen.isEmpty { chosen = [row.id] }
        let aliases = Aliases()
        let isHidden = state.names == .hidden
        let projects = names(state).filter { chosen.contains(isHidden ? aliases.name($0) : $0) }
        state.layers.removeLast()
        return state.mark(chosen.contains(Self.everything) ? [] : projects)
    }

    func perform(_ command: Command, on row: PageRow?, in state: inout DashboardState, at: Moment) -> [Effect]? {
        guard command == .choose, let row else { return nil }
        state.changePage { page in
            // Everything leaves no room for parts.
            let others = row.id.isEmpty ? [] : page.chosen.subtracting([Self.everything])
            page.chosen = page.chosen.contains(row.id) ? others.subtracting([row.id]) : others.union([row.id])
        }
        return []
    }
}
