import HackatimeAPI
import Tracker
import TestSupport
import Testing

@testable import HackatimeHistory

struct RowTests {
    static let start = 1_787_000_000.0

    static func bench(_ rows: [Heartbeat]) -> Bench {
        let bench = Bench()
        bench.fetch(TimeWindow(start: start - 1, end: Bench.now), from: rows)
        return bench
    }

    @Test(arguments: [true, false])
    func `Pages one after the other give every row once, both ways`(hasNumbers: Bool) throws {
        let rows = Made.rows(1_000, from: Self.start, to: Bench.now, seed: 4, hasNumbers: hasNumbers)
        let bench = Self.bench(rows)
        let kept = rows.map(Made.kept)
        var back: [Heartbeat] = []
        var query = RowQuery(.newest, count: 37)
        while true {
            let page = try #require(bench.rows(query))
            #expect(page.rows.count <= 37)
            back = page.rows + back
            guard !page.isEnd, let first = page.rows.first else { break }
            query.direction = .before(RowPlace(first))
        }
        var forth: [Heartbeat] = []
        query = RowQuery(.from(RowPlace(time: Self.start - 10, id: 0)), count: 41)
        while true {
            let page = try #require(bench.rows(query))
            forth += page.rows
            guard !page.isEnd, let last = page.rows.last else { break }
            query.direction = .after(RowPlace(last))
        }
        #expect(back == forth)
        #expect(back.map(\.time) == kept.map(\.time))
        #expect(Set(back) == Set(kept))
        if hasNumbers { #expect(back == kept) }
        let place = RowPlace(kept[500])
        #expect(bench.rows(RowQuery(.from(place), count: 1))?.rows.first.map { RowPlace($0) } == place)
    }

    @Test func `Words are looked for in five fields, without regard to case, and must all occur`() throws {
        let rows = Made.rows(2_000, from: Self.start, to: Bench.now, seed: 5)
        let bench = Self.bench(rows)
        for words in [
            ["robot"], ["file1", "swift"], ["site", "main", "go"], ["vim", "file7.s"], ["nowhere"], ["m3"],
        ] {
            var filter = FeedFilter()
            filter.words = words
            let expected = rows.filter { row in
                words.allSatisfy { word in
                    [row.project, row.entity, row.language, row.branch, row.editor].contains {
                        $0?.lowercased().contains(word) ?? false
                    }
                }
            }
            let page = try #require(bench.rows(RowQuery(.newest, count: 5_000, filter: filter)))
            #expect(page.rows == expected.map(Made.kept))
            #expect(page.isEnd && page.searchedTo == nil)
        }
        var filter = FeedFilter()
        filter.project = "ROBOT"
        filter.language = "other"
        let page = try #require(bench.rows(RowQuery(.newest, count: 5_000, filter: filter)))
        #expect(
            page.rows
                == rows.filter { $0.project?.lowercased() == "robot" && $0.language == nil }.map(Made.kept))
    }

    @Test func `A search stops after many rows and goes on from there`() throws {
        let count = 70_000
        let rows = (0..<count).map { number in
            Heartbeat(id: Int64(number), time: Self.start + Double(number), project: number < 10 ? "needle" : "hay")
        }
        let bench = Self.bench(rows)
        var filter = FeedFilter()
        filter.words = ["needle"]
        var query = RowQuery(.newest, count: 100, filter: filter)
        var steps = 0
        while let page = bench.rows(query), let place = page.searchedTo {
            #expect(page.rows.isEmpty && !page.isEnd)
            query.direction = .before(place)
            steps += 1
        }
        #expect(steps == 2)
        #expect(bench.rows(query)?.rows.count == 10)
        #expect(bench.rows(query)?.isEnd == true)
    }

