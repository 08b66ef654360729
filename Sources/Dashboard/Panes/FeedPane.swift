import Cells
import HackatimeClient

/// The heartbeats as they come.
struct FeedPane {
    let scene: Scene

    static func draw(_ scene: Scene, on frame: inout Frame) {
        guard scene.layout.isShown(.feed) else { return }
        FeedPane(scene: scene).draw(on: &frame)
    }

    private func draw(on frame: inout Frame) {
        let feed = scene.state.feedLines
        let rows = feed.rows
        guard !rows.isEmpty else { return say(on: &frame) }
        let position = scene.state.feed
        let window = feed.window(position, height: scene.layout.visibleRows(.feed))
        let inside = frame.chrome(
            .feed, scene, title: "Heartbeats", about: FeedTitle(scene).about(window, feed), note: note)
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
                let row = FeedRow(rows[index], scene: scene, columns: columns, isNewest: index == newest)
                row.draw(in: area, on: &frame)
                if index == selected, scene.isFocused(.feed) { frame.paint(area, role: .selected) }
                frame.light(scene.state.feedFilter.words, in: row.searched(in: area), role: .match)
            }
        }
        drawEnd(window, count: rows.count, in: inside, on: &frame)
    }

    /// The newest row that is not from the future, and only while it is on this day's side of things.
    private func newestIndex(_ rows: [Heartbeat]) -> Int? {
        let limit = scene.now + TrackingHealth.futureLimit
        guard !scene.state.feedWindow.hasNewer, let index = rows.lastIndex(where: { $0.time <= limit }) else {
            return nil
        }
        // What a filter leaves may end long before.
        guard !scene.state.feedFilter.isEmpty else { return index }
        return rows[index].key == scene.subject.heartbeats.newest(notAfter: limit)?.key ? index : nil
    }

    private var trouble: Trouble? {
        let window = TimeWindow(start: scene.now, end: scene.now)
        return scene.subject.feed.problem.map { Trouble($0, question: .heartbeats(window), scene: scene) }
    }

    private var note: String {
        trouble?.brief ?? ""
    }

    /// There are no rows.
    private func say(on frame: inout Frame) {
        let title = FeedTitle(scene)
        let inside = frame.chrome(.feed, scene, title: "Heartbeats", about: title.filter)
        if !scene.state.feedFilter.isEmpty {
            let none = title.searching ?? "no heartbeat matches; Esc shows all rows"
            frame.sentence(none, in: inside)
        } else if let trouble {
            frame.sentence(scene.words(for: trouble, of: scene.subject.feed.problem?.error), in: inside)
        } else if case .some(.none) = scene.subject.newest.value {
            frame.sentence("no heartbeats yet; the first will show here as it comes", in: inside)
        } else if scene.subject.heartbeats.reachesStart {
            frame.sentence("no heartbeats yet; the first will show here as it comes", in: inside)
        } else if let problem = scene.subject.newest.problem, !scene.subject.feed.isAsking {
            let trouble = Trouble(problem, question: .newestHeartbeat, scene: scene)
            frame.sentence(scene.words(for: trouble, of: problem.error), in: inside)
        } else {
            frame.sentence(scene.asking, in: inside)
        }
    }

    /// `──── 47 min ────`, `──── Sun 22 Nov, 9h 12m ────`, `──── not known yet ────`
    private func draw(
        _ day: CivilDate?, _ words: String?, _ columns: FeedColumns, in area: Rect, on frame: inout Frame
    ) {
        let parts = [day.map { Clock.day($0, today: scene.today) }, words]
        let text = " \(parts.compactMap { $0 }.joined(separator: ", ")) "
        let start = area.width >= 40 ? area.x + columns.time + FeedColumns.gap : area.x
        let line = Rect(x: start, y: area.y, width: area.right - start, height: 1)
        frame.fill(line, with: scene.glyphs.gap, role: .border, clip: area)
        frame.writeCentred(text, in: line, y: area.y, role: day == nil ? .dim : .title)
    }

    /// Below the oldest row: whether there is more.
    private func drawEnd(_ window: FeedLines.Window, count: Int, in inside: Rect, on frame: inout Frame) {
        let y = inside.y + window.lines.count
        guard !scene.state.feed.oldestFirst, window.last == count - 1, y < inside.bottom else { return }
        frame.writeCentred(endWords, in: inside, y: y, role: .dim)
    }

    private var endWords: String {
        if let searching = FeedTitle(scene).searching { return searching }
        if !scene.state.feedFilter.isEmpty { return "no other matches" }
        if scene.subject.heartbeats.reachesStart, !scene.state.feedWindow.hasOlder { return "nothing before" }
        return scene.subject.feed.isAsking ? "asking for older ones \(scene.glyphs.ellipsis)" : ""
    }
}
