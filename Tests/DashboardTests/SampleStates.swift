import Cells
import Dashboard
import TestSupport
import Testing

@testable import HackatimeAPI
@testable import Tracker

/// States to draw in a pinned world: Monday 23 November 2026, 14:32:06 in New York.
enum Sample {
    static let now = 1_795_462_326.0
    static let server = "hackatime.hackclub.com"

    static func newYork() throws -> ZoneRules {
        try #require(ZoneRules(name: "America/New_York", posix: "EST5EDT,M3.2.0,M11.1.0"))
    }

    /// A state without answers, and an empty history.
    static func first(_ width: Int = 120, _ height: Int = 40) throws -> DashboardState {
        try opened(TestHistory(now: now), width, height)
    }

    /// The history has not been read yet.
    static func unopened(_ width: Int = 120, _ height: Int = 40) throws -> DashboardState {
        let zone = try newYork()
        return DashboardState(
            size: Size(width: width, height: height), now: Moment(wall: now, uptime: 500), tracker: Tracker(seed: 1),
            server: server, zones: Zones(display: zone, profile: zone))
    }

    /// A start with an existing history.
    private static func opened(
        _ kept: TestHistory, _ width: Int, _ height: Int, _ range: DateRange = DateRange(.today)
    ) throws -> DashboardState {
        var state = try unopened(width, height)
        state.range = range
        let zone = state.zones.display
        state.historyDays = 0
        kept.happen(.remembered(kept.remembered(zone: zone, now: now, rows: 100)), &state)
        kept.happen(.opened, &state)
        state.tracker.scheduler.cadence.nextPoll = 548
        return state
    }

    /// An ordinary afternoon of the key's owner. The feed shows a history with these heartbeats; the counts are
    /// invented, because a year does not fit into a test.
    static func own(
        _ width: Int = 120, _ height: Int = 40, rows: [Heartbeat] = heartbeats(),
        _ change: (inout Person) -> Void = { _ in }
    ) throws -> DashboardState {
        var state = try opened(TestHistory(rows, now: now), width, height, DateRange(.allTime))
        var person = ownSubject()
        person.newest = reading(rows.last)
        change(&person)
        state.tracker.people[.me] = person
        let latest = state.history.latest
        state.history = try history(state.range)
        state.history.latest = latest
        return state
    }

    static func other(
        _ width: Int = 120, _ height: Int = 40, _ change: (inout Person) -> Void = { _ in }
    ) throws -> DashboardState {
        var state = try own(width, height)
        var person = otherSubject()
        change(&person)
        state.tracker.people[person.target] = person
        state.trail = [.me, person.target]
        return state
    }

    static func ownSubject() -> Person {
        var person = Person(target: .me)
        person.profile = reading(
            Profile(
                id: "42", username: "nova", displayName: "Nova Sterling", zone: "America/New_York",
                createdAt: now - 300 * 86_400))
        person.day = CivilDate(year: 2026, month: 11, day: 23)
        person.today = reading(TodayTotal(seconds: 14_140, goal: Goal(target: 14_400, tracked: 14_140)))
        person.stats = reading(stats(named: "Nova Sterling", trust: .green))
        person.newest = reading(heartbeats().last)
        person.feed = reading(true)
        return person
    }

    static func otherSubject() -> Person {
        var person = Person(target: .user("orpheus"))
        person.stats = reading(stats(named: "Orpheus", trust: .blue))
        person.stats.value?.streak = 4
        person.today = reading(TodayTotal(seconds: 4_860))
        person.day = CivilDate(year: 2026, month: 11, day: 23)
        person.spans = reading([
            Span(start: now - 4_000, end: now - 300, duration: 3_700),
            Span(start: now - 9_000, end: now - 7_840, duration: 1_160),
            Span(start: now - 60_000, end: now - 49_000, duration: 10_400),
            Span(start: now - 150_000, end: now - 149_990, duration: 10),
        ])
        return person
    }

    static func stats(named name: String, trust: Trust.Level) -> CodingStats {
        CodingStats(
            displayName: name, userID: "42", total: 375_000,
            languages: [
                Breakdown(name: "Swift", seconds: 187_800), Breakdown(name: "Go", seconds: 78_240),
                Breakdown(name: "Python", seconds: 50_580), Breakdown(name: "Markdown", seconds: 33_600),
                Breakdown(name: "TypeScript", seconds: 24_060), Breakdown(name: "Shell", seconds: 10_200),
                Breakdown(name: "C++", seconds: 5_400), Breakdown(name: "JSON", seconds: 1_300),
                Breakdown(name: "Other", seconds: 40),
            ],
            projects: [
                Breakdown(name: "hackatop", seconds: 172_920), Breakdown(name: "robot-arm", seconds: 114_000),
                Breakdown(name: "portfolio", seconds: 44_100), Breakdown(name: "dotfiles", seconds: 27_060),
                Breakdown(name: "site", seconds: 15_720),
            ],
            rangeText: "All Time", trust: Trust(trust))
    }

