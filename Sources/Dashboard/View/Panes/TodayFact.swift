import Cells
import Tracker

/// One short fact: a label and a figure, or small bars and what follows from them.
struct TodayFact {
    /// Days as small bars, drawn before the text.
    var bars: [ChartDay] = []
    var parts: [(text: String, role: Role)]

    var width: Int {
        (bars.isEmpty ? 0 : bars.count + (parts.isEmpty ? 0 : 2)) + parts.reduce(0) { $0 + Glyphs.width(of: $1.text) }
    }

    /// For the place beside the total, most important first: each in versions, longest first.
    static func all(_ facts: TodayFacts, _ streak: StreakText?, _ glyphs: GlyphSet) -> [[TodayFact]] {
        var all: [[TodayFact]] = []
        if let day = facts.yesterday {
            let figure = (text: amount(day.seconds, isWhole: day.completeness == .known), role: Role.plain)
            all.append(["yesterday ", "yest. "].map { TodayFact(parts: [($0, .dim), figure]) })
        }
        if let week = facts.week {
            let mark = week.isMore.map { isMore in
                (text: " " + (isMore ? glyphs.more : glyphs.less), role: isMore ? Role.good : .dim)
            }
            let figure = [(text: amount(week.seconds, isWhole: week.isWhole), role: Role.plain), mark].compactMap(
                \.self)
            all.append(["this week ", "week "].map { TodayFact(parts: [($0, .dim)] + figure) })
        }
        let words = streak.map { [(text: $0.brief, role: Role.dim)] } ?? []
        let hasBars = facts.lastDays.contains { $0.seconds > 0 }
        // With fewer words, so that the bars fit too.
        let brief = streak.map { [(text: "streak \($0.count)", role: Role.dim)] } ?? []
        let bars = hasBars ? [words, brief].map { TodayFact(bars: facts.lastDays, parts: $0) } : []
        let last = bars + (words.isEmpty ? [] : [TodayFact(parts: words)])
        if !last.isEmpty { all.append(last) }
        return all
    }

    /// `3h 21m`, and `~3h 21m` where it may be more.
    static func amount(_ seconds: Double, isWhole: Bool) -> String {
        (isWhole ? "" : "~") + Durations.text(seconds)
    }

    /// Ends in the column before `right`.
    func draw(right: Int, y: Int, clip: Rect, on frame: inout Frame) {
        var x = right - width
        let longest = bars.reduce(1) { max($0, $1.seconds) }
        for day in bars {
            let cell = Rect(x: x, y: y, width: 1, height: 1).intersection(clip)
            if day.completeness == .unknown {
                frame.fill(cell, with: frame.glyphs.unknown, role: .dim)
            } else {
                let role: Role = day.completeness == .partial ? .stale : day.isToday ? .total : .bar
                frame.column(day.seconds / longest, in: cell, role: role)
            }
            x += 1
        }
        if !bars.isEmpty { x += 2 }
        for part in parts { x += frame.write(part.text, x: x, y: y, role: part.role, clip: clip) }
    }
}
