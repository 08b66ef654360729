package import HackatimeAPI
import Tracker

/// Where the figures of the breakdown panes come from, and with them the total of a range.
enum BreakdownSource {
    /// The server's, of all time.
    case allTime(Resource<CodingStats>)
    /// The server's, of the days the view is about.
    case range(Resource<CodingStats>)
    /// Counted here from the heartbeats at hand; `nil` while nothing of these days is known.
    case counted(RangeCount?)

    var stats: CodingStats? {
        switch self {
        case .allTime(let reading), .range(let reading): reading.value
        case .counted(let count): count.map { CodingStats($0) }
        }
    }
}

extension CodingStats {
    init(_ count: RangeCount) {
        self.init(total: count.total, languages: count.languages, projects: count.projects)
    }
}

extension RangeCount {
    /// Whether anything at all is known of these days.
    var isSomething: Bool {
        total > 0 || figures.contains { $0.completeness != .unknown || $0.serverSeconds != nil }
    }
}

extension DashboardState {
    /// Today where times are shown.
    var today: CivilDate { zones.display.day(at: now.wall) }

    /// The days the view is about; `nil` for all time.
    var days: CivilDays? { range.days(today: today) }

    /// What was counted here over the days of the range, once it is known; over all days for all time.
    func rangeCount(of person: Person) -> RangeCount? {
        guard var count = history.count, count.isSomething else { return nil }
        if let days, count.days != days { return nil }
        // Today is never over while it lasts: it is known when it is known until now.
        if let index = count.figures.lastIndex(where: { $0.day == today }), !count.figures[index].completeness.isWhole,
            isTodayKnown(count.figures[index], person)
        {
            count.figures[index].completeness = .fetched
        }
        return count
    }

    /// Whether all of today so far is at hand, but for the last minutes, which are always about to be asked for.
    private func isTodayKnown(_ figure: DayFigure, _ person: Person) -> Bool {
        if let total = person.today.value, person.day == today, abs(total.seconds - figure.seconds) < 1 {
            return true
        }
        return isKnown(today)
    }

    /// Whether the heartbeats of a day are at hand, of today those until some minutes ago.
    func isKnown(_ day: CivilDate) -> Bool {
        let start = zones.display.start(of: day)
        let end = min(zones.display.start(of: day.adding(days: 1)), max(start + 1, now.wall - Timeline.slotLength))
        return history.coverage.known.covers(Coverage.Stretch(start: start, end: end))
    }

    /// The one rule about which figure wins: the server's of these very days, else what is counted here.
    func breakdownSource(of person: Person) -> BreakdownSource {
        guard let days else { return .allTime(person.stats) }
        let reading = person.rangeStats
        let isOfRange = person.rangeWindow == days.window(in: zones.display)
        if isOfRange, reading.value != nil { return .range(reading) }
        guard person.has(.days) else { return .allTime(person.stats) }
        let count = rangeCount(of: person)
        if count == nil, isOfRange, reading.isAsking { return .range(reading) }
        return .counted(count)
    }

    /// The rows of a breakdown pane in the order they are shown.
    package func breakdown(_ pane: PaneID) -> [Breakdown] {
        (pane.pane(for: shown) as? BreakdownPane)?.rows(of: person, in: self) ?? []
    }
}
