import Cells
import HackatimeAPI
import Tracker

/// One bar or square of a chart: a day, or several days together.
struct ChartDay: Equatable {
    enum Certainty: Equatable {
        /// Nothing is known. Never drawn as zero.
        case unknown
        /// At least this much.
        case partial
        case known

        var day: Completeness {
            switch self {
            case .unknown: .unknown
            case .partial: .partial
            case .known: .fetched
            }
        }
    }

    var first: CivilDate
    var last: CivilDate
    var seconds: Double
    var completeness: Certainty
    /// The number is the server's. The count here differs, or lacks heartbeats.
    var isServers = false
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
        let isTold = (total ?? figure.serverSeconds) != nil
        isServers = isTold && (!figure.completeness.isWhole || abs(seconds - figure.seconds) > 1)
    }

    /// The one figure of a day, in every pane: the server's, else what is counted.
    static func shown(_ figure: DayFigure, total: Double? = nil) -> (seconds: Double, completeness: Certainty) {
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
            let begins = (0...6).map { week.first.adding(days: $0) }.first { $0.day == 1 && $0 <= week.last }
            week.label = begins?.monthName ?? ""
            week.short = week.label
            return week
        }
    }

    static func months(_ days: [ChartDay]) -> [ChartDay] {
        grouped(days) { $0.first.year * 12 + $0.first.month }.map { month in
            var month = month
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
                group.isServers = group.isServers || day.isServers
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

    /// `most 6h 12m Thu 19 Nov`
    static func bestText(_ days: [ChartDay], _ context: RenderContext) -> String {
        guard let best = days.max(by: { $0.seconds < $1.seconds }), best.seconds > 0 else { return "" }
        let when =
            best.first == best.last
            ? Clock.day(best.first, today: context.today)
            : RangeText.brief(
                CivilDays(first: best.first, last: best.last), today: context.today, dash: context.glyphs.dash)
        return "most \(Durations.text(best.seconds)) \(when)"
    }
}
