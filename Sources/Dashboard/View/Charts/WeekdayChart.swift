import Cells
import HackatimeAPI
import Tracker

/// Weekdays by hour of the clock: when in the week the work happened.
struct WeekdayChart: Chart {
    /// One weekday, or several together where there is little room.
    private struct Row {
        var name: String
        var days: Range<Int>
        /// The sums of the columns, each of `per` hours.
        var sums: [Double]
        /// `nil` if none of these weekdays is in the range.
        var completeness: ChartDay.Certainty?
        /// The first hour that has not come yet on any of these days.
        var open: Int
        var total: Double { sums.reduce(0, +) }
    }

    private let rows: [Row]
    /// Hours in a column.
    private let per: Int
    private let label: Int
    private let longest: Double
    private let count: RangeCount
    private let context: RenderContext

    private static let labelColumns = 8
    private static let totalColumns = 9
    private static let names = (0..<7).map { CivilDate(year: 2024, month: 1, day: 1).adding(days: $0).weekdayName }

    /// `nil` if the hours are not known.
    init?(_ count: RangeCount, in rect: Rect, _ context: RenderContext) {
        guard count.hours.count == 7, count.hours.allSatisfy({ $0.count == 24 }) else { return nil }
        let certain = (1...7).map { weekday in
            count.figures.filter { $0.day.weekday == weekday }
                .map { $0.completeness.isWhole ? ChartDay.Certainty.known : $0.seconds > 0 ? .partial : .unknown }
        }
        let hour = context.zone.civilTime(at: context.minute).hour
        let label = rect.width >= 24 + Self.labelColumns ? Self.labelColumns : 0
        // Two or more hours share a column if there are fewer than 24 columns.
        let per = [1, 2, 3, 4, 6, 8, 12].first { rect.width - label >= 24 / $0 } ?? 24
        let dash = context.glyphs.dash
        let groups: [(String, Range<Int>)] =
            rect.height >= 8
            ? (0..<7).map { (Self.names[$0], $0..<($0 + 1)) }
            : rect.height >= 3
                ? [
                    ("\(Self.names[0])\(dash)\(Self.names[4])", 0..<5),
                    ("\(Self.names[5])\(dash)\(Self.names[6])", 5..<7),
                ]
                : [("all", 0..<7)]
        rows = groups.map { name, days in
            let isOpen = { (weekday: Int) in
                certain[weekday].isEmpty
                    ? 0
                    : certain[weekday].count == 1 && count.days.last == context.today
                        && context.today.weekday == weekday + 1 ? hour + 1 : 24
            }
            return Row(
                name: name, days: days,
                sums: (0..<24 / per).map { column in
                    days.reduce(0) { sum, day in
                        count.hours[day][(column * per)..<(column * per + per)].reduce(sum, +)
                    }
                },
                completeness: Self.joint(days.flatMap { certain[$0] }), open: days.map(isOpen).max() ?? 24)
        }
        (self.per, self.label, self.count, self.context) = (per, label, count, context)
        longest = rows.flatMap(\.sums).reduce(1) { max($0, $1) }
    }

    /// The seconds of all hours.
    var total: Double { rows.reduce(0) { $0 + $1.total } }

    /// The certainty of several days together; `nil` without days.
    private static func joint(_ parts: [ChartDay.Certainty]) -> ChartDay.Certainty? {
        guard let first = parts.first else { return nil }
        return parts.allSatisfy { $0 == first } ? first : .partial
    }

    /// `best hour Thu 14:00–15:00`
    var bestText: String {
        guard let start, total > 0, let part = part(start) else { return "" }
        return "best hour \(part.titles.last ?? "")"
    }

    // MARK: Parts

    var grid: [[ChartPick?]] {
        rows.map { row in row.sums.indices.map { $0 * per < row.open ? pick(row, $0) : nil } }
    }

    /// The hour with the most.
    var start: ChartPick? {
        var best: (seconds: Double, pick: ChartPick)?
        for row in rows {
            for (column, seconds) in row.sums.enumerated() where seconds > best?.seconds ?? -1 {
                best = (seconds, pick(row, column))
            }
        }
        return best?.pick
    }

