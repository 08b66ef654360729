import Tracker
import Cells
import HackatimeAPI

/// The feed of heartbeats.
struct FeedPane: Pane {
    let id = PaneID.feed
    let needs = Capabilities.feed
    let hints = [
        PaneHint(.detail, "detail"), PaneHint(.search, "filter"), PaneHint(.follow, "follow"),
        PaneHint(.order, "order"),
    ]

    func draw(_ person: Person, _ context: RenderContext, on frame: inout Frame) {
        _ = Self.draw(person, context, on: &frame, before: nil)
    }

    func move(_ command: Command, in state: inout DashboardState, at: Moment) -> [Effect] {
        state.moveFeed(command, at: at)
    }

    func scroll(by step: Int, in state: inout DashboardState, at: Moment) -> [Effect] {
        state.scrollFeed(by: step, at: at)
    }

    func select(at place: Point, in state: inout DashboardState) -> Bool {
        state.selectFeed(line: place.y - state.layout.inside(of: id).y)
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

    /// The inputs of the rows in the last frame.
    struct Rows {
        let feed: FeedLines
        let lines: [FeedLines.Line]
        let inside: Rect
        let columns: FeedColumns
        let words: [String]
        let newest: Int?
        /// The row drawn as selected.
        let selected: Int?
        /// The texts in the border.
        let edge: [String]
        let isFocused: Bool

        /// Whether the same lines are at the same places, ignoring the selection.
        func hasLines(of other: Rows) -> Bool {
            lines == other.lines && inside == other.inside && columns == other.columns && newest == other.newest
                && words == other.words
                && feed == other.feed
        }

        func isSelected(_ line: FeedLines.Line) -> Bool {
            if let selected, case .row(selected) = line { true } else { false }
        }
    }

    /// Draws the pane. Pass `before` if the frame already contains it and only the pane's own content has changed.
    /// Returns what the next call can reuse.
    static func draw(_ person: Person, _ context: RenderContext, on frame: inout Frame, before: Rows?) -> Rows? {
        FeedPicture(person: person, context: context).draw(on: &frame, before: before)
    }
}

private struct FeedPicture {
    let person: Person
    let context: RenderContext

    func draw(on frame: inout Frame, before: FeedPane.Rows?) -> FeedPane.Rows? {
        let feed = context.state.feedLines
        guard !feed.rows.isEmpty else {
            frame.clear(context.layout.rect(of: .feed))
            say(on: &frame)
            return nil
        }
        let position = context.state.feed
        let window = feed.window(position, height: context.layout.visibleRows(.feed))
        let inside = context.layout.inside(of: .feed)
        let columns = FeedColumns(width: inside.width, context.state.panes.feedColumns)
        let isFocused = context.isFocused(.feed)
        let place = isFocused ? feed.place(of: position.selected) : nil
        let rows = FeedPane.Rows(
            feed: feed, lines: window.lines, inside: inside, columns: columns,
            words: context.state.feedFilter.words,
            newest: newestIndex(feed.rows), selected: place.map(feed.index(at:)),
            edge: [FeedTitle(context).about(window, feed), note], isFocused: isFocused)
        let isKept = before.map(rows.hasLines(of:)) ?? false
        if !isKept { frame.clear(context.layout.rect(of: .feed)) }
        let hasSides = isKept && rows.isFocused == before?.isFocused
        if !hasSides || rows.edge != before?.edge {
            _ = frame.chrome(
                .feed, context, title: "Heartbeats", about: rows.edge[0], note: rows.edge[1], hasSides: hasSides)
        }
        guard !inside.isEmpty else { return nil }

        var hasFuture = false
        for (line, content) in rows.lines.enumerated() {
            if isKept, !rows.isSelected(content), before?.isSelected(content) == false { continue }
            let area = Rect(x: inside.x, y: inside.y + line, width: inside.width, height: 1)
            if isKept { frame.clear(area) }
            switch content {
            case .separator(let pause, let day):
                draw(day, pause.map(Durations.pause), columns, in: area, on: &frame)
            case .unknown(let day):
                draw(day, "not known yet", columns, in: area, on: &frame)
            case .row(let index):
                let row = FeedRow(feed.rows[index], context: context, columns: columns, isNewest: index == rows.newest)
                row.draw(in: area, on: &frame)
                if index == rows.selected { frame.select(area) }
                frame.light(rows.words, in: row.searched(in: area), role: .match)
                if row.isFromFuture { hasFuture = true }
            }
        }
        drawEnd(window, count: feed.rows.count, in: inside, on: &frame)
        // A row dated in the future can become a row of today at any second.
        return hasFuture ? nil : rows
    }

    /// The newest row that is not dated in the future; `nil` if the window does not reach the newest rows.
    private func newestIndex(_ rows: [Heartbeat]) -> Int? {
        guard !context.state.feedWindow.hasNewer,
            let index = rows.lastIndex(where: { $0.time <= context.state.futureLimit })
        else {
            return nil
        }
        // With a filter, the newest row shown may be much older than the newest heartbeat.
        guard !context.state.feedFilter.isEmpty else { return index }
        return rows[index].key == context.state.history.latest?.key ? index : nil
    }

    private var trouble: ErrorPresentation? {
        guard let problem = person[.feed].problem else { return nil }
        return ErrorPresentation(problem, call: person.feedCall, of: person, context)
    }

    private var note: String {
        trouble?.brief ?? ""
    }

    /// The message when there are no rows.
    private func say(on frame: inout Frame) {
        let title = FeedTitle(context)
        let inside = frame.chrome(.feed, context, title: "Heartbeats", about: title.filter)
        if !context.state.feedFilter.isEmpty {
            let none =
                title.searching ?? title.coming?.sentence
                ?? (context.state.feedFilter.isNarrow
                    ? "no heartbeat matches; Esc shows all rows" : "no heartbeats of this time are known here")
            frame.sentence(none, in: inside)
        } else if let trouble {
            frame.sentence(context.text(for: trouble, of: person.feed.problem?.error, person), in: inside)
        } else if case .some(.none) = person.newest.value {
            frame.sentence("no heartbeats yet; the first will show here as it comes", in: inside)
        } else if person.reachesStart {
            frame.sentence("no heartbeats yet; the first will show here as it comes", in: inside)
        } else if let problem = person.newest.problem, !person.feed.isAsking {
            let trouble = ErrorPresentation(problem, call: .newestHeartbeat, of: person, context)
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

    /// Below the oldest row: whether there are more.
    private func drawEnd(_ window: FeedLines.Window, count: Int, in inside: Rect, on frame: inout Frame) {
        let y = inside.y + window.lines.count
        guard y < inside.bottom else { return }
        frame.clear(Rect(x: inside.x, y: y, width: inside.width, height: 1))
        guard !context.state.feed.oldestFirst, window.last == count - 1 else { return }
        frame.writeCentred(endText, in: inside, y: y, role: .dim)
    }

    private var endText: String {
        if let searching = FeedTitle(context).searching { return searching }
        if context.state.feedFilter.isNarrow { return "no other matches" }
        if person.reachesStart, !context.state.feedWindow.hasOlder { return "nothing before" }
        return person.feed.isAsking ? "asking for older ones \(context.glyphs.ellipsis)" : ""
    }
}
