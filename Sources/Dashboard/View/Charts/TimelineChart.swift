import Cells
import HackatimeAPI
import Tracker

/// A day by quarter hours: a row per project if there is room, with the hours of the clock below.
struct TimelineChart {
    private let timeline: Timeline
    private let context: RenderContext
    private let start: Double
    /// For each slot, whether its content is known, and whether it is in the future.
    private let isKnown: [Bool]
    private let isOpen: [Bool]

    /// The number of quarter hours in one column: the first that fits.
    private static let steps = [1, 2, 4, 8, 12, 16, 24, 48, 100]
    /// With less room than this, names and figures are left out.
    private static let minName = 18
    private static let timeColumns = 8

    init(_ timeline: Timeline, _ context: RenderContext) {
        self.timeline = timeline
        self.context = context
        start = context.zone.start(of: timeline.day)
        let first = start
        isOpen = timeline.slots.indices.map { first + Double($0) * Timeline.slotLength > context.minute }
        let known = context.state.history.coverage.known
        isKnown = timeline.slots.enumerated().map { index, slot in
            let begin = first + Double(index) * Timeline.slotLength
            // The current quarter hour was requested a moment ago.
            let end = min(begin + Timeline.slotLength, max(begin + 1, context.minute - Timeline.slotLength))
            return timeline.completeness.isWhole || slot.seconds > 0
                || known.covers(Coverage.Stretch(start: begin, end: end))
        }
    }

    private struct Row {
        var name: String
        var seconds: [Double]
        var total: Double
    }

    func draw(in rect: Rect, on frame: inout Frame) {
        let count = timeline.slots.count
        let withNames = Self.steps.first { (count + $0 - 1) / $0 + Self.minName <= rect.width }
        let step = withNames ?? Self.steps.first { (count + $0 - 1) / $0 <= rect.width } ?? count
        let cells = (count + step - 1) / step
        let scale = rect.height >= 2 ? 1 : 0
        let rows = rows(fitting: rect.height - scale)
        let names =
            withNames == nil || rows.allSatisfy(\.name.isEmpty) ? 0 : nameColumns(rows, room: rect.width - cells)
        let columns = max(1, min(3, (rect.width - names) / cells))
        let height = max(1, min(4, (rect.height - scale) / max(1, rows.count)))
        for (index, row) in rows.enumerated() {
            let line = Rect(x: rect.x, y: rect.y + index * height, width: rect.width, height: height)
            if names > 0 { drawName(row, columns: names, in: line, on: &frame) }
            for cell in 0..<cells {
                let slots = (cell * step)..<min(count, (cell + 1) * step)
                let area = Rect(
                    x: rect.x + names + cell * columns, y: line.y, width: columns,
                    height: max(1, height - (height > 2 ? 1 : 0)))
                draw(row, slots, in: area, isFirst: index == 0, on: &frame)
            }
        }
        guard scale > 0 else { return }
        let below = Rect(
            x: rect.x + names, y: rect.y + max(1, rows.count) * height, width: cells * columns, height: 1)
        drawScale(slotColumns: Double(columns) / Double(step), in: below, on: &frame)
    }

    private func draw(_ row: Row, _ slots: Range<Int>, in area: Rect, isFirst: Bool, on frame: inout Frame) {
        let seconds = slots.reduce(0) { $0 + row.seconds[$1] }
        if seconds > 0 {
            frame.column(
                seconds / (Double(slots.count) * Timeline.slotLength), in: area,
                role: row.name.isEmpty ? .bar : Role(context.state.projectInks[row.name]))
        } else if isFirst, slots.contains(where: { !isKnown[$0] && !isOpen[$0] }) {
            let foot = Rect(x: area.x, y: area.bottom - 1, width: area.width, height: 1)
            frame.fill(foot, with: context.glyphs.unknown, role: .dim)
        }
    }

    private func drawName(_ row: Row, columns: Int, in line: Rect, on frame: inout Frame) {
        frame.writeCut(row.name, x: line.x, y: line.y, columns: columns - 1 - Self.timeColumns)
        frame.writeRight(Durations.text(row.total), right: line.x + columns - 1, y: line.y, role: .dim, clip: line)
    }

    private func nameColumns(_ rows: [Row], room: Int) -> Int {
        let longest = rows.reduce(4) { max($0, Glyphs.width(of: $1.name)) }
        return min(room, min(20, longest) + 1 + Self.timeColumns)
    }

    /// The projects that fit, with the rest together on the last row. One row for everything if there is only one.
    private func rows(fitting height: Int) -> [Row] {
        let lanes = timeline.lanes
        let all = { (lanes: ArraySlice<Timeline.Lane>, name: String) in
            Row(
                name: name, seconds: timeline.slots.indices.map { slot in lanes.reduce(0) { $0 + $1.seconds[slot] } },
                total: lanes.reduce(0) { $0 + $1.total })
        }
        if height >= lanes.count, !lanes.isEmpty { return lanes.map { all([$0], name($0)) } }
        guard height >= 2, lanes.count > 1 else {
            return [all(lanes[...], lanes.count == 1 ? name(lanes[0]) : "")]
        }
        let others = lanes[(height - 1)...]
        return lanes[..<(height - 1)].map { all([$0], name($0)) } + [all(others, "\(others.count) others")]
    }

    private func name(_ lane: Timeline.Lane) -> String {
        let name = context.clean(lane.project)
        return name.isEmpty ? "(no name)" : name
    }

    /// The hours of the clock, and a mark for the current time.
    private func drawScale(slotColumns: Double, in row: Rect, on frame: inout Frame) {
        let hourColumns = slotColumns * 4
        let step = [1, 2, 3, 4, 6, 12].first { Double($0) * hourColumns >= 3 } ?? 24
        let isToday = timeline.day == context.today
        let mark = isToday ? row.x + Int((context.minute - start) / Timeline.slotLength * slotColumns) : row.right
        frame.write(isToday ? context.glyphs.up : "", x: mark, y: row.y, role: .strong, clip: row)
        var free = row.x
        for index in timeline.slots.indices {
            let time = context.zone.civilTime(at: start + Double(index) * Timeline.slotLength)
            guard time.minute == 0, time.hour % step == 0 else { continue }
            let x = row.x + Int(Double(index) * slotColumns)
            let text = "\(time.hour)"
            guard x >= free, x + text.utf8.count <= row.right else { continue }
            // No hour is drawn over the mark.
            guard mark < x - 1 || mark > x + text.utf8.count else { continue }
            free = x + 1 + frame.write(text, x: x, y: row.y, role: .dim, clip: row)
        }
    }
}
