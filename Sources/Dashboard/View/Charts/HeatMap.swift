import Cells
import HackatimeAPI

/// A map of a year: a column per week, a row per weekday, darker for more work.
struct HeatMap: Chart {
    /// The days shown, in order.
    let days: [ChartDay]
    private let columns: Int
    private let weeks: Int
    private let monday: Int
    private let longest: Double
    private let context: RenderContext

    /// `Mon `
    private static let labelColumns = 4
    private static let maxWeeks = 53
    private static let monthGap = 4
    private static let fewestMonthColumns = 30
    private static let mostBarColumns = 60
    /// ` 123h 45m`
    private static let figureColumns = 10
    /// So many fit, whatever weekday is the first.
    static let maxDays = (maxWeeks - 1) * 7 + 1

    /// Shows the newest weeks that fit the width.
    init(_ days: [ChartDay], width: Int, _ context: RenderContext) {
        let room = max(1, width - Self.labelColumns)
        let last = days.last?.last ?? context.today
        let fits = min(Self.maxWeeks, room)
        let oldest = last.dayNumber - (last.weekday - 1) - (fits - 1) * 7
        self.days = days.filter { $0.first.dayNumber >= oldest }
        let first = self.days.first?.first ?? last
        monday = first.dayNumber - (first.weekday - 1)
        weeks = (last.dayNumber - monday) / 7 + 1
        columns = max(1, min(3, room / max(1, weeks)))
        longest = self.days.reduce(1) { max($0, $1.seconds) }
        self.context = context
    }

    var first: CivilDate { days.first?.first ?? CivilDate(dayNumber: monday) }
    var start: ChartPick? { days.last?.pick }

    var grid: [[ChartPick?]] {
        var rows = Array(repeating: Array(repeating: ChartPick?.none, count: weeks), count: 7)
        for day in days { rows[day.first.weekday - 1][week(of: day)] = day.pick }
        return rows
    }

    func part(_ pick: ChartPick) -> ChartPart? { days.first { $0.pick == pick }?.part(context) }

    var legends: [Legend] {
        Legend.shades(
            upTo: longest, hasUnknown: days.contains { $0.completeness == .unknown }, context.glyphs)
    }

    private func week(of day: ChartDay) -> Int { (day.first.dayNumber - monday) / 7 }

    func draw(in rect: Rect, picked: ChartPick?, on frame: inout Frame) {
        // Months above, then a row per weekday.
        let grid = squares(in: rect)
        for weekday in stride(from: 1, through: 7, by: 2) where weekday <= grid.height {
            let name = CivilDate(dayNumber: monday + weekday - 1).weekdayName
            frame.write(name, x: rect.x, y: grid.y + weekday - 1, role: .dim, clip: rect)
        }
        let squares = Squares(context.glyphs)
        var free = grid.x
        for (index, day) in days.enumerated() {
            let isFirst = index == 0
            let x = square(of: day, in: grid).x
            if day.first.day == 1 || isFirst, x >= free {
                // A month that begins in the middle of a week is labelled above that week.
                let isTight = isFirst && day.first.day > 14 && days.count > 17
                if !isTight { free = x + 1 + frame.write(day.first.monthName, x: x, y: rect.y, role: .dim, clip: rect) }
            }
            let square = square(of: day, in: grid)
            let cell = squares.cell(day, longest: longest)
            frame.fill(square, with: cell, clip: grid)
            // A blank in the square's colour: switching to the plain colour and back costs ten bytes a day.
            let gap = Rect(x: square.right, y: square.y, width: columns - square.width, height: 1)
            frame.fill(gap, with: squares.blank(cell.role), clip: grid)
            if day.pick == picked, square.y < grid.bottom { frame.pick(square, role: cell.role) }
        }
        let used = weeks * columns + Self.monthGap
        drawMonths(
            in: Rect(x: grid.x + used, y: grid.y, width: grid.width - used, height: grid.height), on: &frame)
    }

    private func squares(in rect: Rect) -> Rect {
        Rect(
            x: rect.x + Self.labelColumns, y: rect.y + 1, width: rect.width - Self.labelColumns,
            height: min(7, rect.height - 1))
    }

    private func square(of day: ChartDay, in grid: Rect) -> Rect {
        Rect(
            x: grid.x + week(of: day) * columns, y: grid.y + day.first.weekday - 1, width: max(1, columns - 1),
            height: 1)
    }

    func area(of pick: ChartPick, in rect: Rect) -> Rect? {
        days.first { $0.pick == pick }.map { square(of: $0, in: squares(in: rect)) }
    }

    /// The newest months beside the map, if there is room for their bars.
    private func drawMonths(in rect: Rect, on frame: inout Frame) {
        guard rect.width >= Self.fewestMonthColumns, rect.height > 0 else { return }
        let months = ChartDay.months(days).suffix(rect.height)
        let longest = months.reduce(1) { max($0, $1.seconds) }
        for (offset, month) in months.enumerated() where month.completeness != .unknown {
            let y = rect.y + offset
            frame.write(month.label, x: rect.x, y: y, role: .dim, clip: rect)
            let bar = min(Self.mostBarColumns, rect.width - 4 - Self.figureColumns)
            frame.bar(
                month.seconds / longest, x: rect.x + 4, y: y, columns: bar, openRole: .barOpen, clip: rect)
            frame.writeRight(
                ChartDay.figure(month.seconds, month.completeness), right: rect.x + 4 + bar + Self.figureColumns, y: y,
                clip: rect)
        }
    }
}

/// The cells of a map. Their glyphs are parsed once, not once per day.
private struct Squares {
    private let unknown: Cell
    private let levels: [Cell]
    private let space = Cell(" ", .plain)

    init(_ glyphs: GlyphSet) {
        unknown = Cell(glyphs.unknown, .dim)
        levels = zip(glyphs.levels, Levels.roles).map { Cell($0, $1) }
    }

    func cell(_ day: ChartDay, longest: Double) -> Cell {
        if day.completeness == .unknown { return unknown }
        var cell = levels[Levels.of(day.seconds, longest)]
        if day.completeness == .partial { cell.role = .stale }
        return cell
    }

    func blank(_ role: Role) -> Cell {
        var cell = space
        cell.role = role
        return cell
    }
}
