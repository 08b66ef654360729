import Tracker
import HackatimeAPI
import Testing

@Suite struct PollerDayTests {
    /// 2026-11-23 23:59:00 UTC.
    private let beforeMidnight = TrackerHarness.start + 9 * 3600 + 59 * 60
    private let tomorrow = CivilDate(year: 2026, month: 11, day: 24)

    @Test func `At midnight the day changes and is asked for within twenty seconds`() {
        var story = TrackerHarness(interval: 300, wall: beforeMidnight)
        var server = FakeServer(newest: beforeMidnight - 60)
        story.begin()
        story.run(for: 5, reply: server.reply)
        story.forgetAsked()
        server.total = 0
        story.run(for: 56, reply: server.reply)
        #expect(story.me.day == tomorrow)
        #expect(story.me.today.value == nil)
        #expect(story.asked.isEmpty)
        story.run(for: 20, reply: server.reply)
        #expect(story.asked.contains(.today(tomorrow)))
        #expect(story.me.today.value?.seconds == 0)
    }

    @Test func `An answer asked for before midnight is never shown under the new date`() {
        var story = TrackerHarness(wall: beforeMidnight + 59)
        story.begin()
        story.pass(2)
        story.answer(\.isToday, with: .success(.today(TodayTotal(seconds: 7200))))
        #expect(story.me.day == tomorrow)
        #expect(story.me.today.value == nil)
        story.run(for: 25, reply: FakeServer(total: 0, newest: beforeMidnight).reply)
        #expect(story.me.today.value?.seconds == 0)
    }

    @Test func `The profile is asked again every day`() {
        var story = TrackerHarness()
        let server = FakeServer(newest: TrackerHarness.start - 60)
        story.begin()
        story.run(for: 3 * 86400, reply: server.reply)
        #expect(story.asked.filter(\.isProfile).count == 3 || story.asked.filter(\.isProfile).count == 4)
    }

    @Test func `A clock that is hours off is put right by the server's`() {
        var story = TrackerHarness(wall: beforeMidnight - 3 * 3600)
        story.begin()
        let server = beforeMidnight + 3600
        story.answer(\.isToday, with: .success(.today(TodayTotal(seconds: 10))), serverTime: server)
        #expect(story.tracker.clockOffset == 4 * 3600)
        #expect(story.me.day == tomorrow)
        #expect(story.tracker.corrected(story.now).wall == server)
    }

    @Test func `A wrong clock is put right once however many answers come`() {
        var story = TrackerHarness(wall: beforeMidnight - 3 * 3600)
        story.begin()
        for _ in 0..<3 {
            let server = story.now.wall + 4 * 3600
            story.answer(\.isToday, with: .success(.today(TodayTotal(seconds: 10))), serverTime: server)
            #expect(story.tracker.clockOffset == 4 * 3600)
            story.pass(90)
            story.take(story.tracker.wake(at: story.now))
        }
    }

    @Test func `A slow network is not a wrong clock`() {
        var story = TrackerHarness()
        story.begin()
        story.answer(
            \.isToday, with: .success(.today(TodayTotal(seconds: 10))), serverTime: TrackerHarness.start - 40)
        #expect(story.tracker.clockOffset == 0)
    }
}

@Suite struct LookUpTests {
    private func begun() -> TrackerHarness {
        var story = TrackerHarness()
        story.begin()
        story.answerAll(FakeServer(newest: TrackerHarness.start).reply)
        story.forgetAsked()
        return story
    }

    @Test(arguments: ["orpheus", "42", "my.name", "u0266frgp"])
    func `A username or number is found without asking`(text: String) {
        var story = begun()
        story.take(story.tracker.lookUp(text, at: story.now))
        #expect(story.asked.isEmpty)
        #expect(story.tracker.lookUp?.state == .found(text))
    }

    @Test func `An e-mail address is looked up where the server allows it`() {
        var story = begun()
        story.take(story.tracker.lookUp("o@example.org", at: story.now))
        #expect(story.tracker.lookUp?.state == .asking)
        story.answer({ $0 == .userByEmail("o@example.org") }, with: .success(.user(id: "42")))
        #expect(story.tracker.lookUp?.state == .found("42"))
    }

    @Test func `Where look-ups are for administrators a Slack ID is the username`() {
        var story = begun()
        story.take(story.tracker.lookUp("U0266FRGP", at: story.now))
        story.answer({ $0 == .userBySlackID("U0266FRGP") }, with: .failure(.refused(serverMessage: nil)))
        #expect(story.tracker.lookUp?.state == .found("U0266FRGP"))
        story.forgetAsked()
        story.take(story.tracker.lookUp("o@example.org", at: story.now))
        #expect(story.asked.isEmpty, "this server said no before")
        #expect(story.tracker.lookUp?.state == .failed(.refused(serverMessage: nil)))
    }

    @Test func `An unknown address says so`() {
        var story = begun()
        story.take(story.tracker.lookUp("o@example.org", at: story.now))
        story.answer({ _ in true }, with: .failure(.notFound(serverMessage: "User not found")))
        #expect(story.tracker.lookUp?.state == .failed(.notFound(serverMessage: "User not found")))
    }

    @Test func `Giving up cancels the question`() {
        var story = begun()
        story.take(story.tracker.lookUp("o@example.org", at: story.now))
        story.take(story.tracker.endLookUp())
        #expect(story.open.isEmpty)
        #expect(story.cancelled.count == 1)
    }
}
