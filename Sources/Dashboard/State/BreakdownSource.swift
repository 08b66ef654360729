package import HackatimeClient

/// Where the figures of the breakdown panes come from, and with them the total of a range.
enum BreakdownSource {
    /// The server's, of all time.
    case allTime(Reading<CodingStats>)
    /// The server's, of the days the view is about.
    case range(Reading<CodingStats>)
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
        total > 0 || figures.contains { $0.knowledge != .unknown || $0.serverSeconds != nil }
    }
}

extension DashboardState {
    /// Today where times are shown.
    var today: CivilDate { zones.display.day(at: now.wall) }

    /// The days the view is about; `nil` for all time.
    var days: CivilDays? { range.days(today: today) }

    /// What was counted here over the days of the range, once it is known; over all days for all time.
    var rangeCount: RangeCount? {
        guard let count = history.count, count.isSomething else { return nil }
        guard let days else { return count }
        return count.days == days ? count : nil
    }

    /// The one rule about which figure wins: the server's of these very days, else what is counted here.
    var breakdownSource: BreakdownSource {
        guard let days else { return .allTime(subject.stats) }
        let reading = subject.rangeStats
        let isOfRange = subject.rangeWindow == days.window(in: zones.display)
        if isOfRange, reading.value != nil { return .range(reading) }
        guard shown == .me else { return .allTime(subject.stats) }
        if rangeCount == nil, isOfRange, reading.isAsking { return .range(reading) }
        return .counted(rangeCount)
    }

    /// The rows of a breakdown pane in the order they are shown.
    package func breakdown(_ pane: PaneID) -> [Breakdown] {
        let stats = breakdownSource.stats
        let rows = (pane == .projects ? stats?.projects : stats?.languages) ?? []
        guard sortedByName.contains(pane) else { return rows }
        return rows.sorted { ($0.name.lowercased(), $0.name) < ($1.name.lowercased(), $1.name) }
    }
}
