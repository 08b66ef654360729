import Cells
import HackatimeAPI
import Tracker

/// Totals by language, project or another list of the server, as bars.
struct BreakdownPane: Pane {
    let id: PaneID
    let title: String
    /// The names of one row and of several.
    let one: String
    let many: String
    /// The server's list that it shows.
    let list: any KeyPath<CodingStats, [Breakdown]?> & Sendable
    /// The row's field in the feed's filter; `nil` if the feed cannot be filtered by it.
    var filter: (any WritableKeyPath<FeedFilter, String?> & Sendable)?
    /// The colour of a row by its name.
    var ink: @Sendable (String, DashboardState) -> Ink = { name, _ in Ink(name: name) }

    var hints: [PaneHint] {
        let narrow = filter == nil ? [] : [PaneHint(.detail, "filter", needs: .feed)]
        return narrow + [PaneHint(.sort, "sort")]
    }
    var followsRange: Bool { true }

    func draw(_ person: Person, _ context: RenderContext, on frame: inout Frame) {
        BreakdownPicture(pane: self, person: person, context: context).draw(on: &frame)
    }

    /// In display order.
    func rows(of person: Person, in state: DashboardState) -> [Breakdown] {
        let rows = Figures(person, state).stats?[keyPath: list] ?? []
        guard state.sortedByName.contains(id) else { return rows }
        return rows.sorted { ($0.name.lowercased(), $0.name) < ($1.name.lowercased(), $1.name) }
    }

    func rowCount(of person: Person, in state: DashboardState) -> Int {
        state.breakdownSource(of: person).stats?[keyPath: list]?.count ?? 0
    }

    /// Narrows the feed to the selected row, or widens it again.
    func open(in state: inout DashboardState) -> [Effect] {
        guard let filter, state.shown.has(.feed), let row = selected(of: state.person, in: state) else { return [] }
        state.filter(by: filter, row.name)
        return []
    }

    func copyText(of person: Person, in state: DashboardState) -> String? {
        selected(of: person, in: state).map { "\($0.name)  \(Durations.text($0.seconds))" }
    }

    private func selected(of person: Person, in state: DashboardState) -> Breakdown? {
        // By other names, rows may stand in another order.
        let aliases = Aliases()
        let seen = state.seen(aliases)
        let rows = rows(of: seen.person, in: seen)
        let index = state.lists[id].selected
        guard rows.indices.contains(index) else { return nil }
        guard state.names == .hidden else { return rows[index] }
        return self.rows(of: person, in: state).first { aliases.stands(rows[index].name, for: $0.name) }
    }
}

private struct BreakdownPicture {
    let pane: BreakdownPane
    let person: Person
    let context: RenderContext

    func draw(on frame: inout Frame) {
        let place = context.zone.place
        switch context.figures.source {
        case .allTime(let reading):
            let range = reading.value.map { context.range(of: $0) } ?? ""
            draw(reading, abouts: [range], on: &frame)
        case .range(let reading):
            draw(reading, abouts: context.range.titles(zone: place), on: &frame)
        case .counted(nil):
            say(ChartContent.nothing, abouts: context.range.titles(zone: place), on: &frame)
        case .counted(let count?):
            let abouts = CompletenessText(count).after(context.range.titles(zone: place))
            draw(context.figures.stats ?? CodingStats(count), nil, asOf: nil, abouts: abouts, on: &frame)
        }
    }

    private func draw(_ reading: Resource<CodingStats>, abouts: [String], on frame: inout Frame) {
        switch LoadState(reading, call: person.statsCall, of: person, context) {
        case .asking:
            say(context.asking, on: &frame)
        case .trouble(let trouble):
            say(context.text(for: trouble, of: reading.problem?.error, person), role: .dim, on: &frame)
        case .data(let told, let trouble):
            draw(context.figures.stats ?? told, trouble, asOf: reading.asOf, abouts: abouts, on: &frame)
        }
    }

    private func draw(
        _ stats: CodingStats, _ trouble: ErrorPresentation?, asOf: Double?, abouts: [String], on frame: inout Frame
    ) {
        guard let rows = stats[keyPath: pane.list] else {
            return say("\(context.state.server) does not tell \(pane.many) here", abouts: abouts, on: &frame)
        }
        if rows.isEmpty { return say("no \(pane.many) yet", abouts: abouts, on: &frame) }
        draw(
            BreakdownRows(pane.rows(of: person, in: context.state)), total: context.figures.total ?? stats.total,
            isOld: trouble != nil, asOf: asOf, abouts: abouts, on: &frame)
    }

