import Testing

@testable import HackatimeAPI
@testable import Tracker

struct BackfillTests {
    static let today = CivilDate(year: 2026, month: 11, day: 23)

    /// - Parameter known: Known days: how long ago, and the seconds between their heartbeats.
    static func harness(days: Int? = 5, known: [Int: Double] = [:], server: [DayTotal] = []) -> TrackerHarness {
        var harness = TrackerHarness()
        for (day, seconds) in known {
            let stretch = stretch(day)
            let times = Swift.stride(from: 0, through: seconds, by: 30).map { stretch.start + 3_600 + $0 }
            let rows = times.map { Heartbeat(id: Int64($0), time: $0, project: "robot") }
            harness.remember(
                .heartbeats(TimeWindow(start: stretch.start, end: stretch.end)),
                .heartbeats(HeartbeatPage(heartbeats: rows, isUnpaged: true, rowCount: rows.count)))
        }
        if let first = server.first?.day, let last = server.last?.day {
            harness.remember(.dayTotals(first: first, last: last, zone: "UTC"), .dayTotals(server))
        }
        harness.restore(days: days)
        return harness
    }

    static func stretch(_ daysAgo: Int) -> Coverage.Stretch {
        let start = ZoneRules.utc.start(of: today.adding(days: -daysAgo))
        return Coverage.Stretch(start: start, end: start + 86_400)
    }

    /// Runs against a server with a heartbeat every half hour and returns the requested windows.
    static func windows(_ harness: inout TrackerHarness, seconds: Double = 600, summaries: Bool = false) -> [TimeWindow]
    {
        let server = FakeServer(every: 1800, newest: TrackerHarness.start - 60)
        harness.begin()
        harness.run(for: seconds) { call in
            guard summaries, case .dayTotals(let first, let last, _) = call else { return server.reply(call) }
            let days = first.dayNumber...last.dayNumber
            return .success(.dayTotals(days.map { DayTotal(day: CivilDate(dayNumber: $0), seconds: 5_640) }))
        }
        return harness.asked.compactMap(\.window)
    }

    @Test func `Closed days are fetched newest first and each once`() {
        var harness = Self.harness(days: 3)
        let windows = Self.windows(&harness)
        for day in 1...3 {
            let whole = Self.stretch(day)
            #expect(harness.tracker.known.covers(whole), "\(day) days ago")
        }
        #expect(Set(windows).count == windows.count, "never the same window twice")
        let past = windows.filter { $0.end <= Self.stretch(0).start + 1 }.map(\.start)
        #expect(past == past.sorted(by: >))
        #expect(past.allSatisfy { $0 >= Self.stretch(3).start - 7_200 })
    }

    @Test func `A gap that a long absence leaves in a day that was filled is filled again`() {
        var harness = Self.harness(days: 1)
        var server = FakeServer(every: 1800, newest: TrackerHarness.start - 60)
        let midnight = Self.stretch(0).start
        harness.begin()
        harness.run(for: 900, reply: server.reply)
        #expect(harness.tracker.known.covers(.init(start: midnight, end: TrackerHarness.start - 60)))
        harness.pass(8 * 3_600)
        server.newest = harness.now.wall - 60
        harness.run(for: 900, reply: server.reply)
        #expect(harness.tracker.known.covers(.init(start: midnight, end: server.newest)))
    }

    /// A project was deleted, or heartbeats came late: a day far beyond the days to fetch, known from an earlier scroll,
    /// has another total now. It may have been known to be empty (-1).
    @Test(arguments: [3_000.0, -1]) func `An old day that changed is fetched again, once`(seconds: Double) {
        var harness = Self.harness(
            days: 3, known: [1: 5_640, 2: 5_640, 3: 5_640, 100: seconds],
            server: (1...120).reversed().map { DayTotal(day: Self.today.adding(days: -$0), seconds: 5_640) })
        let windows = Self.windows(&harness)
        let old = windows.filter { $0.start >= Self.stretch(100).start - 7_200 && $0.end <= Self.stretch(100).end + 1 }
        #expect(old.count == 1)
        #expect(windows.allSatisfy { $0.start >= Self.stretch(4).start || old.contains($0) }, "no other old day")
    }

    @Test func `What is missing of today comes first`() {
        var harness = Self.harness(days: 3)
        let windows = Self.windows(&harness)
        #expect(windows.dropFirst().first?.start == Self.stretch(0).start)
        let now = harness.tracker.known.stretches.last
        #expect(now?.start ?? .infinity <= Self.stretch(0).start)
    }

    @Test func `Without a date of the account's making all ends after a year and a half of nothing`() throws {
        var harness = Self.harness(days: nil)
        let server = FakeServer(newest: TrackerHarness.start)
        harness.begin()
        harness.run(for: 86_400 / 2) { call in
            if call.isProfile { return .failure(.notOffered) }
            if call.isNewest { return .success(.newest(nil)) }
            guard call.isFeed else { return server.reply(call) }
            return .success(.heartbeats(HeartbeatPage(heartbeats: [], isUnpaged: true, rowCount: 0)))
        }
        let windows = harness.asked.compactMap(\.window)
        #expect((540...560).contains(windows.count))
        let first = try #require(windows.map(\.start).min())
        #expect(first >= Self.stretch(548).start)
    }

