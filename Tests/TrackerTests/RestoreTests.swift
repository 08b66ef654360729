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
        var story = TrackerHarness()
        story.tracker.restore(Self.remembered(), historyDays: 30, at: story.now)
        #expect(story.me.today.value?.seconds == 600)
        #expect(story.me.today.asOf == Self.now - 3_600)
        #expect(story.me.stats.value?.total == 9_000)
        #expect(story.me.coveredFrom == Self.now - 4_000)
        #expect(story.tracker.person(.user("mira")).stats.value?.total == 5)
        // And everything is requested again.
        story.begin()
        #expect(story.asked == [.today(Self.today), .ownStats, .newestHeartbeat, .profile])
    }

    @Test func `Yesterday's total is not shown as today's`() {
        var story = TrackerHarness()
        var remembered = Remembered()
        remembered.answers = [
            Self.answer(.today(Self.today.adding(days: -1)), .today(TodayTotal(seconds: 600)), ago: 90_000)
        ]
        story.tracker.restore(remembered, historyDays: 30, at: story.now)
        #expect(story.me.today.value == nil)
    }

    @Test func `Only what came since is asked for`() throws {
        var story = TrackerHarness()
        story.tracker.restore(Self.remembered(), historyDays: 0, at: story.now)
        story.begin()
        let server = FakeServer(newest: Self.now - 30)
        story.answer(\.isNewest, with: server.reply(.newestHeartbeat))
        let window = try #require(story.open.first { $0.call.isFeed }?.call.window)
        // Rounded to five minutes.
        let needed = Self.now - 3_910 - FeedPlan.overlap
        #expect(window.start == (needed / 300).rounded(.down) * 300)
    }

    @Test func `After a long absence the newest comes first`() throws {
        var story = TrackerHarness()
        var remembered = Self.remembered()
        remembered.rows = remembered.rows.map { row in
            var row = row
            row.time -= 3 * 86_400
            return row
        }
        story.tracker.restore(remembered, historyDays: 0, at: story.now)
        story.begin()
        let server = FakeServer(newest: Self.now - 30)
        story.answer(\.isNewest, with: server.reply(.newestHeartbeat))
        let window = try #require(story.open.first { $0.call.isFeed }?.call.window)
        #expect(window.start == Self.now - 30 - FeedPlan.firstLength)
        story.answer(\.isFeed, with: server.heartbeats(window))
        #expect(story.me.coveredFrom == window.start)
    }

    @Test func `Older heartbeats that are known are not asked for again`() throws {
        var story = TrackerHarness()
        let rows = Self.remembered().rows
        story.remember(
            .heartbeats(TimeWindow(start: Self.now - 9_000, end: Self.now - 3_600)),
            .heartbeats(HeartbeatPage(heartbeats: rows, isUnpaged: true, rowCount: rows.count)))
        story.restore(days: 0)
        story.begin()
        story.answerAll(FakeServer(newest: Self.now - 3_910).reply)
        story.take(story.tracker.wantOlder(at: story.now))
        let window = try #require(story.open.first { $0.call.isFeed }?.call.window)
        #expect(window.end == Self.now - 9_000)
    }

    @Test func `An answer of another program keeps its age`() throws {
        var story = TrackerHarness()
        story.begin()
        let asked = try #require(story.open.first { $0.call.isToday })
        #expect(asked.acceptsAge == 57)
        let outcome = APIResult(
            requestID: asked.requestID, call: asked.call, dialect: asked.dialect,
            result: .success(.today(TodayTotal(seconds: 60))), answeredAt: Self.now - 40)
        story.take(story.tracker.received(outcome, at: story.now).actions)
        #expect(story.me.today.asOf == Self.now - 40)
        #expect(story.me.today.value?.seconds == 60)
    }

    @Test func `A question that is asked elsewhere is asked again in a moment`() throws {
        var story = TrackerHarness()
        story.begin()
        story.answer(\.isToday, with: .failure(.askedElsewhere))
        #expect(story.me.today.problem == nil)
        story.pass(2.5)
        story.take(story.tracker.wake(at: story.now))
        #expect(story.open.contains { $0.call.isToday })
    }

    @Test func `What a person wishes is asked of the server`() throws {
        var story = TrackerHarness()
        story.begin()
        story.answerAll(FakeServer(newest: Self.now - 30).reply)
        story.pass(20)
        story.take(story.tracker.refresh(at: story.now) ?? [])
        #expect(story.open.first { $0.call.isToday }?.acceptsAge == 0)
    }

    @Test func `A range is asked for and held by its days`() throws {
        var story = TrackerHarness()
        story.begin()
        let server = FakeServer(newest: Self.now - 30)
        story.answerAll(server.reply)
        let week = TimeWindow(start: Self.now - 6 * 86_400, end: Self.now + 3_600)
        let day = TimeWindow(start: Self.now - 86_400, end: Self.now - 3_600)
        story.take(story.tracker.setRange(week, at: story.now))
        #expect(story.open.map(\.call) == [.rangeStats(.me, week)])
        // The range changed before the answer came, which must not be shown for the other days.
        story.take(story.tracker.setRange(day, at: story.now))
        #expect(story.open.map(\.call) == [.rangeStats(.me, day)])
        story.answerAll { _ in .success(.stats(CodingStats(total: 77))) }
        #expect(story.me.rangeStats.value?.total == 77)
        #expect(story.me.rangeWindow == day)
        story.take(story.tracker.setRange(nil, at: story.now))
        #expect(story.me.rangeStats.value == nil)
        story.take(story.tracker.setRange(day, at: story.now))
        #expect(story.me.rangeStats.value?.total == 77)
    }
}
