import Cells
import HackatimeAPI
import Tracker

/// A bar for each day of the range, or for each hour of its only day, of each person, on one scale: side by side where
/// that has room, else in rows below each other.
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
        guard let days else {
            frame.writeCut(reason, x: rect.x, y: rect.y, columns: rect.width, role: .dim)
            return
        }
        guard !people.isEmpty else { return }
        let count = isByHour ? Timeline.slotCount(of: days.first, in: context.zone) / 4 : days.count
        let longest = people.flatMap { $0.parts ?? [] }.compactMap(\.seconds).max() ?? 0
        let hasCaption = rect.height > people.count + 1
        if hasCaption {
            frame.writeCut(caption(longest), x: rect.x, y: rect.y, columns: rect.width, role: .dim)
        }
        let top = rect.y + (hasCaption ? 1 : 0)
        let room = Rect(x: rect.x, y: top, width: rect.width, height: min(Self.mostRows, rect.bottom - top - 1))
        let step = min(16, room.width / max(1, count))
        if step > people.count, room.height >= 3 {
            drawGroups(count, longest, step: step, in: room, on: &frame)
            drawAxis(days, count, step: step, x: room.x, y: room.bottom, on: &frame)
        } else {
            drawBands(days, count, longest, in: room, on: &frame)
        }
    }

    private func caption(_ longest: Double) -> String {
        let word = isByHour ? "hour" : "day"
        let scale = longest > 0 ? "the longest \(word) \(Durations.text(longest))" : "nothing in these days"
        let others = missing.isEmpty ? "" : "; of \(missing.joined(separator: ", ")) only totals are told"
        return "by \(word), \(scale)\(others)"
    }

    private var reason: String {
        picture.comparison.takesNoDates
            ? "\(context.state.server) tells the totals of other people, but not their days"
            : "days are drawn for ranges of up to two months"
    }

    // MARK: Bars

    private func drawGroups(_ count: Int, _ longest: Double, step: Int, in rect: Rect, on frame: inout Frame) {
        let width = max(1, (step - 2) / people.count)
        // Where there is room, neighbours do not touch.
        let gap = width > 2 ? 1 : 0
        for (place, person) in people.enumerated() {
            for (index, part) in (person.parts ?? []).prefix(count).enumerated() {
                let bar = Rect(
                    x: rect.x + index * step + place * width, y: rect.y, width: width - gap, height: rect.height)
                draw(part, index, longest, person, in: bar, on: &frame)
            }
        }
    }

    private func drawBands(_ days: CivilDays, _ count: Int, _ longest: Double, in rect: Rect, on frame: inout Frame) {
        let names = min(people.map { Glyphs.width(of: picture.name($0)) }.max() ?? 0, 16) + 2
        let step = min(4, (rect.width - names) / max(1, count))
        let height = min(4, rect.height / people.count)
        // Without a column for each day and a row for each person, it would tell nothing.
        guard step > 0, height > 0 else { return }
        // The rows do not touch.
        let gap = height > 2 ? 1 : 0
        for (line, person) in people.enumerated() {
            let bottom = rect.y + (line + 1) * height
            frame.writeCut(
                picture.name(person), x: rect.x, y: bottom - 1, columns: names - 2, role: picture.ink(person))
            for (index, part) in (person.parts ?? []).prefix(count).enumerated() {
                let bar = Rect(
                    x: rect.x + names + index * step, y: bottom - height + gap, width: max(1, step - 1),
                    height: height - gap)
                draw(part, index, longest, person, in: bar, on: &frame)
            }
        }
        let bottom = rect.y + people.count * height
        drawAxis(days, count, step: step, x: rect.x + names, y: bottom, on: &frame)
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

    private func drawAxis(_ days: CivilDays, _ count: Int, step: Int, x: Int, y: Int, on frame: inout Frame) {
        let isLong = step > 6 && !isByHour
        // Each, or every third or sixth hour, or every week.
        let every = (isByHour ? [1, 3, 6] : [1, 7, 14]).first { $0 * step >= (isLong ? 7 : 3) } ?? 28
        for index in stride(from: 0, to: count, by: every) {
            var label = ""
            if isByHour {
                label = "\(context.zone.civilTime(at: context.zone.start(of: days.first) + Double(index) * 3_600).hour)"
            } else {
                let day = days.first.adding(days: index)
                label = isLong ? "\(day.weekdayName) \(day.day)" : "\(day.day)"
            }
            frame.write(label, x: x + index * step, y: y, role: .dim)
        }
    }
}
