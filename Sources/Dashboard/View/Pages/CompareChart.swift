import Cells
import HackatimeAPI
import Tracker

/// A bar for each day of the range, or for each hour of its only day, of each person, on one scale: side by side where
/// that has room, else in rows below each other. Where days have no room, a bar is a week.
struct CompareChart {
    let picture: ComparePicture
    private let days: CivilDays?
    /// Those whose bars are told, and the names of the others whose figures are.
    private let people: [ComparedPerson]
    private let missing: [String]

    private var context: RenderContext { picture.context }
    private var isByHour: Bool { days?.count == 1 }
    private static let mostRows = 22

    init(_ picture: ComparePicture) {
        self.picture = picture
        days = picture.comparison.hasChart ? picture.comparison.days : nil
        let all = picture.shown.map { picture.people[$0] }.filter { $0.total != nil }
        people = all.filter { $0.parts != nil }
        missing = all.filter { $0.parts == nil && $0.chartProblem != nil }.map(picture.name)
    }

    func draw(in rect: Rect, on frame: inout Frame) {
        guard rect.height > 0 else { return }
        guard days != nil else {
            frame.writeCut(reason, x: rect.x, y: rect.y, columns: rect.width, role: .dim)
            return
        }
        guard !people.isEmpty else { return }
        let hasCaption = rect.height > people.count + 1
        let top = rect.y + (hasCaption ? 1 : 0)
        let room = Rect(x: rect.x, y: top, width: rect.width, height: min(Self.mostRows, rect.bottom - top - 1))
        let bars = bars(in: room)
        if hasCaption {
            frame.writeCut(caption(bars), x: rect.x, y: rect.y, columns: rect.width, role: .dim)
        }
        if bars.areGrouped {
            drawGroups(bars, in: room, on: &frame)
            drawAxis(bars, x: room.x, y: room.bottom, on: &frame)
        } else {
            drawBands(bars, in: room, on: &frame)
        }
    }

    /// What a bar stands for, and how many columns each has.
    private struct Bars {
        var unit: String
        /// The first day of each, or the only day.
        var starts: [CivilDate]
        /// Of each person; `nil` is not known.
        var parts: [[ComparedPart]]
        var areGrouped = false
        var step = 0

        var longest: Double { parts.joined().compactMap(\.seconds).max() ?? 0 }
        var count: Int { parts.map(\.count).max() ?? 0 }
    }

    private func bars(in room: Rect) -> Bars {
        guard let days else { return Bars(unit: "", starts: [], parts: []) }
        let parts = people.map { $0.parts ?? [] }
        var bars = Bars(unit: "hour", starts: [days.first], parts: parts)
        if isByHour {
            let count = Timeline.slotCount(of: days.first, in: context.zone) / 4
            bars.parts = parts.map { Array($0.prefix(count)) }
        } else {
            bars.unit = "day"
            bars.starts = (0..<days.count).map { days.first.adding(days: $0) }
            if days.count > Comparison.fewDays || days.count > room.width - names { bars = weeks(bars) }
        }
        bars.step = min(16, room.width / max(1, bars.count))
        bars.areGrouped = bars.step > people.count && room.height >= 3
        if !bars.areGrouped { bars.step = min(4, (room.width - names) / max(1, bars.count)) }
        return bars
    }

    /// From Monday on. Days that are not known are not counted.
    private func weeks(_ days: Bars) -> Bars {
        var weeks = Bars(unit: "week", starts: [], parts: days.parts.map { _ in [] })
        for (index, day) in days.starts.enumerated() {
            let isNew = weeks.starts.isEmpty || day.weekday == 1
            if isNew { weeks.starts.append(day) }
            for person in days.parts.indices {
                let part = index < days.parts[person].count ? days.parts[person][index].seconds : nil
                if isNew {
                    weeks.parts[person].append(ComparedPart(part))
                } else if let part {
                    let sum = weeks.parts[person][weeks.starts.count - 1].seconds ?? 0
                    weeks.parts[person][weeks.starts.count - 1].seconds = sum + part
                }
            }
        }
        return weeks
    }

    /// The columns of the names before rows of bars.
    private var names: Int { min(people.map { Glyphs.width(of: picture.name($0)) }.max() ?? 0, 16) + 2 }

