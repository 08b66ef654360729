import HackatimeAPI
import TestSupport
import Testing
import Tracker

@testable import HackatimeHistory

struct SinceReadingTests {
    private static let rows = Made.rows(6_000, from: Bench.now - 60 * 86_400, to: Bench.now, seed: 4)

    private static func bench(_ zone: ZoneRules, _ location: StoreLocation = .memory) -> Bench {
        let bench = Bench(location, zone: zone)
        for day in 0..<60 {
            let end = Bench.now - Double(day) * 86_400
            bench.fetch(TimeWindow(start: end - 86_400, end: end), from: rows)
        }
        return bench
    }

    private static func since(_ start: Double, _ projects: [String], _ bench: Bench) -> Double? {
        if case .since(let seconds) = bench.store.recall(.since(start, projects)) { seconds } else { nil }
    }

    /// In the simple way: all rows since then, on one timeline.
    private static func reference(_ start: Double, _ projects: [String], _ zone: ZoneRules) -> Double {
        let counted = rows.filter { row in
            row.time >= start && (projects.isEmpty || projects.contains(row.project ?? Breakdown.nameless))
                && row.time <= zone.startOfNextDay(after: row.time) - 1
        }
        return HackatimeAPI.Durations.total(ofSorted: counted.map(\.time))
    }

    @Test(arguments: ["UTC", "America/New_York", "Asia/Kolkata"])
    func `The time since is that of one slow look at all rows`(name: String) throws {
        let zone = try #require(name == "UTC" ? .utc : ZoneFixtures.rules(name))
        let bench = Self.bench(zone)
        let names = Array(Set(Self.rows.compactMap(\.project))).sorted()
        let sets = [[], [names[0]], [Breakdown.nameless], Array(names.prefix(2)), names, ["nobody's"]]
        var chance = SplitMix64(seed: 9)
        var isMore = false
        for projects in sets {
            for _ in 0..<20 {
                let start = Bench.now - Double.random(in: 0..<60 * 86_400, using: &chance)
                let expected = Self.reference(start, projects, zone)
                #expect(Self.since(start, projects, bench) == expected, "\(projects) since \(start)")
                isMore = isMore || expected > 0
            }
        }
        #expect(isMore)
        #expect(Self.since(Bench.now + 900, [], bench) == 0)
    }

    @Test func `Where two projects overlap, it counts once`() throws {
        let bench = Self.bench(.utc)
        let names = Array(Set(Self.rows.compactMap(\.project))).sorted()
        let start = Bench.now - 50 * 86_400
        let parts = try names.map { try #require(Self.since(start, [$0], bench)) }
        let whole = try #require(Self.since(start, names, bench))
        #expect(whole < parts.reduce(0, +))
        #expect(parts.allSatisfy { $0 <= whole })
    }

    @Test func `Days without sums are counted from their rows`() throws {
        let bench = Self.bench(.utc)
        // Another zone, none of whose days is counted yet.
        let zone = try #require(ZoneFixtures.rules("Asia/Kolkata"))
        _ = bench.store.remembered(zone: zone, now: Bench.now, rows: 1)
        let start = Bench.now - 20 * 86_400
        let seconds = try #require(Self.since(start, [], bench))
        #expect(abs(seconds - Self.reference(start, [], zone)) < 60)
    }

    @Test func `Marks are kept for the next start and for other programs, the newest hundred`() throws {
        let folder = try TemporaryFolder()
        let location = StoreLocation.file(folder: folder.path, name: "marks")
        let bench = Bench(location)
        #expect(bench.store.recall(.marks) == .marks([]))
        let marks = (0..<120).map { Mark(at: Bench.now - Double($0), note: "devlog \($0)", projects: ["a", "b"]) }
        for mark in marks.reversed() { bench.store.keep(.mark(mark)) }
        bench.store.keep(.unmark(marks[1].time))
        bench.settle()
        let expected = HistoryAnswer.marks([marks[0]] + marks[2..<100])
        #expect(bench.store.recall(.marks) == expected)
        #expect(Bench(location).store.recall(.marks) == expected)
    }

    @Test func `Marks of a file that cannot be written are kept in memory`() {
        let bench = Bench()
        bench.store.keep(.mark(Mark(at: Bench.now)))
        bench.settle()
        #expect(bench.store.recall(.marks) == .marks([Mark(at: Bench.now)]))
    }

    @Test func `A project's page counts its own rows`() throws {
        let bench = Self.bench(.utc)
        let name = try #require(Self.rows.compactMap(\.project).first)
        let today = CivilDate(dayNumber: Int(Bench.now / 86_400))
        let days = CivilDays(first: today.adding(days: -20), last: today)
        guard case .project(let count) = bench.store.recall(.project(name, days)) else {
            Issue.record("no answer")
            return
        }
        let window = days.window(in: .utc)
        let all = Self.rows.filter { $0.project == name && $0.time <= ZoneRules.utc.startOfNextDay(after: $0.time) - 1 }
        let rows = all.filter { $0.time >= window.start && $0.time < window.end }
        func total(_ rows: [Heartbeat]) -> Double { HackatimeAPI.Durations.total(ofSorted: rows.map(\.time)) }
        #expect(count.total == total(rows))
        #expect(count.allTime == total(all))
        #expect(count.first == all.first?.time && count.last == all.last?.time)
        #expect(count.byDay.count == days.count)
        for (index, seconds) in count.byDay.enumerated() {
            let day = days.first.adding(days: index).dayNumber
            #expect(seconds == total(rows.filter { Int($0.time / 86_400) == day }))
        }
        for (list, key) in [
            (count.languages, { LanguageName.shown($0.language ?? Breakdown.nameless) }),
            (count.files, { $0.entity ?? Breakdown.nameless }), (count.branches, { $0.branch ?? Breakdown.nameless }),
        ] as [([Breakdown], (Heartbeat) -> String)] {
            #expect(!list.isEmpty)
            for row in list { #expect(row.seconds == total(rows.filter { key($0) == row.name }), "\(row)") }
            #expect(list.map(\.seconds) == list.map(\.seconds).sorted(by: >))
        }
        guard case .project(let none) = bench.store.recall(.project("nobody's", days)) else { return }
        #expect(none == ProjectCount(days))
    }
}
