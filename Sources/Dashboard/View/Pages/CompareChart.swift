import Cells
import HackatimeAPI
import Tracker

/// A bar for each day of the range, or for each hour of its only day, of each person, on one scale.
struct CompareChart {
    let picture: ComparePicture

    private var context: RenderContext { picture.context }
    private var comparison: Comparison { picture.comparison }
    private static let mostRows = 4

    func draw(in rect: Rect, on frame: inout Frame) {
        guard rect.height > 0 else { return }
        guard comparison.hasChart, let days = comparison.days else {
            return frame.sentence(reason, in: Rect(x: rect.x, y: rect.y, width: rect.width, height: min(2, rect.height)))
        }
        let people = picture.shown.map { picture.people[$0] }
        let count = days.count == 1 ? Timeline.slotCount(of: days.first, in: context.zone) / 4 : days.count
        let names = min(people.map { Glyphs.width(of: picture.name($0)) }.max() ?? 0, 16) + 2
        let step = min(12, (rect.width - names) / max(1, count))
        let band = min(Self.mostRows, (rect.height - 2) / people.count)
        // Without a day for each column, or a row for each person, it would tell nothing.
        guard step > 0, band > 0 else { return }
        let longest = people.flatMap { $0.parts ?? [] }.compactMap(\.seconds).max() ?? 0
        let bars = Rect(x: rect.x + names, y: rect.y + 1, width: step * count, height: band * people.count)
        let word = days.count == 1 ? "hour" : "day"
        let scale = longest > 0 ? "the longest \(word) \(Durations.text(longest))" : "nothing in these days"
        frame.writeCut("by \(word), \(scale)", x: rect.x, y: rect.y, columns: rect.width, role: .dim)
        for (line, person) in people.enumerated() {
            let row = Rect(x: bars.x, y: bars.y + line * band, width: bars.width, height: band)
            frame.writeCut(
                picture.name(person), x: rect.x, y: row.bottom - 1, columns: names - 2, role: picture.ink(person))
            draw(person, longest, step: step, in: row, on: &frame)
        }
        drawAxis(days, count: count, step: step, y: bars.bottom, in: bars, on: &frame)
    }

    private func draw(_ person: ComparedPerson, _ longest: Double, step: Int, in row: Rect, on frame: inout Frame) {
        guard let parts = person.parts else {
            frame.writeCut(word(person), x: row.x, y: row.bottom - 1, columns: row.width, role: .dim)
            return
        }
        // Bars of neighbours do not touch.
        let top = row.height > 2 ? 1 : 0
        for (index, part) in parts.enumerated() {
            let bar = Rect(
                x: row.x + index * step, y: row.y + top, width: max(1, step - (step > 1 ? 1 : 0)),
                height: row.height - top)
            if let seconds = part.seconds {
                frame.column(Share.of(seconds, longest), in: bar, role: picture.ink(person))
            } else if !isToCome(index) {
                frame.write(String(context.glyphs.unknown), x: bar.x, y: bar.bottom - 1, role: .dim, clip: bar)
            }
        }
    }

    /// Why there are no bars.
    private func word(_ person: ComparedPerson) -> String {
        if let problem = person.problem ?? person.chartProblem { return problem.headline }
        return person.target == .me && person.total != nil
            ? String(context.glyphs.unknown) : "asking \(context.glyphs.ellipsis)"
    }

    private func isToCome(_ hour: Int) -> Bool {
        guard let days = comparison.days, days.count == 1 else { return false }
        return context.zone.start(of: days.first) + Double(hour) * 3_600 > context.now
    }

    private func drawAxis(_ days: CivilDays, count: Int, step: Int, y: Int, in rect: Rect, on frame: inout Frame) {
        func label(_ index: Int, isLong: Bool) -> String {
            guard days.count > 1 else {
                return "\(context.zone.civilTime(at: context.zone.start(of: days.first) + Double(index) * 3_600).hour)"
            }
            let day = days.first.adding(days: index)
            return isLong ? "\(day.weekdayName) \(day.day)" : "\(day.day)"
        }
        let isLong = step > 6
        // Every hour, every third or every sixth; every day, or every week.
        let every = [1, days.count == 1 ? 3 : 7, days.count == 1 ? 6 : 14].first { $0 * step >= (isLong ? 7 : 3) } ?? 28
        for index in stride(from: 0, to: count, by: every) {
            frame.write(label(index, isLong: isLong), x: rect.x + index * step, y: y, role: .dim)
        }
    }

    private var reason: String {
        comparison.takesNoDates
            ? "\(context.state.server) tells other people's totals, but not their days"
            : "days are drawn for ranges of up to two months"
    }
}