    private func pick(_ row: Row, _ column: Int) -> ChartPick {
        .weekHour(weekday: row.days.lowerBound, hour: column * per)
    }

    func part(_ pick: ChartPick) -> ChartPart? {
        guard case .weekHour(let weekday, let hour) = pick, hour % per == 0,
            let row = rows.first(where: { $0.days.lowerBound == weekday }), row.sums.indices.contains(hour / per)
        else { return nil }
        let seconds = row.sums[hour / per]
        let name = row.days.count == 7 ? "" : row.name + " "
        let when = "\(name)\(twoDigits(hour)):00\(context.glyphs.dash)\(twoDigits(hour + per)):00"
        let words = ChartDay.figure(seconds, seconds > 0 || row.completeness == .known ? row.completeness : .unknown)
        // Only one day of the range may be meant.
        let days = count.figures.map(\.day).filter { row.days.contains($0.weekday - 1) }
        let only = days.count == 1 ? days[0] : nil
        return ChartPart(
            titles: ["\(when), \(words)", when], copyText: "\(when)  \(words)",
            range: only.map { DateRange(.today, with: $0, today: context.today) },
            time: only.map { CivilDays(first: $0, last: $0).time(in: context.zone) })
    }

    var legends: [Legend] {
        Legend.shades(
            upTo: longest, hasUnknown: rows.contains { $0.completeness != .known && $0.completeness != nil },
            context.glyphs)
    }

    // MARK: Drawing

    /// Of an hour or several, and of the totals at the right.
    private func columns(in rect: Rect) -> (hour: Int, totals: Int) {
        let cells = 24 / per
        let totals = rect.width - label - cells * 3 >= Self.totalColumns ? Self.totalColumns : 0
        return (max(1, min(4, (rect.width - label - totals) / cells)), totals)
    }

    func area(of pick: ChartPick, in rect: Rect) -> Rect? {
        guard case .weekHour(let weekday, let hour) = pick,
            let row = rows.firstIndex(where: { $0.days.lowerBound == weekday })
        else { return nil }
        let columns = columns(in: rect).hour
        return Rect(x: rect.x + label + hour / per * columns, y: rect.y + row, width: columns, height: 1)
    }

    func draw(in rect: Rect, picked: ChartPick?, on frame: inout Frame) {
        let cells = 24 / per
        let (columns, totals) = columns(in: rect)
        let glyphs = context.glyphs
        for (index, row) in rows.enumerated() {
            let y = rect.y + index
            if label > 0 { frame.write(row.name, x: rect.x, y: y, role: .dim, clip: rect) }
            for (cell, seconds) in row.sums.enumerated() where cell * per < row.open {
                let level = Levels.of(seconds, longest)
                // Hours without work may have some on the days that are not known.
                let isKnown = level > 0 || row.completeness == .known
                let role = Levels.roles[level]
                let square = Rect(x: rect.x + label + cell * columns, y: y, width: columns, height: 1)
                    .intersection(rect)
                frame.fill(
                    square, with: isKnown ? glyphs.levels[level] : glyphs.unknown, role: isKnown ? role : .dim,
                    clip: rect)
                if pick(row, cell) == picked { frame.pick(square, role: isKnown ? role : .dim) }
            }
            guard totals > 0, let completeness = row.completeness, completeness != .unknown else { continue }
            let right = rect.x + label + cells * columns + totals
            frame.writeRight(ChartDay.figure(row.total, completeness), right: right, y: y, role: .plain, clip: rect)
        }
        guard rect.height >= 2 else { return }
        let scaleRow = Rect(x: rect.x + label, y: rect.y + rows.count, width: cells * columns, height: 1)
        var free = scaleRow.x
        for hour in stride(from: 0, to: 24, by: 3) where hour % per == 0 {
            let x = scaleRow.x + hour / per * columns
            let text = "\(hour)"
            guard x >= free, x + text.utf8.count <= scaleRow.right else { continue }
            free = x + 1 + frame.write(text, x: x, y: scaleRow.y, role: .dim, clip: rect)
        }
        if case .weekHour(_, let hour)? = picked {
            frame.pickLabel(
                "\(hour)", x: scaleRow.x + hour / per * columns, y: scaleRow.y, columns: columns, in: scaleRow)
        }
    }
}
