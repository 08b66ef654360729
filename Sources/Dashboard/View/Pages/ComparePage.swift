import Cells
import HackatimeAPI
import Tracker

/// Some people beside the owner: as columns where there is room, else as rows.
struct ComparePage: PageContent {
    let handles: [String]

    var opener: Command? { .compare }
    var hints: [(key: Key, word: String)] { [(.character("["), "earlier"), (.enter, "look")] }
    // Everything is drawn as the head.
    let columns: [PageColumn] = []

    func wanted(in state: DashboardState) -> [WantedCall] { Comparison(handles, in: state).wanted }

    func title(_ context: RenderContext) -> (title: String, about: String) {
        if Comparison(handles, in: context.state).takesNoDates {
            return ("Compare", "all time; of other people this server tells no days")
        }
        let room = context.layout.size.width - 16
        let titles = context.range.titles(zone: "your zone")
        return ("Compare", titles.first { Glyphs.width(of: $0) <= room } ?? titles.last ?? "")
    }

    func absence(_ context: RenderContext) -> (sentence: String, role: Role) { ("", .dim) }

    // MARK: Rows

    /// By their places: the same person has another handle while names are hidden.
    func rows(_ page: Page, _ state: DashboardState) -> [PageRow] {
        let people = Comparison(handles, in: state).people
        let words = ComparisonText(people, range: rangeName(state), glyphs: .unicode, isHeld: state.isHeld)
        return people.enumerated().map { index, person in
            PageRow(
                id: "\(index)", parts: [.init(text: person.name), .init(text: words.total(person).text)],
                copy: words.sentence(person))
        }
    }

    private func rangeName(_ state: DashboardState) -> String {
        Comparison(handles, in: state).takesNoDates
            ? RangeText(DateRange(.allTime), today: state.today).name : RangeText(state.range, today: state.today).name
    }

    func drawHead(_ page: Page, _ context: RenderContext, in rect: Rect, on frame: inout Frame) -> Int {
        let comparison = Comparison(handles, in: context.state)
        let people = comparison.people
        let ids = rows(page, context.state).filter { row in
            let text = row.parts.map { $0.text.lowercased() }.joined(separator: " ")
            return page.words.allSatisfy { text.contains($0) }
        }.compactMap { Int($0.id) }
        guard !ids.isEmpty else {
            frame.sentence("nothing here has these words", in: rect)
            return rect.height
        }
        let picture = ComparePicture(
            comparison: comparison, people: people, shown: ids,
            selected: min(max(0, page.position.selected), ids.count - 1), context: context)
        picture.draw(in: rect, on: &frame)
        return rect.height
    }

    // MARK: Keys

    func open(_ row: PageRow, in state: inout DashboardState, at: Moment) -> [Effect] {
        guard let index = Int(row.id) else { return [] }
        let target: Target = handles.indices.contains(index - 1) ? .user(handles[index - 1]) : .me
        state.layers = []
        return target == state.shown ? [] : state.show(target, at: at)
    }

    func perform(_ command: Command, on row: PageRow?, in state: inout DashboardState, at: Moment) -> [Effect]? {
        switch command {
        case .left, .right:
            let step = command == .left ? -1 : 1
            state.changePage {
                $0.position.selected = min(max(0, $0.position.selected + step), handles.count)
            }
            return []
        case .earlier, .later, .today, .yesterday, .last7Days, .last30Days, .week, .month, .year, .allTime:
            guard let key = state.keys.key(for: command) else { return nil }
            let layers = state.layers
            state.layers = []
            let effects = state.press(key, at: at)
            state.layers = layers
            return effects
        default: return nil
        }
    }
}

extension DashboardState {
    /// The user who is shown, and the friends who were chosen, or the first ones.
    mutating func compare() {
        let profile = tracker.person(.me).profile.value
        var handles: [String] = []
        for handle in [shown.handle].compactMap(\.self) + friendList.chosen + friends
        where !handles.contains(handle) && handle != profile?.username && handle != profile?.id {
            handles.append(handle)
        }
        guard !handles.isEmpty else { return notify(.nobodyToCompare) }
        open(.compare(Array(handles.prefix(Comparison.most))))
    }
}
