import Cells
import HackatimeAPI
import Tracker

/// Friends beside oneself, as a list among the others.
struct FriendsPane: Pane {
    let id = PaneID.friends
    let needs = Capabilities.days
    let hints = [PaneHint(.detail, "look"), PaneHint(.nextList, "other list", needs: .days)]

    private func people(_ state: DashboardState) -> [Beside] {
        state.hasFriends ? Beside.ranked(state.friendsBeside) : []
    }

    func draw(_ person: Person, _ context: RenderContext, on frame: inout Frame) {
        let state = context.state
        let people = people(state)
        let isAllTime = people.contains { $0.allTime != nil }
        let abouts = isAllTime ? ["all time"] : ["today, this week", "today, week"]
        let inside = frame.chrome(
            id, context, title: "Friends", about: context.fitting(abouts, id, title: "Friends"))
        guard !people.isEmpty else { return frame.sentence(NoticeText.noFriends.text(context.state.keys), in: inside) }
        let visible = context.layout.visibleRows(id)
        let window = ListWindow(state.lists[id], count: people.count, height: visible)
        let longest = people.reduce(0) { max($0, $1.total ?? 0) }
        let name = min(
            people.reduce(4) { max($0, Glyphs.width(of: $1.name(in: state))) }, max(8, inside.width * 2 / 5))
        for (line, index) in window.range.enumerated() {
            let row = Rect(x: inside.x, y: inside.y + line, width: inside.width, height: 1)
            draw(people[index], name: name, longest: longest, context, in: row, on: &frame)
            if index == window.selected, context.isFocused(id) { frame.select(row) }
        }
        guard context.layout.hasFooter(id), let oldest = people.compactMap(\.asOf).min() else { return }
        let left = "as of \(Clock.moment(oldest, now: context.now, in: context.zone))"
        frame.writeCut(left, x: inside.x, y: inside.bottom - 1, columns: inside.width, role: .dim)
        let more = people.count - window.end
        if more > 0, Glyphs.width(of: left) + 12 <= inside.width {
            frame.writeRight(
                "\(more) more \(context.glyphs.down)", right: inside.right, y: inside.bottom - 1, role: .dim,
                clip: inside)
        }
    }

    /// Name, today, a bar of the week, and the week where there is room.
    private func draw(
        _ person: Beside, name columns: Int, longest: Double, _ context: RenderContext, in row: Rect,
        on frame: inout Frame
    ) {
        let role: Role = person.problem == nil ? .plain : .stale
        let isHere = person.work?.isCertain ?? false
        frame.writeCut(
            person.name(in: context.state), x: row.x, y: row.y, columns: columns,
            role: isHere ? .good : person.isMe ? .title : role)
        let today = person.today.map { Durations.text($0) } ?? "\(context.glyphs.unknown)"
        var left = row.x + columns + 1
        let isNarrow = row.width < 24
        if let word = BesideText.word(person, context.glyphs) {
            frame.writeCut(word, x: left, y: row.y, columns: row.right - left, role: .dim)
            return
        }
        guard let total = person.total else { return }
        if !isNarrow {
            frame.writeRight(today, right: left + 7, y: row.y, role: role, clip: row)
            left += 8
        }
        var right = row.right
        if isNarrow || right - left >= 14 {
            frame.writeRight(Durations.text(total), right: right, y: row.y, role: role, clip: row)
            right -= 9
        }
        guard right - left >= 4 else { return }
        frame.bar(
            Share.of(total, longest), x: left, y: row.y, columns: right - left,
            role: role == .stale ? .stale : .bar, openRole: .barOpen, clip: row)
    }

    func rowCount(of person: Person, in state: DashboardState) -> Int {
        state.hasFriends ? state.friendTargets.count + 1 : 0
    }

    func open(in state: inout DashboardState) -> [Effect] {
        selected(in: state.seen()).map { state.lookBeside($0.target.handle ?? "", at: state.clock) } ?? []
    }

    func copyText(of person: Person, in state: DashboardState) -> String? {
        selected(in: state).map { row in
            let today = row.today.map { "today \(Durations.text($0))" }
            let total = row.total.map { "\(row.allTime == nil ? "this week" : "all time") \(Durations.text($0))" }
            return [row.name(in: state), today, total].compactMap(\.self).joined(separator: "  ")
        }
    }

    private func selected(in state: DashboardState) -> Beside? {
        let people = people(state)
        let index = state.lists[id].selected
        return people.indices.contains(index) ? people[index] : nil
    }
}
