import Cells
import HackatimeAPI
import Tracker

/// Totals by language or by project, as bars.
struct BreakdownPane {
    let context: RenderContext
    let pane: PaneID

    static func draw(_ pane: PaneID, _ context: RenderContext, on frame: inout Frame) {
        guard context.layout.isShown(pane) else { return }
        BreakdownPane(context: context, pane: pane).draw(on: &frame)
    }

    private var noun: (one: String, many: String) {
        pane == .languages ? ("language", "languages") : ("project", "projects")
    }

    private var title: String { pane == .languages ? "Languages" : "Projects" }

    private func draw(on frame: inout Frame) {
        let place = context.zone.place
        switch context.state.breakdownSource {
        case .allTime(let reading):
            let range = reading.value.map { context.range(of: $0) } ?? ""
            draw(reading, abouts: [range], on: &frame)
        case .range(let reading):
            let titles = context.range.titles(zone: place)
            draw(reading, abouts: (titles.map { "\($0), from the server" } + titles).uniqued, on: &frame)
        case .counted(nil):
            say(ChartContent.nothing, abouts: context.range.titles(zone: place), on: &frame)
        case .counted(let count?):
            let abouts = CompletenessText(count).after(context.range.titles(zone: place))
            draw(CodingStats(count), nil, asOf: nil, abouts: abouts, on: &frame)
        }
    }

    private func draw(_ reading: Resource<CodingStats>, abouts: [String], on frame: inout Frame) {
        let question: APICall = if case .user(let name) = context.person.target { .userStats(name) } else { .ownStats }
        switch LoadState(reading, question: question, context: context) {
        case .asking:
            say(context.asking, on: &frame)
        case .trouble(let trouble):
            say(context.words(for: trouble, of: reading.problem?.error), role: .dim, on: &frame)
        case .data(let stats, let trouble):
            draw(stats, trouble, asOf: reading.asOf, abouts: abouts, on: &frame)
        }
    }

    private func draw(
        _ stats: CodingStats, _ trouble: ErrorPresentation?, asOf: Double?, abouts: [String], on frame: inout Frame
    ) {
        guard let rows = pane == .languages ? stats.languages : stats.projects else {
            return say("\(context.state.server) does not tell \(noun.many) here", abouts: abouts, on: &frame)
        }
        if rows.isEmpty { return say("no \(noun.many) yet", abouts: abouts, on: &frame) }
        draw(
            BreakdownRows(context.state.breakdown(pane)), total: stats.total, isOld: trouble != nil, asOf: asOf,
            abouts: abouts, on: &frame)
    }

    private func say(_ text: String, role: Role = .dim, abouts: [String] = [], on frame: inout Frame) {
        let about = context.fitting(abouts, pane, title: title)
        let inside = frame.chrome(pane, context, title: title, about: about)
        frame.sentence(text, in: inside, role: role)
    }

    private func draw(
        _ rows: BreakdownRows, total seconds: Double, isOld: Bool, asOf: Double?, abouts: [String],
        on frame: inout Frame
    ) {
        let visible = context.layout.visibleRows(pane)
        let position = pane == .languages ? context.state.lists.languages : context.state.lists.projects
        let window = ListWindow(position, count: rows.sorted.count, height: visible)
        let total = Durations.text(seconds)
        let more = rows.sorted.count - window.end
        let count = "\(rows.sorted.count) \(rows.sorted.count == 1 ? noun.one : noun.many)"
        let (beyond, arrow) = more > 0 ? (more, context.glyphs.down) : (window.top, context.glyphs.up)
        let hidden = beyond > 0 ? "\(beyond) more \(arrow)" : ""

        let hasFooter = context.layout.hasFooter(pane)
        let order = context.state.sortedByName.contains(pane) ? "by name" : ""
        let ordered = abouts.map { [$0, order].filter { !$0.isEmpty }.joined(separator: ", ") }
        let wishes = beyond > 0 ? ["\(hidden), \(total)", "\(beyond) \(arrow), \(total)", hidden, ""] : [total, ""]
        let (about, note) = context.fitting(ordered, pane, title: title, notes: hasFooter ? [] : wishes)
        let inside = frame.chrome(pane, context, title: title, about: about, note: note)
        guard !inside.isEmpty else { return }

        let columns = BreakdownColumns(rows, width: inside.width, total: seconds)
        for (line, index) in window.range.enumerated() {
            let row = Rect(x: inside.x, y: inside.y + line, width: inside.width, height: 1)
            draw(rows.sorted[index], columns, rows.longest, seconds, isOld: isOld, in: row, on: &frame)
            if index == window.selected, context.isFocused(pane) { frame.paint(row, role: .selected) }
        }
        guard hasFooter else { return }
        let y = inside.bottom - 1
        // Old figures say of when they are; why, the status line tells.
        var right = hidden
        if isOld, let asOf {
            right = "as of \(Clock.moment(asOf, now: context.now, in: context.zone))"
        }
        let width = Glyphs.width(of: right) + 2
        let whole = "\(count), \(total)"
        let left = Glyphs.width(of: whole) + width <= inside.width ? whole : total
        frame.writeCut(left, x: inside.x, y: y, columns: inside.width, role: isOld ? .stale : .dim)
        guard Glyphs.width(of: left) + width <= inside.width else { return }
        frame.writeRight(right, right: inside.right, y: y, role: isOld ? .warning : .dim, clip: inside)
    }

    private func draw(
        _ row: Breakdown, _ columns: BreakdownColumns, _ longest: Double, _ total: Double, isOld: Bool,
        in area: Rect, on frame: inout Frame
    ) {
        let name = context.clean(row.name).isEmpty ? "(no name)" : row.name
        frame.writeCut(name, x: area.x, y: area.y, columns: columns.name, role: isOld ? .stale : .plain)
        var right = area.right
        if columns.share > 0 {
            frame.writeRight(Share.text(row.seconds, of: total), right: right, y: area.y, role: .dim, clip: area)
            right -= columns.share + 1
        }
        frame.writeRight(
            Durations.text(row.seconds), right: right, y: area.y, role: isOld ? .stale : .plain, clip: area)
        guard columns.bar > 0, row.seconds > 0 else { return }
        frame.bar(
            Share.of(row.seconds, longest), x: area.x + columns.name + 1, y: area.y, columns: columns.bar,
            role: isOld ? .stale : .bar, clip: area)
    }
}

/// The rows of a breakdown in the order shown.
struct BreakdownRows {
    let sorted: [Breakdown]
    let longest: Double

    init(_ rows: [Breakdown]) {
        sorted = rows
        longest = rows.reduce(0) { max($0, $1.seconds) }
    }
}

/// The widths of a breakdown's columns. They depend on all rows, so that nothing moves while one scrolls.
struct BreakdownColumns: Equatable {
    let name: Int
    let bar: Int
    let share: Int
    /// `100 %`
    private static let shareColumns = 5

    init(_ rows: BreakdownRows, width: Int, total: Double) {
        // Far more rows than a screen holds do not change a column any more.
        let looked = rows.sorted.prefix(100)
        let longestName = looked.reduce(4) { max($0, Glyphs.width(of: $1.name)) }
        let time = Durations.text(rows.longest).utf8.count
        let most = max(width * 2 / 5, 8)
        // The share may take from the bar as long as that still tells one row from another.
        share = width - min(longestName, most) - time - 3 - Self.shareColumns >= 8 ? Self.shareColumns : 0
        let fixed = 1 + time + (share > 0 ? share + 1 : 0)
        name = max(0, min(longestName, most, width - fixed))
        let rest = width - name - fixed - 1
        bar = rest >= 4 ? rest : 0
    }
}
