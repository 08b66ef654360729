import Cells
import HackatimeAPI

/// A map of a year: a column per week, a row per weekday, darker for more work.
struct HeatMap {
    /// The days shown, in order.
    let days: [ChartDay]
    private let columns: Int
    private let monday: Int
    private let glyphs: GlyphSet

    /// `Mon `
    private static let labelColumns = 4
    private static let maxWeeks = 53

    /// Shows the newest weeks that fit the width.
    init(_ days: [ChartDay], width: Int, _ context: RenderContext) {
        let room = max(1, width - Self.labelColumns)
        let last = days.last?.last ?? context.today
        let fits = min(Self.maxWeeks, room)
        let oldest = last.dayNumber - (last.weekday - 1) - (fits - 1) * 7
        self.days = days.filter { $0.first.dayNumber >= oldest }
        let first = self.days.first?.first ?? last
        monday = first.dayNumber - (first.weekday - 1)
        let weeks = (last.dayNumber - monday) / 7 + 1
        columns = max(1, min(3, room / max(1, weeks)))
        glyphs = context.glyphs
    }

    var first: CivilDate { days.first?.first ?? CivilDate(dayNumber: monday) }

    func draw(in rect: Rect, on frame: inout Frame) {
        // Months above, then a row per weekday.
        let grid = Rect(
            x: rect.x + Self.labelColumns, y: rect.y + 1, width: rect.width - Self.labelColumns,
            height: min(7, rect.height - 1))
        for weekday in stride(from: 1, through: 7, by: 2) where weekday <= grid.height {
            let name = CivilDate(dayNumber: monday + weekday - 1).weekdayName
            frame.write(name, x: rect.x, y: grid.y + weekday - 1, role: .dim, clip: rect)
        }
        let longest = days.reduce(1) { max($0, $1.seconds) }
        let squares = Squares(glyphs)
        var free = grid.x
        for (index, day) in days.enumerated() {
            let isFirst = index == 0
            let week = (day.first.dayNumber - monday) / 7
            let x = grid.x + week * columns
            if day.first.day == 1 || isFirst, x >= free {
                // A month that begins in the middle of a week is labelled above that week.
                let isTight = isFirst && day.first.day > 14
                if !isTight { free = x + 1 + frame.write(day.first.monthName, x: x, y: rect.y, role: .dim, clip: rect) }
            }
            let square = Rect(x: x, y: grid.y + day.first.weekday - 1, width: max(1, columns - 1), height: 1)
            let cell = squares.cell(day, longest: longest)
            frame.fill(square, with: cell, clip: grid)
            // A blank in the square's colour: switching to the plain colour and back costs ten bytes a day.
            let gap = Rect(x: square.right, y: square.y, width: columns - square.width, height: 1)
            frame.fill(gap, with: squares.blank(cell.role), clip: grid)
        }
        drawScale(longest: longest, in: rect, below: grid, on: &frame)
    }

    /// The legend, if a row is left.
    private func drawScale(longest: Double, in rect: Rect, below grid: Rect, on frame: inout Frame) {
        guard grid.bottom + 1 < rect.bottom else { return }
        let y = grid.bottom + 1
        var x = grid.x
        for (level, glyph) in glyphs.levels.enumerated() {
            x += frame.write("\(glyph) ", x: x, y: y, role: level == 0 ? .dim : .bar, clip: rect)
            let text = level == 0 ? "none" : "to \(Durations.text(longest * Double(level) / Double(Levels.count)))"
            x += frame.write(text, x: x, y: y, role: .dim, clip: rect) + 3
        }
        frame.write("\(glyphs.unknown) not known", x: x, y: y, role: .dim, clip: rect)
    }
}

/// The cells of a map. Their glyphs are parsed once, not once per day.
private struct Squares {
    private let unknown: Cell
    private let levels: [Cell]
    private let space = Cell(" ", .plain)

    init(_ glyphs: GlyphSet) {
        unknown = Cell(glyphs.unknown, .dim)
        levels = glyphs.levels.map { Cell($0, .plain) }
    }

    func cell(_ day: ChartDay, longest: Double) -> Cell {
        if day.completeness == .unknown { return unknown }
        var cell = levels[Levels.of(day.seconds, longest)]
        cell.role =
            switch day.completeness {
            case .unknown, .partial: .stale
            case .known: day.seconds > 0 ? day.isToday ? .total : .bar : .dim
            }
        return cell
    }

    func blank(_ role: Role) -> Cell {
        var cell = space
        cell.role = role
        return cell
    }
}

/// The colour levels of a map.
enum Levels {
    static let count = 4

    /// 0 for nothing, otherwise 1 to 4 by the share of the maximum.
    static func of(_ seconds: Double, _ longest: Double) -> Int {
        guard seconds > 0, longest > 0 else { return 0 }
        return min(count, max(1, Int((min(1, seconds / longest) * Double(count)).rounded(.up))))
    }
}