    @Test(arguments: ["UTC", "Australia/Lord_Howe", "America/Santiago"])
    func `Quarter hours add up to the gaps between heartbeats`(name: String) throws {
        let zone = try #require(name == "UTC" ? .utc : ZoneFixtures.rules(name))
        for day in [CivilDate(year: 2026, month: 4, day: 5), CivilDate(year: 2026, month: 9, day: 6)] {
            let start = zone.start(of: day)
            let end = zone.start(of: day.adding(days: 1))
            let rows = Made.rows(700, from: start - 1_000, to: end + 1_000, seed: 6)
            let bench = Bench(zone: zone, now: end + 5_000)
            bench.fetch(TimeWindow(start: start - 2_000, end: end + 2_000), from: rows, at: end + 5_000)
            for project in [nil, "robot"] {
                var filter = FeedFilter()
                filter.project = project
                guard case .timeline(let timeline) = bench.store.recall(.timeline(day, filter)) else {
                    Issue.record("no timeline")
                    return
                }
                var expected = [Double](repeating: 0, count: Int((end - start) / 900))
                let inside = rows.filter {
                    $0.time >= start && $0.time <= end - 1 && (project == nil || $0.project?.lowercased() == project)
                }
                for (one, next) in zip(inside, inside.dropFirst()) {
                    // By milliseconds, in which the times are.
                    var left = min(next.time - one.time, 120)
                    var time = one.time
                    while left > 1e-9 {
                        let slot = Int((time - start) / 900)
                        let part = min(left, start + Double(slot + 1) * 900 - time)
                        expected[slot] += part
                        time += part
                        left -= part
                    }
                }
                #expect(timeline.slots.count == expected.count)
                #expect(zip(timeline.slots, expected).allSatisfy { abs($0.seconds - $1) < 1e-4 })
                #expect(timeline.completeness == .fetched)
                if project != nil {
                    #expect(timeline.slots.allSatisfy { $0.project?.lowercased() ?? "robot" == "robot" })
                }
            }
        }
    }
    @Test(arguments: ["UTC", "America/New_York", "Asia/Kolkata"])
    func `A timeline's rows are what each project's heartbeats count up to the next one`(name: String) throws {
        let zone = try #require(name == "UTC" ? .utc : ZoneFixtures.rules(name))
        for day in [CivilDate(year: 2026, month: 3, day: 8), CivilDate(year: 2026, month: 8, day: 20)] {
            let start = zone.start(of: day)
            let end = zone.start(of: day.adding(days: 1))
            let rows = Made.rows(2_000, from: start - 1_000, to: end + 1_000, seed: 8)
            let bench = Bench(zone: zone, now: end + 5_000)
            bench.fetch(TimeWindow(start: start - 2_000, end: end + 2_000), from: rows, at: end + 5_000)
            guard case .timeline(let timeline) = bench.store.recall(.timeline(day, FeedFilter())) else {
                Issue.record("no timeline")
                return
            }
            let inside = rows.filter { $0.time >= start && $0.time <= end - 1 }
            var expected: [String?: Double] = [:]
            for (one, next) in zip(inside, inside.dropFirst()) {
                expected[one.project, default: 0] += min(next.time - one.time, 120)
            }
            // Times are in binary fractions of a second, so these sums are exact in any order.
            #expect(Dictionary(uniqueKeysWithValues: timeline.lanes.map { ($0.project, $0.total) }) == expected)
            #expect(expected.count == 4)
            let sum = timeline.lanes.reduce(0) { $0 + $1.total }
            #expect(sum.rounded(.toNearestOrEven) == timeline.total)
            #expect(timeline.total == bench.count(day, day)?.total)
            #expect(
                timeline.slots.indices.allSatisfy { slot in
                    timeline.slots[slot].seconds == timeline.lanes.reduce(0) { $0 + $1.seconds[slot] }
                })
            // Quarters that two projects share are what the rows are for.
            #expect(timeline.slots.indices.contains { slot in timeline.lanes.count { $0.seconds[slot] > 0 } > 1 })
        }
    }
}
