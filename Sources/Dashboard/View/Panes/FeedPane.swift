import Tracker
import Cells
import HackatimeAPI

/// The heartbeats as they come.
struct FeedPane: Pane {
    let id = PaneID.feed
    let needs = Capabilities.feed
    let hints = [
        PaneHint(.detail, "detail"), PaneHint(.search, "filter"), PaneHint(.follow, "follow"),
        PaneHint(.order, "order"),
    ]

    func draw(_ person: Person, _ context: RenderContext, on frame: inout Frame) {
        FeedPicture(person: person, context: context).draw(on: &frame)
    }

    func move(_ command: Command, in state: inout DashboardState, at: Moment) -> [Effect] {
        state.moveFeed(command, at: at)
    }

    func settle(_ person: Person, _ layout: Layout, in state: inout DashboardState) {
        state.settleFeed()
    }

    func open(in state: inout DashboardState) -> [Effect] {
        guard let row = state.selectedHeartbeat else { return [] }
        state.layers.append(.detail(row))
        return []
    }

    func copyText(of person: Person, in state: DashboardState) -> String? {
        state.selectedHeartbeat.map(state.copyText(of:))
    }
}

private struct FeedPicture {
    let person: Person
    let context: RenderContext

    func draw(on frame: inout Frame) {
        let feed = context.state.feedLines
        let rows = feed.rows
        guard !rows.isEmpty else { return say(on: &frame) }
        let position = context.state.feed
        let window = feed.window(position, height: context.layout.visibleRows(.feed))
        let inside = frame.chrome(
            .feed, context, title: "Heartbeats", about: FeedTitle(context).about(window, feed), note: note)
        guard !inside.isEmpty else { return }

        let columns = FeedColumns(width: inside.width)
        let selected = feed.place(of: position.selected).map(feed.index(at:))
        let newest = newestIndex(rows)
        for (line, content) in window.lines.enumerated() {
            let area = Rect(x: inside.x, y: inside.y + line, width: inside.width, height: 1)
            switch content {
            case .separator(let pause, let day):
                draw(day, pause.map(Durations.pause), columns, in: area, on: &frame)
            case .unknown(let day):
                draw(day, "not known yet", columns, in: area, on: &frame)
            case .row(let index):
                let row = FeedRow(rows[index], context: context, columns: columns, isNewest: index == newest)
                row.draw(in: area, on: &frame)
                if index == selected, context.isFocused(.feed) { frame.paint(area, role: .selected) }
                frame.light(context.state.feedFilter.words, in: row.searched(in: area), role: .match)
            }
        }
        drawEnd(window, count: rows.count, in: inside, on: &frame)
    }

    /// The newest row that is not from the future, and only while it is on this day's side of things.
    private func newestIndex(_ rows: [Heartbeat]) -> Int? {
        guard !context.state.feedWindow.hasNewer,
            let index = rows.lastIndex(where: { $0.time <= context.state.futureLimit })
        else {
            return nil
        }
        // What a filter leaves may end long before.
        guard !context.state.feedFilter.isEmpty else { return index }
        return rows[index].key == context.state.history.latest?.heartbeat.key ? index : nil
    }

    private var trouble: ErrorPresentation? {
        person.feed.problem.map { ErrorPresentation($0, question: person.feedCall, of: person, context) }
    }

    private var note: String {
        trouble?.brief ?? ""
    }

    /// There are no rows.
    private func say(on frame: inout Frame) {
        let title = FeedTitle(context)
        let inside = frame.chrome(.feed, context, title: "Heartbeats", about: title.filter)
        if !context.state.feedFilter.isEmpty {
            let none = title.searching ?? "no heartbeat matches; Esc shows all rows"
            frame.sentence(none, in: inside)
        } else if let trouble {
            frame.sentence(context.text(for: trouble, of: person.feed.problem?.error, person), in: inside)
        } else if case .some(.none) = person.newest.value {
            frame.sentence("no heartbeats yet; the first will show here as it comes", in: inside)
        } else if person.reachesStart {
            frame.sentence("no heartbeats yet; the first will show here as it comes", in: inside)
        } else if let problem = person.newest.problem, !person.feed.isAsking {
            let trouble = ErrorPresentation(problem, question: .newestHeartbeat, of: person, context)
            frame.sentence(context.text(for: trouble, of: problem.error, person), in: inside)
        } else {
            frame.sentence(context.asking, in: inside)
        }
    }

    /// `──── 47 min ────`, `──── Sun 22 Nov, 9h 12m ────`, `──── not known yet ────`
    private func draw(
        _ day: CivilDate?, _ words: String?, _ columns: FeedColumns, in area: Rect, on frame: inout Frame
    ) {
        let parts = [day.map { Clock.day($0, today: context.today) }, words]
        let text = " \(parts.compactMap { $0 }.joined(separator: ", ")) "
        let start = area.width >= 40 ? area.x + columns.time + FeedColumns.gap : area.x
        let line = Rect(x: start, y: area.y, width: area.right - start, height: 1)
        frame.fill(line, with: context.glyphs.gap, role: .border, clip: area)
        frame.writeCentred(text, in: line, y: area.y, role: day == nil ? .dim : .title)
    }

    /// Below the oldest row: whether there is more.
    private func drawEnd(_ window: FeedLines.Window, count: Int, in inside: Rect, on frame: inout Frame) {
        let y = inside.y + window.lines.count
        guard !context.state.feed.oldestFirst, window.last == count - 1, y < inside.bottom else { return }
        frame.writeCentred(endText, in: inside, y: y, role: .dim)
    }

    private var endText: String {
        if let searching = FeedTitle(context).searching { return searching }
        if !context.state.feedFilter.isEmpty { return "no other matches" }
        if person.reachesStart, !context.state.feedWindow.hasOlder { return "nothing before" }
        return person.feed.isAsking ? "asking for older ones \(context.glyphs.ellipsis)" : ""
    }
}