    @Test func `Without history or with no days nothing is fetched`() {
        var none = Self.harness(days: 0)
        let windows = Self.windows(&none)
        #expect(!windows.isEmpty)
        #expect(windows.allSatisfy { $0.start >= TrackerHarness.start - 86_400 })
        #expect(!none.asked.contains { if case .dayTotals = $0 { true } else { false } })
    }

    @Test func `What is known is not asked again`() {
        var harness = Self.harness(days: 3, known: [1: 60, 2: 60])
        let windows = Self.windows(&harness)
        let older = windows.filter { $0.end <= Self.stretch(0).start + 1 }
        #expect(older.allSatisfy { $0.end <= Self.stretch(3).end + 1 })
        #expect(harness.tracker.known.covers(Self.stretch(3)))
    }

    @Test func `A day that the server counts otherwise is fetched once more`() {
        var harness = Self.harness(
            days: 2, known: [1: 60, 2: 60],
            server: [
                DayTotal(day: Self.today.adding(days: -2), seconds: 60),
                DayTotal(day: Self.today.adding(days: -1), seconds: 90),
            ])
        let windows = Self.windows(&harness, seconds: 3_600)
        let yesterday = Self.stretch(1)
        let again = windows.filter { $0.start >= yesterday.start && $0.end <= yesterday.end + 1 }
        #expect(again.map(\.length).reduce(0, +) == 86_400)
        #expect(!windows.contains { $0.start < yesterday.start - 1 })
    }

    @Test func `The server's days are asked for once a day`() {
        var harness = Self.harness(days: 30)
        _ = Self.windows(&harness, seconds: 50 * 3_600, summaries: true)
        let asked = harness.asked.filter { if case .dayTotals = $0 { true } else { false } }
        #expect(asked.count == 3)
        // No day before the account was created.
        let days = (first: Self.today.adding(days: -20), last: Self.today.adding(days: -1))
        #expect(asked.first == .dayTotals(first: days.first, last: days.last, zone: "UTC"))
    }

    @Test func `A server that cuts at a hundred rows is paged by time`() {
        var harness = Self.harness(days: 1)
        let server = FakeServer(every: 60, newest: TrackerHarness.start - 60, pageLimit: 100)
        harness.begin()
        harness.run(for: 3_600, reply: server.reply)
        #expect(harness.tracker.known.covers(Self.stretch(1)))
    }

    @Test func `The keyboard comes first`() {
        var harness = Self.harness(days: 3)
        let server = FakeServer(every: 1800, newest: TrackerHarness.start - 60)
        harness.begin()
        harness.answerAll(server.reply)
        harness.forgetAsked()
        for _ in 0..<20 {
            harness.pass(2)
            harness.perform(harness.tracker.touched(at: harness.now))
            harness.perform(harness.tracker.wake(at: harness.now))
            harness.answerAll(server.reply)
        }
        let isPast = { (call: APICall) in call.window.map { $0.end <= Self.stretch(0).start + 1 } ?? false }
        #expect(!harness.asked.contains(where: isPast))
        harness.run(for: 60, reply: server.reply)
        #expect(harness.asked.contains(where: isPast))
    }

    @Test func `A pause is a pause for the past too`() {
        var harness = Self.harness(days: 3)
        let server = FakeServer(every: 1800, newest: TrackerHarness.start - 60)
        harness.begin()
        harness.run(for: 8, reply: server.reply)
        harness.perform(harness.tracker.setPaused(true, at: harness.now))
        harness.forgetAsked()
        harness.run(for: 600, reply: server.reply)
        #expect(harness.asked.isEmpty)
        harness.perform(harness.tracker.setPaused(false, at: harness.now))
        harness.run(for: 600, reply: server.reply)
        #expect(harness.tracker.known.covers(Self.stretch(3)))
    }

    /// A window that is one of several, and one that turns out to be too large.
    @Test(arguments: [60, 4.32]) func `A window under way is the last in a pause`(every seconds: Double) throws {
        var harness = Self.harness(days: 3)
        let server = FakeServer(every: seconds, newest: TrackerHarness.start - 60)
        harness.begin()
        while !harness.tracker.scheduler.inFlight.values.contains(where: { $0.endpoint == .backfill }) {
            harness.answerAll(server.reply)
            harness.pass(1)
            harness.perform(harness.tracker.wake(at: harness.now))
        }
        harness.perform(harness.tracker.setPaused(true, at: harness.now))
        harness.forgetAsked()
        harness.answerAll(server.reply)
        harness.run(for: 600, reply: server.reply)
        #expect(harness.asked.isEmpty)
        harness.perform(harness.tracker.setPaused(false, at: harness.now))
        harness.run(for: 1_800, reply: server.reply)
        #expect(harness.tracker.known.covers(Self.stretch(1)))
    }

    @Test func `A failure is tried again later and rarely`() {
        var harness = Self.harness(days: 1)
        let server = FakeServer(every: 1800, newest: TrackerHarness.start - 60)
        harness.begin()
        var failures = 0
        harness.run(for: 1_800) { call in
            if let window = call.window, window.end <= Self.stretch(0).start + 1 {
                failures += 1
                return .failure(.serverBroken(status: 500, requestID: nil, serverMessage: nil))
            }
            return server.reply(call)
        }
        #expect((2...10).contains(failures), "\(failures)")
    }
}