    /// Two and a half hours in two projects with gaps, and the evening before.
    static func heartbeats() -> [Heartbeat] {
        let feed = "/home/nova/hackatop/Sources/Dashboard/View/FeedPane.swift"
        let tests = "/home/nova/hackatop/Tests/DashboardTests/FeedPaneTests.swift"
        let solver = "/home/nova/robot-arm/src/kinematics/solver.py"
        var rows: [Heartbeat] = []
        func add(_ ago: Double, _ entity: String, _ project: String, _ language: String, _ line: Int, _ save: Bool) {
            let isRobot = project == "robot-arm"
            rows.append(
                Heartbeat(
                    id: Int64(rows.count + 1), time: now - ago, entity: entity, type: "file", category: "coding",
                    project: project, branch: isRobot ? "ik-solver" : "main", language: language,
                    editor: isRobot ? "vscode" : "neovim", operatingSystem: "linux", machine: "thinkpad",
                    isWrite: save, line: line, lineCount: 240,
                    extras: [Heartbeat.Extra("source_type", "direct_entry")]))
        }
        for step in 0..<6 { add(62_000 - Double(step) * 70, solver, "robot-arm", "Python", 90 + step, step == 5) }
        for step in 0..<14 { add(5_200 - Double(step) * 100, solver, "robot-arm", "Python", 127 + step, step % 4 == 0) }
        for step in 0..<11 { add(1_080 - Double(step) * 90, tests, "hackatop", "Swift", 2 + step, step % 3 == 0) }
        add(54, feed, "hackatop", "Swift", 61, false)
        add(20, feed, "hackatop", "Swift", 88, true)
        return rows
    }

    static func reading<Value>(_ value: Value, ago: Double = 5) -> Resource<Value> {
        Resource(value: value, asOf: now - ago)
    }

    static func failed<Value>(_ error: ClientError, since ago: Double = 1_800, next: Double? = nil) -> Resource<Value> {
        Resource(problem: problem(error, since: ago, next: next))
    }

    static func problem(_ error: ClientError, since ago: Double, next: Double?) -> Problem {
        let next = next.map { now + $0 }
        return Problem(error: error, since: now - ago, nextTry: next, until: error.wait == nil ? nil : next)
    }
}

extension Resource {
    /// The same data; requests have failed since.
    func failing(_ error: ClientError, since ago: Double = 1_800, next: Double? = nil) -> Resource {
        var reading = self
        reading.asOf = Sample.now - ago - 60
        reading.problem = Sample.problem(error, since: ago, next: next)
        return reading
    }
}

extension Sample {
    /// Everything a server could send to break the screen.
    static func hostile(_ width: Int = 120, _ height: Int = 40) throws -> DashboardState {
        let evil = "\u{1B}[2J\u{7}x\u{202E}y\u{200B}z\u{9B}31m\r\n"
        let wide = "日本語のプロジェクト👩‍👩‍👧‍👦🇺🇸e\u{301}"
        let rows = [
            Heartbeat(time: -1e12, entity: evil, project: wide, line: .max),
            Heartbeat(
                id: 1, time: now - 400, entity: "/" + wide + "/" + wide, project: evil, branch: wide,
                language: evil, editor: wide, isWrite: true, line: .min),
            Heartbeat(id: 2, time: now - 10, entity: nil, project: nil),
            Heartbeat(id: 3, time: 1e12, entity: evil, project: "late"),
        ]
        var state = try own(width, height, rows: rows) { person in
            person.profile.value?.displayName = evil
            person.stats.value = CodingStats(
                displayName: evil + wide, total: 1e300,
                languages: [
                    Breakdown(name: evil, seconds: 1e12), Breakdown(name: wide, seconds: 5e11),
                    Breakdown(name: "", seconds: 0), Breakdown(name: String(repeating: "a", count: 5_000), seconds: 1),
                ],
                projects: [Breakdown(name: wide, seconds: .greatestFiniteMagnitude)],
                rangeText: evil, trust: Trust(.other(evil + wide)), streak: .max)
            person.today.value = TodayTotal(seconds: 1e300, goal: Goal(target: 1e-9, tracked: 1e300))
        }
        state.server = evil + wide
        state.messages.warnings = [evil]
        state.prompts.suggestions = [evil, wide]
        state.messages.notice = Notice(text: evil + wide, until: 2_000)
        return state
    }
}

extension TestHistory {
    /// Applies an event and answers what it recalls from the history, as the loop does.
    func happen(
        _ kind: Event.Kind, _ state: inout DashboardState, answering isAnswered: (HistoryQuery) -> Bool = { _ in true }
    ) {
        var news = [kind]
        while !news.isEmpty {
            for effect in reduce(&state, Event(at: state.now, news.removeFirst())) {
                switch effect {
                case .recall(let query) where isAnswered(query):
                    news.append(.recalled(query, recall(query, at: state.now.wall)))
                case .keep(let note): keep(note)
                default: break
                }
            }
        }
    }
}
