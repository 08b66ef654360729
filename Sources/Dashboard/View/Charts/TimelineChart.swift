import Cells
import HackatimeAPI
import Tracker

/// A day by quarter hours: a row per project if there is room, with the hours of the clock below. It begins and ends
/// with the day's work.
struct TimelineChart: Chart {
    private let timeline: Timeline
    private let context: RenderContext
    private let dayStart: Double
    /// For each slot, whether its content is known, and whether it is in the future.
    private let isKnown: [Bool]
    private let isOpen: [Bool]
    /// The slots of each hour of the clock that is shown.
    private let hours: [Range<Int>]
    /// All slots that are shown.
    private let window: Range<Int>

    /// The number of quarter hours in one column: the first that fits.
    private static let steps = [1, 2, 4, 8, 12, 16, 24, 48, 100]
    private static let widestSlot = 8
    /// With less room than this, names and figures are left out.
    private static let minName = 18
    private static let timeColumns = 8
    private static let fewestHours = 6

    /// - Parameter isWhole: All of the day's heartbeats are known, as far as it has come.
    init(_ timeline: Timeline, isWhole: Bool, _ context: RenderContext) {
        self.timeline = timeline
        self.context = context
        let first = context.zone.start(of: timeline.day)
        dayStart = first
        let isOpen = timeline.slots.indices.map { first + Double($0) * Timeline.slotLength > context.minute }
        let known = context.state.history.coverage.known
        let isKnown = timeline.slots.enumerated().map { index, slot in
            let begin = first + Double(index) * Timeline.slotLength
            // The current quarter hour was requested a moment ago.
            let end = min(begin + Timeline.slotLength, max(begin + 1, context.minute - Timeline.slotLength))
            return isWhole || slot.seconds > 0
                || known.covers(Coverage.Stretch(start: begin, end: end))
        }
        // The work, what may still hold some, and on this day the present.
        var used = timeline.slots.indices.filter { timeline.slots[$0].seconds > 0 || !isKnown[$0] && !isOpen[$0] }
        if !used.isEmpty, timeline.day == context.today, let now = isOpen.lastIndex(of: false) { used.append(now) }
        hours = Self.shown(Self.hours(of: timeline, from: first, in: context.zone), used: used)
        window = (hours.first?.lowerBound ?? 0)..<(hours.last?.upperBound ?? 0)
        (self.isOpen, self.isKnown) = (isOpen, isKnown)
    }

    /// The day's slots by hour of the clock. Where the clock goes back, an hour comes twice.
    private static func hours(of timeline: Timeline, from start: Double, in zone: ZoneRules) -> [Range<Int>] {
        var hours: [Range<Int>] = []
        var last: (hour: Int, offset: Int)?
        for index in timeline.slots.indices {
            let time = start + Double(index) * Timeline.slotLength
            let (hour, offset) = (zone.civilTime(at: time).hour, zone.offset(at: time))
            if let last, last == (hour, offset), let group = hours.popLast() {
                hours.append(group.lowerBound..<index + 1)
            } else {
                hours.append(index..<index + 1)
            }
            last = (hour, offset)
        }
        return hours
    }

    /// From the first to the last that is used, and more after and then before them, if they are few.
    private static func shown(_ hours: [Range<Int>], used: [Int]) -> [Range<Int>] {
        guard let low = used.min(), let high = used.max(),
            var first = hours.firstIndex(where: { $0.contains(low) }),
            var last = hours.firstIndex(where: { $0.contains(high) })
        else { return hours }
        last = min(hours.count - 1, max(last, first + fewestHours - 1))
        first = max(0, min(first, last - fewestHours + 1))
        return Array(hours[first...last])
    }

    // MARK: Parts

    private func time(of slot: Int) -> Double { dayStart + Double(slot) * Timeline.slotLength }

    private func pick(_ hour: Range<Int>) -> ChartPick { .hour(time(of: hour.lowerBound)) }

    var grid: [[ChartPick?]] { [hours.map { isOpen[$0.lowerBound] ? nil : pick($0) }] }

    /// The last hour with work.
    var start: ChartPick? {
        let begun = hours.filter { !isOpen[$0.lowerBound] }
        let hour = begun.last { $0.contains { timeline.slots[$0].seconds > 0 } } ?? begun.last
        return hour.map(pick)
    }

    func part(_ pick: ChartPick) -> ChartPart? {
        guard let hour = hours.first(where: { self.pick($0) == pick }) else { return nil }
        let seconds = timeline.slots[hour].reduce(0) { $0 + $1.seconds }
        let isWhole = hour.allSatisfy { isKnown[$0] || isOpen[$0] }
        let (begin, end) = (time(of: hour.lowerBound), time(of: hour.upperBound))
        let clock = { Clock.minutes($0, in: context.zone) }
        let when =
            "\(clock(begin))\(context.glyphs.dash)\(hour.upperBound == timeline.slots.count ? "24:00" : clock(end))"
        let words = ChartDay.figure(seconds, isWhole ? .known : seconds > 0 ? .partial : .unknown)
        let lanes = timeline.lanes.map { (name: name($0), seconds: $0.seconds[hour].reduce(0, +)) }
            .filter { $0.seconds >= 60 }.sorted { $0.seconds > $1.seconds }
            .map { "\($0.name) \(Durations.text($0.seconds))" }
        let all = "\(when), \(words)"
        return ChartPart(
            titles: [3, 2, 1].filter { $0 <= lanes.count }.map { "\(all): \(lanes.prefix($0).joined(separator: ", "))" }
                + [all, words],
            copyText: "\(timeline.day.text) \(when)  \(([words] + lanes).joined(separator: "  "))",
            range: DateRange(.today, with: timeline.day, today: context.today), time: begin..<end)
    }

