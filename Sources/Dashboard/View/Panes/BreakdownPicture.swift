import Cells
import HackatimeAPI
import Tracker

/// Draws a list of figures.
struct BreakdownPicture {
    let pane: BreakdownPane
    let person: Person
    let context: RenderContext

    func draw(on frame: inout Frame) {
        if case .field(let field) = pane.source { return draw(field, on: &frame) }
        let place = context.zone.place
        switch context.figures.source {
        case .allTime(let reading):
            let range = reading.value.map { context.range(of: $0) } ?? ""
            draw(reading, abouts: [range], on: &frame)
        case .range(let reading):
            draw(reading, abouts: context.range.titles(zone: place), on: &frame)
        case .counted(nil):
            say(ChartContent.nothing(of: person), abouts: context.range.titles(zone: place), on: &frame)
        case .counted(let count?):
            if count.total == 0, let refusal = ChartContent.refusal(of: person) {
                return say(refusal, abouts: context.range.titles(zone: place), on: &frame)
            }
            let abouts = CompletenessText(count).after(context.range.titles(zone: place))
            draw(context.figures.stats ?? CodingStats(count), nil, asOf: nil, abouts: abouts, on: &frame)
        }
    }

    /// A list that is counted here, whatever the server tells.
    private func draw(_ field: HeartbeatField, on frame: inout Frame) {
        let titles = context.range.titles(zone: context.zone.place)
        guard let count = context.state.fieldCount(field), let known = context.state.rangeCount(of: person) else {
            return say(ChartContent.nothing(of: person), abouts: titles, on: &frame)
        }
        let abouts = CompletenessText(known).after(titles)
        guard count.rows.contains(where: { $0.name != Breakdown.nameless }) else {
            let text = count.rows.isEmpty && field != .author ? "no \(pane.many) yet" : pane.unnamed
            return say(text, abouts: abouts, on: &frame)
        }
        draw(
            BreakdownRows(pane.rows(of: person, in: context.state), rest: isFiltered ? 0 : count.rest),
            of: count.rows.count + count.restCount, total: context.figures.total ?? known.total,
            isPart: known.isPart || context.figures.isPart, isOld: false, asOf: nil, abouts: abouts, on: &frame)
    }

    private var words: [String] { context.state.listWords[pane.id] }
    private var isFiltered: Bool { !words.isEmpty }

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
        guard case .stats(let list) = pane.source, let rows = stats[keyPath: list] else {
            return say("\(context.state.server) does not tell \(pane.many) here", abouts: abouts, on: &frame)
        }
        if rows.isEmpty { return say("no \(pane.many) yet", abouts: abouts, on: &frame) }
        draw(
            BreakdownRows(pane.rows(of: person, in: context.state)), of: rows.count,
            total: context.figures.total ?? stats.total, isPart: context.figures.isPart, isOld: trouble != nil,
            asOf: asOf, abouts: abouts, on: &frame)
    }

    private func say(_ text: String, role: Role = .dim, abouts: [String] = [], on frame: inout Frame) {
        let about = context.fitting(abouts, pane.id, title: pane.title)
        let inside = frame.chrome(pane.id, context, title: pane.title, about: about)
        frame.sentence(text, in: inside, role: role)
    }

    private func draw(
        _ rows: BreakdownRows, of all: Int, total seconds: Double, isPart: Bool, isOld: Bool, asOf: Double?,
        abouts: [String], on frame: inout Frame
    ) {
        if rows.sorted.isEmpty {
            let text = context.clean(words.joined(separator: " "))
            return say("no \(pane.one) of \(all) matches \(text)", abouts: abouts, on: &frame)
        }
        let visible = context.layout.visibleRows(pane.id)
        let position = context.state.lists[pane.id]
        let window = ListWindow(position, count: rows.sorted.count, height: visible)
        let more = (isFiltered ? rows.sorted.count : all) - window.end
        let shown = isFiltered ? "\(rows.sorted.count) of \(all)" : "\(all)"
        let count = "\(shown) \(all == 1 ? pane.one : pane.many)"
        let (beyond, arrow) = more > 0 ? (more, context.glyphs.down) : (window.top, context.glyphs.up)
        let hidden = beyond > 0 ? "\(beyond) more \(arrow)" : ""

        let hasFooter = context.layout.hasFooter(pane.id)
        let order = context.state.sortedByName.contains(pane.id) ? "by name" : ""
        let seen = context.state.names == .shown ? context.clean(words.joined(separator: " ")) : "hidden"
        let filter = isFiltered ? "filter: \(seen), \(shown)" : ""
        let ordered = (isFiltered ? abouts + [""] : abouts).map { about in
            [filter, about, order].filter { !$0.isEmpty }.joined(separator: ", ")
        }
        let sums = sums(rows, of: seconds, isPart: isPart, isCut: beyond > 0 || isOld)
        let wishes =
            beyond > 0
            ? [hidden, "\(beyond) \(arrow)"].flatMap { start in sums.map { "\(start), \($0)" } } + [hidden, ""]
            : sums + [""]
        let (about, note) = context.fitting(ordered, pane.id, title: pane.title, notes: hasFooter ? [] : wishes)
        let inside = frame.chrome(pane.id, context, title: pane.title, about: about, note: note)
        guard !inside.isEmpty else { return }

        let columns = BreakdownColumns(
            rows, time: pane.text(rows.longest), isLong: pane.hasLongNames, width: inside.width)
        let shares = columns.share > 0 ? rows.shares : []
        for (line, index) in window.range.enumerated() {
            let row = Rect(x: inside.x, y: inside.y + line, width: inside.width, height: 1)
            draw(
                rows.sorted[index], share: shares.isEmpty ? "" : shares[index], columns, rows, isOld: isOld, in: row,
                on: &frame)
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

    /// What the rows add up to, longest first.
    private func sums(_ rows: BreakdownRows, of total: Double, isPart: Bool, isCut: Bool) -> [String] {
        if case .field(.author) = pane.source { return ["\(pane.text(rows.sum)) lines"] }
        if isFiltered { return [Durations.text(rows.sum)] }
        return SumText(rows: rows.sum, total: total, isPart: isPart).texts(isCut: isCut)
    }

    private func draw(
        _ row: Breakdown, share: String, _ columns: BreakdownColumns, _ rows: BreakdownRows, isOld: Bool, in area: Rect,
        on frame: inout Frame
    ) {
        let name = context.clean(row.name).isEmpty ? "(no name)" : row.name
        frame.writeCut(
            name, x: area.x, y: area.y, columns: columns.name, fromLeft: pane.isPath, role: isOld ? .stale : .plain)
        var right = area.right
        if columns.share > 0 {
            frame.writeRight(share, right: right, y: area.y, role: .dim, clip: area)
            right -= columns.share + 1
        }
        frame.writeRight(
            pane.text(row.seconds), right: right, y: area.y, role: isOld ? .stale : .plain, clip: area)
        guard columns.bar > 0, row.seconds > 0 else { return }
        frame.bar(
            Share.of(row.seconds, rows.longest), x: area.x + columns.name + 1, y: area.y, columns: columns.bar,
            role: isOld ? .stale : Role(pane.ink(row.name, context.state)), openRole: .barOpen, clip: area)
    }
}
