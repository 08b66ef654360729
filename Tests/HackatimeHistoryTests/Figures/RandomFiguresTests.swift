import Cells
import HackatimeAPI
import HackatimeHistory
import TestSupport
import Testing

@testable import Dashboard
@testable import Tracker

/// Made-up heartbeats of which a part is known, beside answers of a server that counts as section 7 says, each at its own
/// moment.
struct RandomFiguresTests {
    private static let zone = ZoneRules.utc
    private static let now = 1_795_442_400.0
    private static let kinds = DateRange.Kind.allCases

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `Every screen of a random history agrees with itself`(_ seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        let rows = Self.rows(&chance)
        let history = TestHistory(now: Self.now)
        history.keep(.zone(Self.zone))
        var state = DashboardState(
            size: Size(width: 120, height: 40), now: Moment(wall: Self.now, uptime: 500), tracker: Tracker(seed: 1),
            server: "time.example", zones: Zones(display: Self.zone, profile: Self.zone))
        let today = state.today
        // Of some days the heartbeats are known, of some the server's totals; today nearly always.
        for back in 0..<45 where Int.random(in: 0..<10, using: &chance) < (back == 0 ? 9 : seed % 3 == 0 ? 10 : 5) {
            Self.fetch(today.adding(days: -back), rows, history)
        }
        Self.compare(today, rows, history, &chance)
        var person = Person(target: .me)
        person.day = today
        let start = Self.zone.start(of: today)
        let asked = Self.now - Double.random(in: 0..<90, using: &chance)
        person.today = Resource(
            value: TodayTotal(seconds: Self.stats(rows, from: start, before: asked).total), asOf: asked)
        let allAsked = Self.now - Double.random(in: 0..<1_200, using: &chance)
        person.stats = Resource(value: Self.stats(rows, from: 0, before: allAsked), asOf: allAsked)
        state.tracker.people[.me] = person
        if case .coverage(let coverage) = history.recall(.coverage, at: Self.now) { state.history.coverage = coverage }
        for kind in Self.kinds.shuffled(using: &chance) {
            for back in [0, 1] {
                state.range = DateRange(kind, back: back)
                Self.show(&state, history)
                if Bool.random(using: &chance) { Self.answer(&state, rows, &chance) }
                for showsWeekdays in [false, true] {
                    state.history.showsWeekdays = showsWeekdays
                    #expect(FigureRules.broken(state) == [], "\(seed) \(kind) \(back) \(showsWeekdays)")
                }
            }
        }
        for range in [
            DateRange(last: 10), DateRange(last: 40), DateRange(last: 500), DateRange(since: today.adding(days: -3)),
            DateRange(CivilDays(first: today.adding(days: -20), last: today.adding(days: -12))),
        ] {
            state.range = range
            Self.show(&state, history)
            if Bool.random(using: &chance) { Self.answer(&state, rows, &chance) }
            #expect(FigureRules.broken(state) == [], "\(seed) \(range)")
        }
        // What is known by now.
        var ranges = RangeFigures()
        for kind in Self.kinds {
            state.range = DateRange(kind)
            Self.show(&state, history)
            ranges.note(state)
        }
        #expect(ranges.broken == [], "\(seed)")
    }

    /// Work in bouts, to and fro between projects, in languages of several spellings, also at midnight.
    private static func rows(_ chance: inout SplitMix64) -> [Heartbeat] {
        let projects: [String?] = ["robot", "site", nil, Breakdown.nameless, "notes"]
        let languages: [String?] = ["Python", "python", "cpp", "C++", "JavaScript", nil]
        var rows: [Heartbeat] = []
        var time = now - 50 * 86_400
        var project = projects[0]
        while time < now - 5, rows.count < 6_000 {
            if Int.random(in: 0..<6, using: &chance) == 0 { project = projects.randomElement(using: &chance) ?? nil }
            rows.append(
                Heartbeat(
                    id: Int64(rows.count + 1), time: time, entity: "/a", project: project,
                    branch: ["main", nil, "next"].randomElement(using: &chance) ?? nil,
                    language: languages.randomElement(using: &chance) ?? nil,
                    editor: ["vscode", "VS Code", "Zed"].randomElement(using: &chance) ?? nil))
            time += Double.random(in: 1..<140, using: &chance).rounded()
            if Int.random(in: 0..<80, using: &chance) == 0 {
                time += Double.random(in: 0..<70_000, using: &chance).rounded()
            }
        }
        return rows
    }

