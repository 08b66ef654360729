import Cells
import HackatimeAPI
import Tracker

@testable import Dashboard

/// What must hold between the figures of any screen: "Figures" in ARCHITECTURE.md.
enum FigureRules {
    /// What is wrong on a screen, in words.
    static func broken(_ state: DashboardState) -> [String] {
        let context = RenderContext(state)
        let person = state.person
        let figures = context.figures
        var found: [String] = []
        func check(_ isSo: Bool, _ words: @autoclosure () -> String) {
            if !isSo { found.append(words()) }
        }
        for (name, list) in [("languages", \CodingStats.languages), ("projects", \CodingStats.projects)] {
            guard let rows = figures.stats?[keyPath: list], let total = figures.total else { continue }
            let sum = rows.reduce(0) { $0 + $1.seconds }
            // Rows overlap or leave a gap only within what they count; if the total counts more, they say of what they are.
            let isSaid = SumText(rows: sum, total: total, isPart: figures.isPart).total.contains(" of ")
            let isLess = total - (figures.stats?.total ?? total) >= 60 && total - sum >= 60
            check(!isLess || isSaid, "\(name): \(sum) of \(total), unsaid")
            for row in rows { check(row.seconds <= total, "\(name): \(row) of \(total)") }
            check(
                Set(rows.map { $0.name.lowercased() }).count == rows.count || name == "projects", "\(name) come twice")
            let shares = Share.texts(rows.map(\.seconds)).reduce(0) { $0 + (Int($1.prefix { $0.isNumber }) ?? 0) }
            check(sum == 0 || shares == 100, "\(name) share \(shares) %")
        }
        for field in HeartbeatField.timed {
            guard let rows = state.fieldCount(field)?.rows, let total = figures.total,
                let known = state.rangeCount(of: person)
            else { continue }
            let pane = PaneID.allCases.first { $0.field == field }
            check(pane.map { state.breakdown($0).map(\.name) == rows.map(\.name) } ?? false, "\(field) has no list")
            for row in pane.map(state.breakdown) ?? [] { check(row.seconds <= total, "\(field): \(row) of \(total)") }
            // All that is known of the days has a row, where nothing of it is taken from elsewhere.
            let sum = rows.reduce(0) { $0 + $1.seconds }
            let isSaid = SumText(rows: sum, total: total, isPart: known.isPart || figures.isPart).texts(isCut: false)
                .contains { $0.contains("twice") || $0.contains("none") || $0.contains(" of ") }
            check(abs(sum - total) < 60 || isSaid, "\(field): \(sum) of \(total), unsaid")
        }
        // The days around today are those of the chart.
        let around = TodayFacts(person, context)
        for day in around.lastDays where day.completeness != .unknown {
            guard let bar = figures.days.first(where: { $0.first == day.first && $0.last == day.first }) else {
                continue
            }
            check(bar.seconds == day.seconds, "\(day.label): \(day.seconds) beside a bar of \(bar.seconds)")
        }
        let today = TodayContent(person, context)
        let chart = ChartContent(person, context)
        // The figure in large stands for the range of the lists and the chart.
        if state.days != nil, let total = figures.total, case .figure(let text, _) = today.headline {
            let plain = text.first == "~" ? String(text.dropFirst()) : text
            check(plain == Durations.text(total), "large \(text), lists of \(Durations.text(total))")
        }
        // What is in no bar is named, and bars are never more than the whole.
        let bars = figures.days.reduce(0) { $0 + $1.seconds }
        if state.days != nil, let total = figures.total, figures.days.count > 1 {
            let isWhole = figures.days.allSatisfy { $0.completeness == .known }
            let isNamed = chart.notes.contains {
                $0.contains("between days") || $0.contains("by day") || $0.contains("less than")
            }
            check(bars < total + 60 || isNamed, "bars \(bars) over \(total)")
            check(
                !isWhole || abs(total - bars) < 60 || isNamed || !isBars(chart),
                "bars \(bars) under \(total): \(chart.notes)")
            check(
                isWhole || chart.abouts.allSatisfy { $0.contains(" of ") } || !isBars(chart), "unsaid: \(chart.abouts)")
        }
        if let day = state.days, day.count == 1, let timeline = state.history.timeline, timeline.day == day.first {
            found += brokenDay(timeline, figures, chart, state)
        }
        return found
    }

    private static func isBars(_ chart: ChartContent) -> Bool {
        chart.chart is DayBars
    }

    private static func brokenDay(
        _ timeline: Timeline, _ figures: Figures, _ chart: ChartContent, _ state: DashboardState
    ) -> [String] {
        guard chart.chart is TimelineChart, case .counted(let count?) = figures.source, state.feedFilter.isEmpty,
            let total = figures.total
        else {
            return []
        }
        let lanes = timeline.lanes.filter { $0.total > 0 }.map { Breakdown(name: $0.project, seconds: $0.total) }
        var found = lanes == count.projects ? [] : ["lanes \(lanes), projects \(count.projects)"]
        let isSaid = chart.abouts.allSatisfy { $0.contains("~") }
        if abs(timeline.total - total) >= 60, !isSaid { found.append("timeline \(timeline.total), large \(total)") }
        return found
    }
}

/// The figures of several ranges at one moment: a part is never more than its whole.
struct RangeFigures {
    private var found: [DateRange.Kind: (total: Double, rows: [String: Double])] = [:]

    /// Each kind with those that hold all its days.
    private static let wholes: [DateRange.Kind: [DateRange.Kind]] = [
        .today: [.last7Days, .last30Days, .week, .month, .year, .allTime], .last7Days: [.last30Days, .allTime],
        .yesterday: [.last7Days, .last30Days, .allTime], .last30Days: [.allTime], .week: [.last7Days, .allTime],
        .month: [.year, .allTime], .year: [.allTime],
    ]

    mutating func note(_ state: DashboardState) {
        let figures = Figures(state.person, state)
        guard let total = figures.total else { return }
        let rows = (figures.stats?.projects ?? []).map { ($0.name, $0.seconds) }
        found[state.range.kind] = (total, Dictionary(rows) { $0 + $1 })
    }

    var broken: [String] {
        found.flatMap { kind, part in
            Self.wholes[kind, default: []].flatMap { whole -> [String] in
                guard let other = found[whole] else { return [] }
                let total = part.total > other.total ? ["\(kind) \(part.total) of \(whole) \(other.total)"] : []
                return total
                    + part.rows.compactMap { name, seconds in
                        let row = other.rows[name] ?? 0
                        return row > 0 && seconds > row ? "\(kind) \(name) \(seconds) of \(whole) \(row)" : nil
                    }
            }
        }.sorted()
    }
}
