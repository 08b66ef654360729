import Cells
import HackatimeAPI
import Tracker

/// The first pane's content for days other than today: their total, and how it is spread.
struct RangeContent {
    /// For the title, longest first.
    var abouts: [String]
    var headline: TodayContent.Headline
    var lines: [TodayContent.Line] = []

    init(_ days: CivilDays, _ person: Person, _ context: RenderContext) {
        let titles = context.range.titles(zone: context.zone.place, isHeaded: true)
        let all = context.figures.days
        abouts = titles
        switch context.figures.source {
        case .allTime(let reading), .range(let reading):
            switch LoadState(reading, call: person.statsCall, of: person, context) {
            case .asking:
                headline = .sentence(context.asking, .dim)
                return
            case .trouble(let trouble):
                headline = .sentence(trouble.sentence, trouble.role)
                return
            case .data(let stats, let trouble):
                let total = context.figures.total ?? stats.total
                headline = .figure(Durations.text(total), isOld: trouble != nil)
                if let trouble { lines.append(TodayContent.old(trouble, reading.asOf, context)) }
                if days.count > 1 {
                    lines += Self.spread(total, all, all.isEmpty ? days.count : all.count, nil, context)
                }
            }
        case .counted(nil):
            let text = days.count == 1 ? "Nothing of this day is known yet." : "Nothing of these days is known yet."
            headline = .sentence(text, .dim)
        case .counted(let count?):
            let known = CompletenessText(all)
            let total = context.figures.total ?? count.total
            abouts = known.after(titles)
            let isWhole = known.isWhole || total == 0
            headline = .figure(isWhole ? Durations.text(total) : Durations.atLeast(total), isOld: false)
            if days.count == 1 {
                lines.append(Self.day(count.figures.first, known))
            } else {
                lines += Self.spread(total, all, all.count, known, context)
            }
        }
    }

    /// The average over the days, and the best day.
    ///
    /// - Parameter known: `nil` for the server's total, which covers all days even if they are unknown here.
    private static func spread(
        _ total: Double, _ all: [ChartDay], _ dayCount: Int, _ known: CompletenessText?, _ context: RenderContext
    ) -> [TodayContent.Line] {
        let told = all.filter { $0.completeness == .known }
        var parts: [String] = []
        if known?.isWhole ?? true {
            parts.append("average \(Durations.text(total / Double(dayCount))) a day")
        } else if !told.isEmpty {
            // Unknown days count neither in the sum nor in the number of days.
            let sum = told.reduce(0) { $0 + $1.seconds }
            parts.append("average \(Durations.text(sum / Double(told.count))) on known days")
        }
        let best = ChartDay.bestText(all, context)
        if !best.isEmpty { parts.append(best) }
        guard let first = parts.first else { return [] }
        // A low pane has one row for everything.
        let isHigh = context.layout.inside(of: .today).height >= 7
        let lines =
            isHigh
            ? (parts + shape(all)).map { TodayContent.Line(text: $0, role: .plain) }
            : [TodayContent.Line(text: parts.joined(separator: ", "), short: first, role: .plain)]
        guard let known, !known.isWhole else { return lines }
        return lines + [TodayContent.Line(text: known.text, short: known.short, role: .warning)]
    }

    /// How regular the work was, where every day is known.
    private static func shape(_ all: [ChartDay]) -> [String] {
        guard all.count >= 7, all.allSatisfy({ $0.completeness == .known }) else { return [] }
        var lines = ["work on \(all.count { $0.seconds > 0 }) of \(all.count) days"]
        let averages = (1...7).map { weekday in
            let same = all.filter { $0.first.weekday == weekday }
            return same.reduce(0) { $0 + $1.seconds } / Double(max(1, same.count))
        }
        // One or two of a kind are no habit.
        if all.count >= 21, let most = averages.max(), most >= 60, let index = averages.firstIndex(of: most) {
            lines.append("most on \(OutlookText.weekdays[index]), \(Durations.text(most)) on average")
        }
        return lines
    }

    private static func day(_ figure: DayFigure?, _ known: CompletenessText) -> TodayContent.Line {
        guard let figure else { return TodayContent.Line(text: known.text, role: .dim) }
        guard figure.serverSeconds != nil else {
            return TodayContent.Line(text: known.text, role: .warning)
        }
        if figure.completeness == .agreed {
            return TodayContent.Line(text: "", role: .dim)
        }
        let own = Durations.text(figure.seconds)
        if figure.completeness.isWhole {
            return TodayContent.Line(text: "counted here: \(own)", short: "here: \(own)", role: .plain)
        }
        return TodayContent.Line(
            text: "its heartbeats are \(CompletenessText(figure.completeness).text)", short: "heartbeats missing",
            role: .plain)
    }
}