    private func caption(_ bars: Bars) -> String {
        let (word, longest) = (bars.unit, bars.longest)
        let scale = longest > 0 ? "the longest \(word) \(Durations.text(longest))" : "nothing in these days"
        let others = missing.isEmpty ? "" : "; of \(missing.joined(separator: ", ")) only totals are told"
        return "by \(word), \(scale)\(others)"
    }

    private var reason: String {
        picture.comparison.takesNoDates
            ? "\(context.state.server) tells the totals of other people, but not their days"
            : "bars are drawn for ranges of up to a year"
    }

    // MARK: Bars

    private func drawGroups(_ bars: Bars, in rect: Rect, on frame: inout Frame) {
        let width = max(1, (bars.step - 2) / people.count)
        // Where there is room, neighbours do not touch.
        let gap = width > 2 ? 1 : 0
        for (place, person) in people.enumerated() {
            for (index, part) in bars.parts[place].enumerated() {
                let bar = Rect(
                    x: rect.x + index * bars.step + place * width, y: rect.y, width: width - gap, height: rect.height)
                draw(part, index, bars.longest, person, in: bar, on: &frame)
            }
        }
    }

    private func drawBands(_ bars: Bars, in rect: Rect, on frame: inout Frame) {
        let height = min(4, rect.height / people.count)
        // Without a column for each bar and a row for each person, it would tell nothing.
        guard bars.step > 0, height > 0 else { return }
        // The rows do not touch.
        let gap = height > 2 ? 1 : 0
        for (line, person) in people.enumerated() {
            let bottom = rect.y + (line + 1) * height
            frame.writeCut(
                picture.name(person), x: rect.x, y: bottom - 1, columns: names - 2, role: picture.ink(person))
            for (index, part) in bars.parts[line].enumerated() {
                let bar = Rect(
                    x: rect.x + names + index * bars.step, y: bottom - height + gap, width: max(1, bars.step - 1),
                    height: height - gap)
                draw(part, index, bars.longest, person, in: bar, on: &frame)
            }
        }
        drawAxis(bars, x: rect.x + names, y: rect.y + people.count * height, on: &frame)
    }

    private func draw(
        _ part: ComparedPart, _ index: Int, _ longest: Double, _ person: ComparedPerson, in bar: Rect,
        on frame: inout Frame
    ) {
        if let seconds = part.seconds {
            frame.column(Share.of(seconds, longest), in: bar, role: picture.ink(person))
        } else if !isToCome(index) {
            frame.write(String(context.glyphs.unknown), x: bar.x, y: bar.bottom - 1, role: .dim, clip: bar)
        }
    }

    private func isToCome(_ hour: Int) -> Bool {
        guard isByHour, let day = days?.first else { return false }
        return context.zone.start(of: day) + Double(hour) * 3_600 > context.now
    }

    private func drawAxis(_ bars: Bars, x: Int, y: Int, on frame: inout Frame) {
        if bars.unit == "week" { return drawMonths(bars, x: x, y: y, on: &frame) }
        let isLong = bars.step > 6 && !isByHour
        // Each, or every third or sixth hour, or every week.
        let every = (isByHour ? [1, 3, 6] : [1, 7, 14]).first { $0 * bars.step >= (isLong ? 7 : 3) } ?? 28
        for index in stride(from: 0, to: bars.count, by: every) {
            var label = ""
            if isByHour, let day = bars.starts.first {
                label = "\(context.zone.civilTime(at: context.zone.start(of: day) + Double(index) * 3_600).hour)"
            } else {
                let day = bars.starts[index]
                label = isLong ? "\(day.weekdayName) \(day.day)" : "\(day.day)"
            }
            frame.write(label, x: x + index * bars.step, y: y, role: .dim)
        }
    }

    /// A month below the week in which it begins.
    private func drawMonths(_ bars: Bars, x: Int, y: Int, on frame: inout Frame) {
        var end = x
        for (index, week) in bars.starts.enumerated() {
            let begins = (0..<7).map { week.adding(days: $0) }.first { $0.day == 1 }
            guard let month = index == 0 ? week : begins, x + index * bars.step >= end else { continue }
            end = x + index * bars.step + frame.write(month.monthName, x: x + index * bars.step, y: y, role: .dim) + 1
        }
    }
}
