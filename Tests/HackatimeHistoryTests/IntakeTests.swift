import HackatimeAPI
import Tracker
import TestSupport
import Testing

@testable import HackatimeHistory

struct IntakeTests {
    static let day = CivilDate(year: 2026, month: 8, day: 20)
    static let start = ZoneRules.utc.start(of: day)
    static let window = TimeWindow(start: start, end: start + 86_400)

    static func rows(_ times: [Double], project: String = "robot") -> [Heartbeat] {
        times.map { Heartbeat(id: Int64($0 * 10), time: start + $0, project: project) }
    }

    func completeness(_ bench: Bench, _ day: CivilDate = Self.day) -> Completeness? {
        bench.count(day, day)?.figures.first?.completeness
    }

    @Test func `A complete answer covers its window, and what it lacks is gone`() {
        let bench = Bench()
        #expect(completeness(bench) == .unknown)
        bench.fetch(TimeWindow(start: Self.start, end: Self.start + 1_000), from: Self.rows([1, 2, 3]))
        #expect(completeness(bench) == .partial)
        bench.fetch(Self.window, from: Self.rows([1, 3, 2_000]))
        #expect(completeness(bench) == .fetched)
        #expect(bench.count(Self.day, Self.day)?.total == 122)
        #expect(bench.coverage?.rowCount == 3)
        #expect(bench.coverage?.known.stretches == [.init(start: Self.start, end: Self.start + 86_400)])
        // The server changed a row's time.
        var moved = Self.rows([1, 3, 2_000])
        moved[2].time = Self.start + 100
        bench.fetch(Self.window, from: moved)
        #expect(bench.count(Self.day, Self.day)?.total == 99)
        #expect(bench.coverage?.rowCount == 3)
    }

    @Test func `What makes a streak is counted beside the rest, also when rows are added at the end`() {
        func row(_ time: Double, _ category: String?) -> Heartbeat {
            var row = Self.rows([time])[0]
            row.category = category
            return row
        }
        let rows = [
            row(0, "coding"), row(60, "browsing"), row(100, "writing docs"), row(110, nil), row(150, ""),
            row(200, "coding"), row(250, "browsing"),
        ]
        for first in 1...rows.count {
            let bench = Bench()
            for part in [rows[..<first], rows[first...]] {
                guard let start = part.first, let end = part.last else { continue }
                bench.fetch(TimeWindow(start: start.time, end: end.time), from: Array(part))
            }
            #expect(bench.coverage?.figures.map(\.seconds) == [250])
            #expect(bench.coverage?.figures.map(\.workSeconds) == [200], "\(first)")
        }
    }

    @Test func `A page cut off at 100 rows, or with rows from elsewhere, covers nothing and drops nothing`() {
        let bench = Bench()
        bench.fetch(Self.window, from: Self.rows([50_000]))
        let before = bench.coverage?.known
        let full = Self.rows((1...100).map(Double.init))
        let second = TimeWindow(start: Self.start + 86_400, end: Self.start + 90_000)
        bench.remember(
            .heartbeats(Self.window), .heartbeats(HeartbeatPage(heartbeats: full, isUnpaged: false, rowCount: 100)))
        bench.remember(
            .heartbeats(second),
            .heartbeats(HeartbeatPage(heartbeats: Self.rows([200]), isUnpaged: false, rowCount: 1)))
        #expect(bench.coverage?.known == before)
        #expect(bench.coverage?.rowCount == 102)
        bench.remember(
            .heartbeats(second), .heartbeats(HeartbeatPage(heartbeats: [], isUnpaged: false, rowCount: 0)))
        #expect(bench.coverage?.known.stretches == [.init(start: Self.start, end: second.end)])
    }

    @Test func `Nothing is covered beyond the moment of the answer`() {
        let today = ZoneRules.utc.day(at: Bench.now)
        let start = ZoneRules.utc.start(of: today)
        let bench = Bench()
        let rows = [
            Heartbeat(id: 1, time: start + 60), Heartbeat(id: 2, time: start + 90),
            Heartbeat(id: 3, time: Bench.now + 10_000),
        ]
        bench.fetch(TimeWindow(start: start, end: start + 86_400), from: rows)
        #expect(bench.coverage?.known.stretches == [.init(start: start, end: Bench.now)])
        #expect(completeness(bench, today) == .fetched)
        #expect(bench.rows(RowQuery(.newest, count: 1))?.rows.first?.id == 3)
        #expect(completeness(bench, today.adding(days: 1)) == .unknown)
        // A heartbeat newer than the fetched window.
        let later = Bench(now: Bench.now + 600)
        later.fetch(TimeWindow(start: start, end: Bench.now), from: rows)
        later.remember(.newestHeartbeat, .newest(Heartbeat(id: 4, time: Bench.now + 500)), at: Bench.now + 600)
        #expect(completeness(later, today) == .partial)
    }