    private func say(_ text: String, role: Role = .dim, abouts: [String] = [], on frame: inout Frame) {
        let about = context.fitting(abouts, pane.id, title: pane.title)
        let inside = frame.chrome(pane.id, context, title: pane.title, about: about)
        frame.sentence(text, in: inside, role: role)
    }

    private func draw(
        _ rows: BreakdownRows, total seconds: Double, isOld: Bool, asOf: Double?, abouts: [String],
        on frame: inout Frame
    ) {
        let visible = context.layout.visibleRows(pane.id)
        let position = context.state.lists[pane.id]
        let window = ListWindow(position, count: rows.sorted.count, height: visible)
        let sum = SumText(rows: rows.sum, total: seconds, isPart: context.figures.isPart)
        let more = rows.sorted.count - window.end
        let count = "\(rows.sorted.count) \(rows.sorted.count == 1 ? pane.one : pane.many)"
        let (beyond, arrow) = more > 0 ? (more, context.glyphs.down) : (window.top, context.glyphs.up)
        let hidden = beyond > 0 ? "\(beyond) more \(arrow)" : ""

        let hasFooter = context.layout.hasFooter(pane.id)
        let order = context.state.sortedByName.contains(pane.id) ? "by name" : ""
        let ordered = abouts.map { [$0, order].filter { !$0.isEmpty }.joined(separator: ", ") }
        let isCut = beyond > 0 || isOld
        let sums = sum.texts(isCut: isCut)
        let wishes =
            beyond > 0
            ? [hidden, "\(beyond) \(arrow)"].flatMap { start in sums.map { "\(start), \($0)" } } + [hidden, ""]
            : sums + [""]
        let (about, note) = context.fitting(ordered, pane.id, title: pane.title, notes: hasFooter ? [] : wishes)
        let inside = frame.chrome(pane.id, context, title: pane.title, about: about, note: note)
        guard !inside.isEmpty else { return }

        let columns = BreakdownColumns(rows, width: inside.width)
        for (line, index) in window.range.enumerated() {
            let row = Rect(x: inside.x, y: inside.y + line, width: inside.width, height: 1)
            draw(rows.sorted[index], columns, rows, isOld: isOld, in: row, on: &frame)
            if index == window.selected, context.isFocused(pane.id) { frame.select(row) }
        }
        guard hasFooter else { return }
        let y = inside.bottom - 1
        // Old figures show their time. The status line says why they are old.
        var right = hidden
        if isOld, let asOf {
            right = "as of \(Clock.moment(asOf, now: context.now, in: context.zone))"
        }
        let width = right.isEmpty ? 0 : Glyphs.width(of: right) + 2
        let lefts = sums.map { "\(count), \($0)" }.prefix(2) + sums
        let left = lefts.first { Glyphs.width(of: $0) + width <= inside.width } ?? sums[sums.count - 1]
        frame.writeCut(left, x: inside.x, y: y, columns: inside.width, role: isOld ? .stale : .dim)
        guard Glyphs.width(of: left) + width <= inside.width else { return }
        frame.writeRight(right, right: inside.right, y: y, role: isOld ? .warning : .dim, clip: inside)
    }

    private func draw(
        _ row: Breakdown, _ columns: BreakdownColumns, _ rows: BreakdownRows, isOld: Bool, in area: Rect,
        on frame: inout Frame
    ) {
        let name = context.clean(row.name).isEmpty ? "(no name)" : row.name
        frame.writeCut(name, x: area.x, y: area.y, columns: columns.name, role: isOld ? .stale : .plain)
        var right = area.right
        if columns.share > 0 {
            frame.writeRight(Share.text(row.seconds, of: rows.sum), right: right, y: area.y, role: .dim, clip: area)
            right -= columns.share + 1
        }
        frame.writeRight(
            Durations.text(row.seconds), right: right, y: area.y, role: isOld ? .stale : .plain, clip: area)
        guard columns.bar > 0, row.seconds > 0 else { return }
        frame.bar(
            Share.of(row.seconds, rows.longest), x: area.x + columns.name + 1, y: area.y, columns: columns.bar,
            role: isOld ? .stale : Role(pane.ink(row.name, context.state)), openRole: .barOpen, clip: area)
    }
}