    /// Own timelines of the raw names, which a client merges.
    private static func stats(_ rows: [Heartbeat], from start: Double, before end: Double) -> CodingStats {
        let chosen = rows.filter { $0.time >= start && $0.time < end }
        func list(_ name: (Heartbeat) -> String?, isLanguage: Bool) -> [Breakdown] {
            let own = Dictionary(grouping: chosen) { name($0) ?? Breakdown.nameless }.map {
                Breakdown(name: $0, seconds: HackatimeAPI.Durations.total(ofSorted: $1.map(\.time)))
            }
            return Breakdown.merged(own, isLanguage: isLanguage)
        }
        return CodingStats(
            total: HackatimeAPI.Durations.total(ofSorted: chosen.map(\.time)),
            languages: list(\.language, isLanguage: true), projects: list(\.project, isLanguage: false))
    }

    private static func fetch(_ day: CivilDate, _ rows: [Heartbeat], _ history: TestHistory) {
        let window = TimeWindow(start: zone.start(of: day), end: min(now, zone.start(of: day.adding(days: 1))))
        let inside = rows.filter { $0.time >= window.start && $0.time <= window.end }
        let page = HeartbeatPage(heartbeats: inside, isUnpaged: true, rowCount: inside.count)
        history.remember(
            APIResult(
                requestID: RequestID(UInt64(day.dayNumber)), call: .heartbeats(window), dialect: .live,
                result: .success(.heartbeats(page))), at: now)
    }

    private static func compare(
        _ today: CivilDate, _ rows: [Heartbeat], _ history: TestHistory, _ chance: inout SplitMix64
    ) {
        let first = today.adding(days: -Int.random(in: 0..<60, using: &chance))
        let days = (0...(today.dayNumber - first.dayNumber)).map { first.adding(days: $0) }
        let asked = now - Double.random(in: 0..<40_000, using: &chance)
        let totals = days.map { day in
            let start = zone.start(of: day)
            return DayTotal(day: day, seconds: stats(rows, from: start, before: min(asked, start + 86_400)).total)
        }
        history.remember(
            APIResult(
                requestID: RequestID(1), call: .dayTotals(first: first, last: today, zone: zone.name), dialect: .live,
                result: .success(.dayTotals(totals))), at: now)
    }

    private static func show(_ state: inout DashboardState, _ history: TestHistory) {
        let days = state.days ?? CivilDays(first: state.today.adding(days: -60), last: state.today)
        if case .count(let count) = history.recall(.count(days), at: now) { state.history.count = count }
        if case .timeline(let timeline) = history.recall(.timeline(days.last, FeedFilter()), at: now) {
            state.history.timeline = timeline
        }
        for field in HeartbeatField.allCases {
            guard case .field(var count) = history.recall(.field(field, days), at: now) else { continue }
            count.days = state.countedDays
            state.history.fields[field] = count
        }
        state.tracker.people.setRange(state.days?.window(in: zone))
    }

    /// The server's answer about the range.
    private static func answer(_ state: inout DashboardState, _ rows: [Heartbeat], _ chance: inout SplitMix64) {
        guard let window = state.days?.window(in: zone) else { return }
        let asked = now - Double.random(in: 0..<1_200, using: &chance)
        let told = Resource(value: stats(rows, from: window.start, before: min(window.end, asked)), asOf: asked)
        state.tracker.people.hold(told, of: window, .me)
        state.tracker.people.showRange()
    }
}
