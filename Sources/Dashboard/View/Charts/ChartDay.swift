import Cells
import HackatimeAPI
package import Tracker

/// One bar or square of a chart: a day, or several days together.
package struct ChartDay: Equatable {
    package enum Certainty: Equatable {
        /// Nothing is known. Never drawn as zero.
        case unknown
        /// At least this much.
        case partial
        case known
    }

    var first: CivilDate
    var last: CivilDate
    var seconds: Double
    var completeness: Certainty
    /// The range that it is.
    var kind = DateRange.Kind.today
    var isToday: Bool
    /// The label below the bar, for much and for little room.
    var label: String
    var short: String

    var isWeekend: Bool { first == last && first.weekday >= 6 }

    init(_ figure: DayFigure, today: CivilDate, total: Double? = nil) {
        first = figure.day
        last = figure.day
        isToday = figure.day == today
        label = "\(figure.day.weekdayName) \(figure.day.day)"
        short = "\(figure.day.day)"
        (seconds, completeness) = Self.shown(figure, total: total)
    }

    /// The one figure of a day, in every pane: the server's, else what is counted.
    package static func shown(_ figure: DayFigure, total: Double? = nil) -> (seconds: Double, completeness: Certainty) {
        if let told = total ?? figure.serverSeconds { return (told, .known) }
        let isPartial = figure.seconds > 0
        return (figure.seconds, figure.completeness.isWhole ? .known : isPartial ? .partial : .unknown)
    }

    /// The days of a count. Today has the same total as the Today pane.
    static func days(of count: RangeCount, _ person: Person, in state: DashboardState) -> [ChartDay] {
        let today = state.today
        return count.figures.map { figure in
            guard figure.day == today else { return ChartDay(figure, today: today) }
            return ChartDay(figure, today: today, total: state.todaySeconds(of: person, figure))
        }
    }

    /// Days grouped by week, from Monday. Named after the month that begins in it.
    static func weeks(_ days: [ChartDay]) -> [ChartDay] {
        grouped(days) { $0.first.dayNumber - $0.first.weekday }.map { week in
            var week = week
            week.kind = .week
            let begins = (0...6).map { week.first.adding(days: $0) }.first { $0.day == 1 && $0 <= week.last }
            week.label = begins?.monthName ?? ""
            week.short = week.label
            return week
        }
    }

    static func months(_ days: [ChartDay]) -> [ChartDay] {
        grouped(days) { $0.first.year * 12 + $0.first.month }.map { month in
            var month = month
            month.kind = .month
            month.label = month.first.monthName
            month.short = String(month.first.monthName.prefix(1))
            return month
        }
    }

    private static func grouped(_ days: [ChartDay], by key: (ChartDay) -> Int) -> [ChartDay] {
        var groups: [ChartDay] = []
        var present: Int?
        for day in days {
            if key(day) == present, var group = groups.popLast() {
                group.last = day.last
                group.seconds += day.seconds
                group.isToday = group.isToday || day.isToday
                if group.completeness != day.completeness { group.completeness = .partial }
                groups.append(group)
            } else {
                groups.append(day)
            }
            present = key(day)
        }
        return groups
    }

    /// `best day 6h 12m Thu 19 Nov`
    static func bestText(_ days: [ChartDay], _ context: RenderContext) -> String {
        guard let best = days.max(by: { $0.seconds < $1.seconds }), best.seconds > 0 else { return "" }
        let word = best.kind == .week ? "week" : best.kind == .month ? "month" : "day"
        return "best \(word) \(Durations.text(best.seconds)) \(best.when(context, isBrief: best.first < best.last))"
    }

    // MARK: As a part of a chart

    var pick: ChartPick { .day(first) }

    func part(_ context: RenderContext) -> ChartPart {
        let words = Self.figure(seconds, completeness)
        let (long, brief) = (when(context), when(context, isBrief: true))
        let days = CivilDays(first: first, last: last)
        let copy = first == last ? first.text : "\(first.text) - \(last.text)"
        return ChartPart(
            titles: ["\(long), \(words)", "\(brief), \(words)", words], copyText: "\(copy)  \(words)",
            range: DateRange(kind, with: first, today: context.today), time: days.time(in: context.zone))
    }

    private func when(_ context: RenderContext, isBrief: Bool = false) -> String {
        let days = CivilDays(first: first, last: last)
        let dash = context.glyphs.dash
        return isBrief
            ? RangeText.brief(days, today: context.today, dash: dash)
            : RangeText.long(days, today: context.today, dash: dash)
    }

    /// `6h 04m`, `~6h 04m` if it is at least this much, `not known`.
    static func figure(_ seconds: Double, _ certainty: Certainty?) -> String {
        switch certainty {
        case nil, .unknown?: "not known"
        case .partial?: Durations.atLeast(seconds)
        case .known?: Durations.text(seconds)
        }
    }
}

extension CivilDays {
    /// From the first midnight to the last.
    func time(in zone: ZoneRules) -> Range<Double> {
        let (start, end) = (zone.start(of: first), zone.start(of: last.adding(days: 1)))
        return start..<max(start, end)
    }
}
