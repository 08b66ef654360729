import HackatimeAPI
import Tracker
import Testing

@testable import HackatimeHistory

struct APIValueCodingTests {
    static let day = CivilDate(year: 2026, month: 8, day: 22)
    static let window = TimeWindow(start: 1_787_000_000, end: 1_787_003_600.5, offset: -14_400)
    static let heartbeat = Heartbeat(
        id: 7, time: 1_787_000_000.25, entity: "/a\u{0}b", type: "file", category: "coding", project: "π",
        branch: "main", language: "Swift", editor: "vim", operatingSystem: "linux", machine: "m", isWrite: true,
        line: 3, lineCount: 4, extras: [Heartbeat.Extra("lines added", "12")])
    static let answers: [APIValue] = [
        .profile(Profile(id: "42", username: nil, displayName: "Nova", zone: "UTC", createdAt: 1.5)),
        .profile(Profile()), .today(TodayTotal(seconds: 12, goal: Goal(target: 3, tracked: 2))),
        .today(TodayTotal(seconds: 0)),
        .stats(
            CodingStats(
                displayName: "Nova", userID: "42", total: 9.5, languages: [Breakdown(name: "Go", seconds: 1)],
                projects: [], rangeText: "All Time", trust: Trust(.other("violet")), streak: 4)),
        .stats(CodingStats(total: 1)), .dayTotals([DayTotal(day: day, seconds: 5)]), .dayTotals([]),
        .dayTotals([DayTotal(day: day, seconds: 5, projects: ["art", "robot"])]), .total(7.25),
        .newest(heartbeat), .newest(nil), .newest(Heartbeat(time: 1)), .newest(Heartbeat(time: 1, createdAt: 9)),
        .spans([Span(start: 1, end: 2, duration: 1)]), .trust(Trust(.blue)), .trust(Trust(.red)),
        .trust(Trust(.green)), .trust(Trust(.yellow)), .user(id: "42"),
        .projects([
            ProjectDetail(
                name: "robot", seconds: 9, languages: ["C++"], repositoryURL: "https://git.example/o/robot",
                heartbeats: 4, first: 1.5, last: 2, isArchived: true), ProjectDetail(name: "x", seconds: 0),
        ]),
        .ranking(
            Ranking(
                dateRange: "Last 24 hours", generatedAt: 1.5,
                entries: [
                    Ranking.Entry(rank: 1, userID: "42", name: "Nova", seconds: 9), Ranking.Entry(rank: 2, seconds: 1),
                ])), .ranking(Ranking(entries: [])),
        .hackers([
            Hacker(name: "Nova", countryCode: "DE", project: "robot", repositoryURL: "https://git.example/o/robot"),
            Hacker(name: "Mira"),
        ]),
    ]
    static let calls: [APICall] = [
        .profile, .today(day), .ownStats, .rangeStats(.me, window), .rangeStats(.user("mira"), window),
        .dayTotals(first: day, last: day, zone: "UTC"), .newestHeartbeat, .heartbeats(window), .userStats("mira"),
        .userTotal("mira", since: ZonedInstant(seconds: 5, offset: 3_600)), .spans("mira", window), .trust("mira"),
        .userByEmail("m@example.org"), .userBySlackID("U1"),
        .sum(StatsSum(of: .me, in: window)), .sum(StatsSum(of: .user("mira"), in: window)),
        .sum(StatsSum(of: .me, in: window, projects: ["a", "b"], counting: .event)),
        .sum(StatsSum(of: .me, in: window, projects: ["a,b"], categories: ["coding"], leavesOutAICoding: true)),
        .projects(ProjectDetails(of: .me)), .projects(ProjectDetails(of: .user("mira"), names: ["a"], in: window)),
        .leaderboard(.daily), .leaderboard(.weekly), .currentlyHacking,
    ]

    @Test func `Answers come back as they were`() throws {
        for answer in Self.answers { #expect(APIValueCoding.bytes(answer).flatMap(APIValueCoding.answer) == answer) }
        #expect(APIValueCoding.bytes(.unchanged) == nil)
    }

    @Test func `Questions come back as they were, each under a key of its own`() {
        for call in Self.calls { #expect(APIValueCoding.call(APIValueCoding.bytes(call)) == call) }
        #expect(Set(Self.calls.compactMap(\.key)).count == Self.calls.count - 1)
    }

    @Test func `Damaged bytes are no answer`() throws {
        var chance = SplitMix64(seed: 1)
        for answer in Self.answers {
            let bytes = try #require(APIValueCoding.bytes(answer))
            for length in 0..<bytes.count { #expect(APIValueCoding.answer(Array(bytes.prefix(length))) == nil) }
            #expect(APIValueCoding.answer(bytes + [0]) == nil)
            #expect(APIValueCoding.answer([99] + bytes.dropFirst()) == nil)
            for _ in 0..<200 {
                var broken = bytes
                broken[Int.random(in: 0..<broken.count, using: &chance)] = UInt8.random(in: 0...255, using: &chance)
                // Must not trap.
                _ = APIValueCoding.answer(broken)
                _ = APIValueCoding.call(broken)
            }
        }
    }

    @Test func `Only some extras are kept of a newest heartbeat`() throws {
        var row = Self.heartbeat
        row.extras += [Heartbeat.Extra("user agent", "wakatime/1"), Heartbeat.Extra("user id", "42")]
        #expect(APIValueCoding.bytes(.newest(row)).flatMap(APIValueCoding.answer) == .newest(Self.heartbeat))
    }

    @Test func `A view comes back as it was`() {
        var view = SavedView()
        view.user = "mira"
        view.oldestFirst = true
        view.interval = 30
        view.range = DateRange(.week, back: 3)
        for (zone, theme, lists) in [
            (nil, nil, []), ("America/New_York", nil, []), (nil, "nord", []), (nil, nil, ["files", "editors"]),
        ] as [(String?, String?, [String])] {
            (view.profileZone, view.theme, view.lists) = (zone, theme, lists)
            var pack = BinaryEncoder()
            pack.add(view)
            var unpack = BinaryDecoder(pack.bytes)
            #expect(unpack.view() == view)
        }
    }

    @Test func `A view of chosen days comes back, and damaged ones do not`() {
        let days = CivilDays(
            first: CivilDate(year: 2026, month: 6, day: 16), last: CivilDate(year: 2026, month: 9, day: 30))
        for range in [
            DateRange(days), DateRange(days, name: "Frost"), DateRange(since: days.first), DateRange(last: 10),
            DateRange(last: 21, back: 2),
        ] {
            var view = SavedView()
            view.range = range
            var pack = BinaryEncoder()
            pack.add(view)
            var unpack = BinaryDecoder(pack.bytes)
            #expect(unpack.view() == view)
        }
        var view = SavedView()
        view.range = DateRange(CivilDays(first: days.last, last: days.first))
        var pack = BinaryEncoder()
        pack.add(view)
        var unpack = BinaryDecoder(pack.bytes)
        #expect(unpack.view()?.range == DateRange(.today))
    }

    @Test func `What keys chose about the screen comes back, and views of before have none of it`() {
        var look = SavedView.Look()
        look.hidesNames = true
        look.layout = "charts"
        look.hiddenPanes = ["chart", "today"]
        for theme in [nil, "nord"] {
            for look in [SavedView.Look(), look] {
                var view = SavedView()
                view.theme = theme
                view.look = look
                var pack = BinaryEncoder()
                pack.add(view)
                var unpack = BinaryDecoder(pack.bytes)
                #expect(unpack.view() == view)
            }
        }
    }
}