    // MARK: Drawing

    private struct Row {
        var name: String
        var seconds: [Double]
        var total: Double
    }

    /// How the slots are spread over a place.
    private struct Spread {
        var rows: [Row]
        /// Quarter hours in one cell.
        var step: Int
        var cells: Int
        /// Rows of the hours below.
        var scale: Int
        /// Columns of the names at the left.
        var names: Int
        var slotColumns: Double
    }

    private func spread(in rect: Rect) -> Spread {
        let count = window.count
        let withNames = Self.steps.first { (count + $0 - 1) / $0 + Self.minName <= rect.width }
        let step = withNames ?? Self.steps.first { (count + $0 - 1) / $0 <= rect.width } ?? max(1, count)
        let cells = max(1, (count + step - 1) / step)
        let scale = rect.height >= 2 ? 1 : 0
        let rows = rows(fitting: rect.height - scale)
        let names =
            withNames == nil || rows.allSatisfy(\.name.isEmpty) ? 0 : nameColumns(rows, room: rect.width - cells)
        // The last column is left for the mark of midnight.
        let columns = max(cells, min(Self.widestSlot * cells, rect.width - names - 2))
        return Spread(
            rows: rows, step: step, cells: cells, scale: scale, names: names,
            slotColumns: Double(columns) / Double(cells * step))
    }

    func area(of pick: ChartPick, in rect: Rect) -> Rect? {
        guard let hour = hours.first(where: { self.pick($0) == pick }) else { return nil }
        let spread = spread(in: rect)
        let x = { (slot: Int) in
            rect.x + spread.names + Int(Double(slot - window.lowerBound) * spread.slotColumns)
        }
        let left = x(hour.lowerBound)
        return Rect(x: left, y: rect.y, width: max(1, x(hour.upperBound) - left), height: rect.height)
    }

    func draw(in rect: Rect, picked: ChartPick?, on frame: inout Frame) {
        let spread = spread(in: rect)
        let (rows, step, scale, names, slotColumns) = (
            spread.rows, spread.step, spread.scale, spread.names, spread.slotColumns
        )
        // A blank row between two projects, if there is room.
        let height = max(1, min(4, (rect.height - scale + 1) / max(1, rows.count)))
        for (index, row) in rows.enumerated() {
            let line = Rect(x: rect.x, y: rect.y + index * height, width: rect.width, height: max(1, height - 1))
            if names > 0 { drawName(row, columns: names, in: line, on: &frame) }
            for cell in 0..<spread.cells {
                let slots =
                    (window.lowerBound + cell * step)..<min(window.upperBound, window.lowerBound + (cell + 1) * step)
                let x = { (cell: Int) in rect.x + names + Int(Double(cell * step) * slotColumns) }
                let area = Rect(x: x(cell), y: line.y, width: x(cell + 1) - x(cell), height: line.height)
                draw(row, slots, in: area, isFirst: index == 0, on: &frame)
            }
        }
        let lines = max(1, rows.count) * height - (height > 1 ? 1 : 0)
        let plot = Rect(x: rect.x + names, y: rect.y, width: rect.width - names, height: lines)
        if scale > 0 {
            drawScale(
                slotColumns: slotColumns, in: Rect(x: plot.x, y: plot.bottom, width: plot.width, height: 1), on: &frame)
        }
        guard let picked, let hour = hours.first(where: { pick($0) == picked }),
            let area = area(of: picked, in: rect)
        else { return }
        guard scale > 0 else {
            return frame.select(Rect(x: area.x, y: plot.y, width: area.width, height: 1).intersection(plot))
        }
        let text = "\(context.zone.civilTime(at: time(of: hour.lowerBound)).hour)"
        let row = Rect(x: plot.x, y: plot.bottom, width: plot.width, height: 1)
        frame.pickLabel(text, x: area.x, y: row.y, columns: max(1, area.width - 1), in: row)
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

    /// The hours of the clock, and a mark for the current time. Midnight stands out at either end.
    private func drawScale(slotColumns: Double, in row: Rect, on frame: inout Frame) {
        let hourColumns = slotColumns * 4
        let step = [1, 2, 3, 4, 6, 12].first { Double($0) * hourColumns >= 3 } ?? 24
        let place = { (slot: Double) in row.x + Int((slot - Double(window.lowerBound)) * slotColumns) }
        let isToday = timeline.day == context.today
        let mark = isToday ? place((context.minute - dayStart) / Timeline.slotLength) : row.right
        frame.write(isToday ? context.glyphs.up : "", x: mark, y: row.y, role: .strong, clip: row)
        var free = row.x
        func label(_ text: String, at slot: Int, role: Role) {
            let x = place(Double(slot))
            // No hour is drawn over the mark.
            guard x >= free, x + text.utf8.count <= row.right, mark < x - 1 || mark > x + text.utf8.count else {
                return
            }
            free = x + 1 + frame.write(text, x: x, y: row.y, role: role, clip: row)
        }
        for slot in window {
            let time = context.zone.civilTime(at: time(of: slot))
            guard time.minute == 0, time.hour % step == 0 else { continue }
            label("\(time.hour)", at: slot, role: slot == 0 ? .strong : .dim)
        }
        if window.upperBound == timeline.slots.count { label("24", at: window.upperBound, role: .strong) }
    }
}
