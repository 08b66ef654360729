import HackatimeAPI
package import Tracker

/// The events, and the one whose page is open.
package struct EventsState: Sendable, Equatable {
    package var list = EventList()
    /// The projects that keys chose for an event, by its name. Without an entry it has those of its file.
    package var chosen: [String: [String]] = [:]
    /// The names of projects are replaced in it while they are hidden.
    var opened: OpenedEvent?

    package init() {}

    /// With the projects that count.
    package func named(_ name: String) -> HackEvent? {
        guard var event = list.events.first(where: { $0.name == name }) else { return nil }
        if let chosen = chosen[name] { event.projects = chosen }
        return event
    }
}

/// What is known of the event whose page is open.
struct OpenedEvent: Sendable, Equatable {
    let name: String
    let target: Target
    let window: TimeWindow
    private var table = BeatTable()
    /// Heartbeats from here on have not been read; `nil` if all have been.
    private(set) var next: Double?
    /// The query that is not answered yet.
    var pending: BeatQuery?
    private var isUnreadable = false
    private var count: EventCount?
    /// What `count` was made with; `nil` if the heartbeats have changed since.
    private var counted: EventRules?
    private(set) var figures = EventFigures(told: nil, total: nil, count: nil, isWhole: false)
    private(set) var rows: [Row] = []
    /// What counts by day; `nil` unless all heartbeats are known.
    private(set) var days: [Double]?

    struct Row: Sendable, Equatable {
        /// The project's own name.
        var id: String
        /// What is shown for it.
        var name: String
        var seconds: Double
    }

    init(_ name: String, of target: Target, in window: TimeWindow) {
        self.name = name
        self.target = target
        self.window = window
        next = target == .me ? window.start : nil
    }

    /// The next part of the heartbeats, oldest first.
    var query: BeatQuery? {
        guard let next, pending == nil, window.start < window.end else { return nil }
        return BeatQuery(next..<window.end, wantsBefore: next <= window.start)
    }

    /// Heartbeats from a time on may be others now.
    mutating func read(from time: Double) {
        guard target == .me else { return }
        let time = max(window.start, min(time, next ?? .infinity))
        guard time < window.end else { return }
        table.cut(from: time)
        (next, pending, counted) = (time, nil, nil)
    }

    /// New heartbeats can only be at the end.
    mutating func readOn() { read(from: table.beats.last?.time ?? window.start) }

    mutating func apply(_ answer: HistoryAnswer) {
        pending = nil
        isUnreadable = true
        guard case .beats(let page) = answer else {
            next = nil
            return
        }
        isUnreadable = false
        table.append(page.table)
        (next, counted) = (page.next, nil)
    }

    /// Counts again if anything has changed.
    mutating func settle(_ event: HackEvent, _ state: DashboardState) {
        let isRead = target == .me && next == nil && !isUnreadable
        let rules = EventRules(projects: event.projects, leavesOutAICoding: event.leavesOutAICoding)
        if isRead, counted != rules {
            let zone = event.zone ?? state.zones.display
            let days = event.days(in: zone)
            let starts = (0...days.count).map { zone.start(of: days.first.adding(days: $0)) }
            count = EventCount(table, rules, days: starts, end: window.end)
            counted = rules
        }
        let isWhole = isRead && state.history.coverage.isWhole(window, now: state.now.wall)
        let known = isRead && (isWhole || !table.beats.isEmpty) ? count : nil
        let told = state.toldSums(event, of: target, in: window)
        let age = event.phase(at: state.now.wall, in: state.zones.display) == .running ? told.age : 0
        figures = EventFigures(told: told.event, total: told.stats?.total, count: known, isWhole: isWhole, age: age)
        days = isWhole ? count?.days : nil
        let listed = isWhole ? count?.projects : told.stats?.projects?.filter { EventRules.isOffered($0.name) }
        let missing = event.projects.filter { name in listed?.contains { $0.name == name } == false }
        rows = ((listed ?? []) + missing.sorted().map { Breakdown(name: $0, seconds: 0) })
            .map { Row(id: $0.name, name: $0.name, seconds: $0.seconds) }
    }

    /// With other names for the projects.
    func renamed(_ aliases: Aliases) -> OpenedEvent {
        var event = self
        for index in rows.indices { event.rows[index].name = aliases.name(rows[index].name) }
        return event
    }
}

extension DashboardState {
    /// The server's sum for an event, its totals of the same days, and the seconds since the older of both.
    fileprivate func toldSums(_ event: HackEvent, of target: Target, in window: TimeWindow) -> (
        event: Double?, stats: CodingStats?, age: Double
    ) {
        let answers = [APICall.rangeStats(target, window), eventSum(event, of: target, in: window)]
            .map { call in call.map { tracker.answer($0) } }
        let age = answers.compactMap { $0?.asOf }.min().map { max(0, now.wall - $0) } ?? 0
        var stats: CodingStats?
        var sum: Double?
        if case .stats(let told)? = answers[0]?.value { stats = told }
        if case .total(let told)? = answers[1]?.value { sum = told }
        return (sum, stats, age)
    }

    /// The question for an event's sum; `nil` until its projects are known.
    func eventSum(_ event: HackEvent, of target: Target, in window: TimeWindow) -> APICall? {
        var rows: [Breakdown]?
        if case .stats(let stats)? = tracker.answer(.rangeStats(target, window)).value { rows = stats.projects }
        return event.askedProjects(among: rows).map { .sum(event.sum(of: target, in: window, $0)) }
    }
}