    @Test func `The server's number agrees, or the day is fetched again once`() {
        let bench = Bench()
        bench.fetch(Self.window, from: Self.rows([0, 100, 150]))
        bench.store.setServer(days: [DayTotal(day: Self.day, seconds: 151)], zone: "UTC", at: Bench.now)
        #expect(completeness(bench) == .agreed)
        bench.store.setServer(days: [DayTotal(day: Self.day, seconds: 200)], zone: "UTC", at: Bench.now)
        #expect(completeness(bench) == .unknown)
        bench.fetch(Self.window, from: Self.rows([0, 100, 150]))
        #expect(completeness(bench) == .differing)
        bench.store.setServer(days: [DayTotal(day: Self.day, seconds: 200)], zone: "UTC", at: Bench.now)
        #expect(completeness(bench) == .differing)
        bench.store.setServer(days: [DayTotal(day: Self.day, seconds: 220)], zone: "UTC", at: Bench.now + 5)
        #expect(completeness(bench) == .unknown)
        bench.fetch(Self.window, from: Self.rows([0, 100, 220]))
        #expect(completeness(bench) == .agreed)
        #expect(bench.count(Self.day, Self.day)?.figures.first?.serverSeconds == 220)
        #expect(bench.coverage?.comparedAt == Bench.now + 5)
    }

    @Test func `A day whose project got another name is fetched again once, though its total is the same`() {
        let bench = Bench()
        let total = { (names: [String]) in [DayTotal(day: Self.day, seconds: 150, projects: names)] }
        bench.fetch(Self.window, from: Self.rows([0, 100, 150], project: "old"))
        bench.store.setServer(days: total([]), zone: "UTC", at: Bench.now)
        #expect(completeness(bench) == .agreed, "a server without a list of projects")
        bench.store.setServer(days: total(["old"]), zone: "UTC", at: Bench.now)
        #expect(completeness(bench) == .agreed)
        bench.store.setServer(days: total(["new"]), zone: "UTC", at: Bench.now)
        #expect(completeness(bench) == .unknown)
        bench.fetch(Self.window, from: Self.rows([0, 100, 150], project: "old"))
        bench.store.setServer(days: total(["new"]), zone: "UTC", at: Bench.now)
        #expect(completeness(bench) == .agreed, "not again for the same list")
        bench.store.setServer(days: total(["newer"]), zone: "UTC", at: Bench.now)
        #expect(completeness(bench) == .unknown)
        bench.fetch(Self.window, from: Self.rows([0, 100, 150], project: "newer"))
        bench.store.setServer(days: total(["newer"]), zone: "UTC", at: Bench.now)
        #expect(completeness(bench) == .agreed)
    }

    @Test func `A day the server knows nothing of need not be fetched`() {
        let bench = Bench()
        let days = [Self.day, Self.day.adding(days: 1)]
        bench.remember(
            .dayTotals(first: days[0], last: days[1], zone: "UTC"),
            .dayTotals(days.map { DayTotal(day: $0, seconds: 0) }))
        #expect(completeness(bench) == .agreed)
        #expect(bench.coverage?.known.stretches == [.init(start: Self.start, end: Self.start + 2 * 86_400)])
        #expect(bench.coverage?.figures.map(\.day) == days)
        // Only the figures of another zone's days are kept.
        let other = Bench()
        other.store.setServer(days: [DayTotal(day: Self.day, seconds: 0)], zone: "Asia/Kolkata", at: Bench.now)
        #expect(completeness(other) == .unknown)
    }

    @Test func `A heartbeat in the last fraction of a second belongs to no day`() {
        let bench = Bench()
        bench.fetch(
            TimeWindow(start: Self.start, end: Self.start + 90_000),
            from: Self.rows([86_390, 86_399, 86_399.5, 86_400, 86_410]))
        #expect(bench.count(Self.day, Self.day)?.total == 9)
        #expect(bench.count(Self.day.adding(days: 1), Self.day.adding(days: 1))?.total == 10)
        #expect(bench.count(Self.day, Self.day.adding(days: 1))?.total == 20)
    }
}
