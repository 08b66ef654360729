import Cells
import HackatimeAPI
import Tracker

/// Weekdays by hour of the clock: when in the week the work happened.
struct WeekdayChart {
    private struct Row {
        var name: String
        var hours: [Double]
        /// `nil` if none of these weekdays is in the range.
        var completeness: ChartDay.Certainty?
        /// The first hour that has not come yet on any of these days.
        var open: Int
        var total: Double { hours.reduce(0, +) }
    }

    private let rows: [[Double]]
    /// By weekday, Monday first; `nil` if the range has no such day.
    private let completeness: [ChartDay.Certainty?]
    private let open: [Int]
    private let glyphs: GlyphSet

    private static let labelColumns = 8
    private static let names = (0..<7).map { CivilDate(year: 2024, month: 1, day: 1).adding(days: $0).weekdayName }

    /// `nil` if the hours are not known.
    init?(_ count: RangeCount, _ context: RenderContext) {
        guard count.hours.count == 7, count.hours.allSatisfy({ $0.count == 24 }) else { return nil }
        rows = count.hours
        let days = (1...7).map { weekday in count.figures.filter { $0.day.weekday == weekday } }
        completeness = days.map { figures in
            Self.joint(figures.map { $0.completeness.isWhole ? .known : $0.seconds > 0 ? .partial : .unknown })
        }
        let hour = context.zone.civilTime(at: context.minute).hour
        open = days.map { $0.isEmpty ? 0 : $0.map(\.day) == [context.today] ? hour + 1 : 24 }
        glyphs = context.glyphs
    }

    /// The seconds of all hours.
    var total: Double { rows.joined().reduce(0, +) }

    /// The certainty of several days together; `nil` without days.
    private static func joint(_ parts: [ChartDay.Certainty]) -> ChartDay.Certainty? {
        guard let first = parts.first else { return nil }
        return parts.allSatisfy { $0 == first } ? first : .partial
    }

    /// `most Thu 14:00–15:00`
    var bestText: String {
        var found: (seconds: Double, text: String) = (0, "")
        for (weekday, hours) in rows.enumerated() {
            for (hour, seconds) in hours.enumerated() where seconds > found.seconds {
                found = (
                    seconds, "most \(Self.names[weekday]) \(twoDigits(hour)):00\(glyphs.dash)\(twoDigits(hour + 1)):00"
                )
            }
        }
        return found.text
    }

    func draw(in rect: Rect, on frame: inout Frame) {
        let scale = rect.height >= 2 ? 1 : 0
        let lines = lines(fitting: rect.height - scale)
        let label = rect.width >= 24 + Self.labelColumns ? Self.labelColumns : 0
        // Two or more hours share a column if there are fewer than 24 columns.
        let per = [1, 2, 3, 4, 6, 8, 12].first { rect.width - label >= 24 / $0 } ?? 24
        let cells = 24 / per
        let totals = rect.width - label - cells * 3 >= 9 ? 9 : 0
        let columns = max(1, min(4, (rect.width - label - totals) / cells))
        let sums = lines.map { row in
            (0..<cells).map { cell in row.hours[(cell * per)..<(cell * per + per)].reduce(0, +) }
        }
        let longest = sums.joined().reduce(1) { max($0, $1) }
        for (index, row) in lines.enumerated() {
            let y = rect.y + index
            if label > 0 { frame.write(row.name, x: rect.x, y: y, role: .dim, clip: rect) }
            for (cell, seconds) in sums[index].enumerated() where cell * per < row.open {
                let level = Levels.of(seconds, longest)
                // Hours without work may have some on the days that are not known.
                let isKnown = level > 0 || row.completeness == .known
                let role: Role = level == 0 ? .barOpen : row.completeness == .known ? .bar : .stale
                let square = Rect(x: rect.x + label + cell * columns, y: y, width: columns, height: 1)
                frame.fill(
                    square, with: isKnown ? glyphs.levels[level] : glyphs.unknown, role: isKnown ? role : .dim,
                    clip: rect)
            }
            guard totals > 0, let completeness = row.completeness, completeness != .unknown else { continue }
            let right = rect.x + label + cells * columns + totals
            let total = Durations.text(row.total) + (completeness == .partial ? "+" : "")
            frame.writeRight(total, right: right, y: y, role: .plain, clip: rect)
        }
        guard scale > 0 else { return }
        let scaleRow = Rect(x: rect.x + label, y: rect.y + lines.count, width: cells * columns, height: 1)
        var free = scaleRow.x
        for hour in stride(from: 0, to: 24, by: 3) where hour % per == 0 {
            let x = scaleRow.x + hour / per * columns
            let text = "\(hour)"
            guard x >= free, x + text.utf8.count <= scaleRow.right else { continue }
            free = x + 1 + frame.write(text, x: x, y: scaleRow.y, role: .dim, clip: rect)
        }
    }

    /// A row per weekday if there is room, otherwise working days and weekend, otherwise everything together.
    private func lines(fitting height: Int) -> [Row] {
        if height >= 7 { return (0..<7).map { row(Self.names[$0], $0..<($0 + 1)) } }
        if height >= 2 {
            return [
                row("\(Self.names[0])\(glyphs.dash)\(Self.names[4])", 0..<5),
                row("\(Self.names[5])\(glyphs.dash)\(Self.names[6])", 5..<7),
            ]
        }
        return [row("all", 0..<7)]
    }

    private func row(_ name: String, _ days: Range<Int>) -> Row {
        Row(
            name: name, hours: (0..<24).map { hour in rows[days].reduce(0) { $0 + $1[hour] } },
            completeness: Self.joint(completeness[days].compactMap(\.self)), open: open[days].max() ?? 24)
    }
}
