import HackatimeAPI
import TestSupport
import Testing
import Tracker

@testable import HackatimeHistory

struct HoursReadingTests {
    @Test(arguments: ["UTC", "America/New_York", "Australia/Lord_Howe"])
    func `Hours and sessions add up to the day, and begin and end with its heartbeats`(name: String) throws {
        let zone = try #require(name == "UTC" ? .utc : ZoneFixtures.rules(name))
        for day in [CivilDate(year: 2026, month: 4, day: 5), CivilDate(year: 2026, month: 8, day: 20)] {
            let start = zone.start(of: day)
            let end = zone.start(of: day.adding(days: 1))
            let rows = Made.rows(700, from: start - 80_000, to: end + 1_000, seed: 9)
            let bench = Bench(zone: zone, now: end + 5_000)
            bench.fetch(TimeWindow(start: start - 100_000, end: end + 2_000), from: rows, at: end + 5_000)
            let days = CivilDays(first: day, last: day)
            let total = try #require(bench.count(day, day)).total
            guard case .hours(let all) = bench.store.recall(.hours(CivilDays(first: day.adding(days: -3), last: day))),
                case .sessions(let sessions) = bench.store.recall(.sessions(days))
            else {
                Issue.record("unreadable")
                return
            }
            let hours = try #require(all.last)
            #expect(all.map(\.day) == [day.adding(days: -1), day], "days without heartbeats are not there")
            #expect(abs(hours.hours.reduce(0, +) - total) < 1)
            #expect(abs(sessions.reduce(0) { $0 + $1.duration } - total) < 1)
            let inside = rows.map(\.time).filter { $0 >= start && $0 <= end - 1 }
            #expect(hours.first == inside.min())
            #expect(hours.last == inside.max())
            #expect(sessions.first?.start == inside.min())
            #expect(sessions.last?.end == inside.max())
        }
    }

    @Test func `The day whose goal was announced is kept for the next start, and for others`() throws {
        let folder = try TemporaryFolder()
        let location = StoreLocation.file(folder: folder.path, name: "h")
        let bench = Bench(location)
        #expect(bench.store.recall(.announcedGoal) == .announcedGoal(nil))
        let other = Bench(location)
        let day = CivilDate(year: 2026, month: 8, day: 22)
        bench.store.keep(.announcedGoal(day))
        bench.settle()
        #expect(bench.store.recall(.announcedGoal) == .announcedGoal(day))
        #expect(other.store.recall(.announcedGoal) == .announcedGoal(day))
        #expect(Bench(location).store.recall(.announcedGoal) == .announcedGoal(day))
    }
}
