import Cells
import Dashboard
import HackatimeAPI
import Tracker

/// A history of 300 days in the pinned world. The last is today, with the server's figure.
extension Sample {
    static let today = CivilDate(year: 2026, month: 11, day: 23)
    static let historyStart = today.adding(days: -299)

    /// Working weeks with quiet weekends and some days off. Before 20 October only single days are known.
    static func figure(_ day: CivilDate) -> DayFigure {
        if day == today { return DayFigure(day: day, seconds: 14_140, completeness: .partial) }
        let back = today.dayNumber - day.dayNumber
        let chance = Double((day.dayNumber * 7_919 + day.day * 104_729) % 1_000) / 1_000
        let base = day.weekday >= 6 ? 9_000.0 : 22_000
        let seconds = chance < 0.12 ? 0 : (base * chance).rounded()
        if back <= 34 { return DayFigure(day: day, seconds: seconds, completeness: .agreed, serverSeconds: seconds) }
        if back <= 40 { return DayFigure(day: day, seconds: 0, completeness: .unknown) }
        return DayFigure(day: day, seconds: seconds, completeness: back == 41 ? .partial : .fetched)
    }

    static func count(_ days: CivilDays, _ change: (inout DayFigure) -> Void = { _ in }) -> RangeCount {
        let figures = (0..<days.count).map { offset in
            var figure = figure(days.first.adding(days: offset))
            change(&figure)
            return figure
        }
        let total = figures.reduce(0) { $0 + $1.seconds }
        var hours = Array(repeating: Array(repeating: 0.0, count: 24), count: 7)
        for figure in figures {
            let parts = (0..<24).map { hour in
                (9..<23).contains(hour) && (hour * 31 + figure.day.weekday * 17) % 5 > 0
                    ? Double(1 + (hour * hour) % 7) : 0
            }
            let whole = parts.reduce(0, +)
            for hour in 0..<24 { hours[figure.day.weekday - 1][hour] += figure.seconds * parts[hour] / whole }
        }
        return RangeCount(
            days: days, total: total,
            languages: [
                Breakdown(name: "Swift", seconds: total * 0.62), Breakdown(name: "Python", seconds: total * 0.3),
                Breakdown(name: "Markdown", seconds: total * 0.09),
            ],
            projects: [
                Breakdown(name: "hackatop", seconds: total * 0.66), Breakdown(name: "robot-arm", seconds: total * 0.31),
                Breakdown(name: Breakdown.nameless, seconds: total * 0.02),
            ],
            figures: figures, hours: hours)
    }

    static func fieldCount(_ field: HeartbeatField, _ days: CivilDays) -> FieldCount {
        let total = field == .author ? 9_260 : count(days).total
        let names: [(String, Double)] =
            switch field {
            case .editor: [("Neovim", 0.61), ("VS Code", 0.36), ("Zed", 0.02)]
            case .machine: [("thinkpad", 0.83), ("studio", 0.17)]
            case .system: [("Linux", 0.83), ("macOS", 0.17)]
            case .category: [("coding", 0.9), ("ai coding", 0.06), ("writing docs", 0.03), (Breakdown.nameless, 0.01)]
            case .branch: [("main (hackatop)", 0.5), ("ik-solver (robot-arm)", 0.3), ("main (dotfiles)", 0.2)]
            case .file:
                [
                    ("/home/nova/code/hackatop/Sources/Dashboard/View/Panes/FeedPane.swift", 0.4),
                    ("/home/nova/code/robot-arm/src/kinematics/solver.py", 0.3), ("/home/nova/notes.md", 0.2),
                    ("https://hackclub.com", 0.05), ("", 0.001),
                ]
            case .author: [("human", 0.7), ("AI", 0.3)]
            }
        let rows = names.map { Breakdown(name: $0, seconds: (total * $1).rounded()) }
        return FieldCount(
            field, days, rows: rows, restCount: field == .file ? 1_204 : 0, rest: field == .file ? total * 0.05 : 0)
    }

    /// A morning on the robot, an afternoon on hackatop, and a little else.
    static func timeline(
        _ day: CivilDate = today, completeness: Completeness = .partial, in zone: ZoneRules? = nil
    ) throws -> Timeline {
        let zone = try zone ?? newYork()
        let start = zone.start(of: day)
        var rows: [(time: Double, project: String?, language: String?)] = []
        func work(from hour: Double, to end: Double, _ project: String?, every step: Double) {
            for time in stride(from: hour * 3_600, to: end * 3_600, by: step) {
                rows.append((start + time, project, nil))
            }
        }
        work(from: 8.2, to: 9.6, "robot-arm", every: 100)
        work(from: 10.1, to: 10.6, "portfolio", every: 240)
        work(from: 11, to: 12.2, "hackatop", every: 60)
        work(from: 12.7, to: 13.0, "dotfiles", every: 200)
        work(from: 13.0, to: 13.5, "robot-arm", every: 150)
        work(from: 14.1, to: 14.53, "hackatop", every: 70)
        return Timeline(rows: rows, day: day, zone: zone, completeness: completeness)
    }

    static func history(_ range: DateRange) throws -> HistoryState {
        var history = HistoryState()
        let zone = try newYork()
        let days = range.days(today: today) ?? CivilDays(first: historyStart, last: today)
        history.count = count(days)
        for field in HeartbeatField.allCases { history.fields[field] = fieldCount(field, days) }
        history.timeline = try timeline(range.kind == .yesterday ? today.adding(days: -1) : days.last)
        history.day = count(CivilDays(first: today, last: today))
        history.week = count(CivilDays(first: today.adding(days: 1 - today.weekday), last: today))
        history.hours = (0...56).reversed().map { hours(today.adding(days: -$0), in: zone) }
        history.coverage.figures = (0...30).reversed().map { figure(today.adding(days: -$0)) }
        history.coverage.known.insert(
            Coverage.Stretch(start: zone.start(of: today.adding(days: -34)), end: now - 30))
        history.coverage.rowCount = 40_000
        history.coverage.firstTime = zone.start(of: historyStart) + 50_000
        return history
    }

    /// From nine to eleven in the evening; today until now.
    static func hours(_ day: CivilDate, in zone: ZoneRules) -> DayHours {
        let seconds = figure(day).seconds
        let end = day == today ? 15 : 23
        let hours = (0..<24).map { (9..<end).contains($0) ? seconds / Double(end - 9) : 0 }
        let start = zone.start(of: day)
        return DayHours(day: day, first: start + 32_700, last: day == today ? now - 20 : start + 81_000, hours: hours)
    }

    /// The Today pane alone on the screen.
    static func page(_ width: Int, _ height: Int) throws -> DashboardState {
        var state = try own(width, height)
        state.focus = .today
        state.panes.isZoomed = true
        let start = state.zones.display.start(of: today)
        let sessions = [(8.2, 9.6), (10.1, 10.6), (11, 12.2), (12.7, 13.5), (14.1, 14.53)].map { from, to in
            Span(start: start + from * 3_600, end: start + to * 3_600, duration: (to - from) * 3_600)
        }
        state.history.sessions = [
            CivilDays(first: today, last: today): sessions,
            CivilDays(first: today.adding(days: -30), last: today.adding(days: -1)): [
                Span(start: start - 200_000, end: start - 191_000, duration: 9_000)
            ],
        ]
        return state
    }

    static func own(_ width: Int, _ height: Int, _ range: DateRange, focus: PaneID = .chart) throws -> DashboardState {
        var state = try own(width, height)
        state.range = range
        state.focus = focus
        state.history = try history(range)
        return state
    }
}
