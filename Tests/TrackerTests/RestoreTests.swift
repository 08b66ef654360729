import Testing

@testable import HackatimeAPI
@testable import Tracker

struct RestoreTests {
    private static let now = TrackerHarness.start
    private static let today = CivilDate(year: 2026, month: 11, day: 23)

    private static func answer(_ call: APICall, _ answer: APIValue, ago: Double = 3_600) -> RememberedAnswer {
        RememberedAnswer(call: call, dialect: .live, answer: answer, asOf: now - ago)
    }

    private static func remembered() -> Remembered {
        var remembered = Remembered()
        remembered.answers = [
            answer(.today(today), .today(TodayTotal(seconds: 600))),
            answer(.ownStats, .stats(CodingStats(total: 9_000))),
            answer(.profile, .profile(Profile(id: "42", zone: "UTC"))),
            answer(.userStats("mira"), .stats(CodingStats(total: 5))),
        ]
        remembered.rows = (0..<10).map { Heartbeat(id: $0, time: now - 4_000 + Double($0) * 10, project: "robot") }
        remembered.coverage.known = Coverage([Coverage.Stretch(start: now - 9_000, end: now - 3_600)])
        return remembered
    }

    @Test func `The last known state is there at once with its age`() {
        var harness = TrackerHarness()
        harness.tracker.restore(Self.remembered(), historyDays: 30, at: harness.now)
        #expect(harness.me.today.value?.seconds == 600)
        #expect(harness.me.today.asOf == Self.now - 3_600)
        #expect(harness.me.stats.value?.total == 9_000)
        #expect(harness.me.coveredFrom == Self.now - 4_000)
        #expect(harness.tracker.person(.user("mira")).stats.value?.total == 5)
        // And everything is requested again.
        harness.begin()
        #expect(harness.asked == [.today(Self.today), .ownStats, .newestHeartbeat, .profile])
    }

    @Test func `Yesterday's total is not shown as today's`() {
        var harness = TrackerHarness()
        var remembered = Remembered()
        remembered.answers = [
            Self.answer(.today(Self.today.adding(days: -1)), .today(TodayTotal(seconds: 600)), ago: 90_000)
        ]
        harness.tracker.restore(remembered, historyDays: 30, at: harness.now)
        #expect(harness.me.today.value == nil)
    }

    @Test func `Only what came since is asked for`() throws {
        var harness = TrackerHarness()
        harness.tracker.restore(Self.remembered(), historyDays: 0, at: harness.now)
        harness.begin()
        let server = FakeServer(newest: Self.now - 30)
        harness.answer(\.isNewest, with: server.reply(.newestHeartbeat))
        let window = try #require(harness.open.first { $0.call.isFeed }?.call.window)
        // Rounded to five minutes.
        let needed = Self.now - 3_910 - FeedPlan.overlap
        #expect(window.start == (needed / 300).rounded(.down) * 300)
    }

    @Test func `After a long absence the newest comes first`() throws {
        var harness = TrackerHarness()
        var remembered = Self.remembered()
        remembered.rows = remembered.rows.map { row in
            var row = row
            row.time -= 3 * 86_400
            return row
        }
        harness.tracker.restore(remembered, historyDays: 0, at: harness.now)
        harness.begin()
        let server = FakeServer(newest: Self.now - 30)
        harness.answer(\.isNewest, with: server.reply(.newestHeartbeat))
        let window = try #require(harness.open.first { $0.call.isFeed }?.call.window)
        #expect(window.start == Self.now - 30 - FeedPlan.firstLength)
        harness.answer(\.isFeed, with: server.heartbeats(window))
        #expect(harness.me.coveredFrom == window.start)
    }

    @Test func `Older heartbeats that are known are not asked for again`() throws {
        var harness = TrackerHarness()
        let rows = Self.remembered().rows
        harness.remember(
            .heartbeats(TimeWindow(start: Self.now - 9_000, end: Self.now - 3_600)),
            .heartbeats(HeartbeatPage(heartbeats: rows, isUnpaged: true, rowCount: rows.count)))
        harness.restore(days: 0)
        harness.begin()
        harness.answerAll(FakeServer(newest: Self.now - 3_910).reply)
        harness.perform(harness.tracker.wantOlder(at: harness.now))
        let window = try #require(harness.open.first { $0.call.isFeed }?.call.window)
        #expect(window.end == Self.now - 9_000)
    }

    @Test func `An answer of another program keeps its age`() throws {
        var harness = TrackerHarness()
        harness.begin()
        let asked = try #require(harness.open.first { $0.call.isToday })
        #expect(asked.acceptsAge == 57)
        let outcome = APIResult(
            requestID: asked.requestID, call: asked.call, dialect: asked.dialect,
            result: .success(.today(TodayTotal(seconds: 60))), answeredAt: Self.now - 40)
        harness.perform(harness.tracker.received(outcome, at: harness.now).actions)
        #expect(harness.me.today.asOf == Self.now - 40)
        #expect(harness.me.today.value?.seconds == 60)
    }

    @Test func `A question that is asked elsewhere is asked again in a moment`() throws {
        var harness = TrackerHarness()
        harness.begin()
        harness.answer(\.isToday, with: .failure(.askedElsewhere))
        #expect(harness.me.today.problem == nil)
        harness.pass(2.5)
        harness.perform(harness.tracker.wake(at: harness.now))
        #expect(harness.open.contains { $0.call.isToday })
    }

    @Test func `What a person wishes is asked of the server`() throws {
        var harness = TrackerHarness()
        harness.begin()
        harness.answerAll(FakeServer(newest: Self.now - 30).reply)
        harness.pass(20)
        harness.perform(harness.tracker.refresh(at: harness.now) ?? [])
        #expect(harness.open.first { $0.call.isToday }?.acceptsAge == 0)
    }

    @Test func `A range is asked for and held by its days`() throws {
        var harness = TrackerHarness()
        harness.begin()
        let server = FakeServer(newest: Self.now - 30)
        harness.answerAll(server.reply)
        let week = TimeWindow(start: Self.now - 6 * 86_400, end: Self.now + 3_600)
        let day = TimeWindow(start: Self.now - 86_400, end: Self.now - 3_600)
        harness.perform(harness.tracker.setRange(week, at: harness.now))
        #expect(harness.open.map(\.call) == [.rangeStats(.me, week)])
        // The range changed before the answer came, which must not be shown for the other days.
        harness.perform(harness.tracker.setRange(day, at: harness.now))
        #expect(harness.open.map(\.call) == [.rangeStats(.me, day)])
        harness.answerAll { _ in .success(.stats(CodingStats(total: 77))) }
        #expect(harness.me.rangeStats.value?.total == 77)
        #expect(harness.me.rangeWindow == day)
        harness.perform(harness.tracker.setRange(nil, at: harness.now))
        #expect(harness.me.rangeStats.value == nil)
        harness.perform(harness.tracker.setRange(day, at: harness.now))
        #expect(harness.me.rangeStats.value?.total == 77)
    }
}
