import Tracker
import HackatimeAPI
import Testing

struct DayChangeTests {
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
