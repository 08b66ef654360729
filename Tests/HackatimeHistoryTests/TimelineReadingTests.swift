import HackatimeAPI
import Tracker
import TestSupport
import Testing

@testable import HackatimeHistory

struct TimelineReadingTests {
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
                    // In milliseconds, the precision of the times.
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
                    #expect(timeline.slots.allSatisfy { $0.seconds == 0 || $0.project?.lowercased() == "robot" })
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
            #expect(timeline.total == HackatimeAPI.Durations.total(ofSorted: inside.map(\.time)))
            let count = try #require(bench.count(day, day))
            #expect(timeline.total == count.total)
            // One formula for a project: in the list and in the timeline.
            #expect(timeline.lanes.map { Breakdown(name: $0.project, seconds: $0.total) } == count.projects)
            #expect(timeline.lanes.count == 4)
            #expect(
                timeline.slots.indices.allSatisfy { slot in
                    timeline.slots[slot].seconds == timeline.lanes.reduce(0) { $0 + $1.seconds[slot] }
                })
            // Some quarter hours must have two projects.
            #expect(timeline.slots.indices.contains { slot in timeline.lanes.count { $0.seconds[slot] > 0 } > 1 })
        }
    }
}
