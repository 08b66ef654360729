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

    /// A virtual machine that is paused counts no uptime, and its clock is set when it goes on.
    @Test(arguments: [60, 3600] as [Double], [7200, 40, -7200] as [Double])
    func `A clock that jumps makes one refresh at once`(interval: Double, jump: Double) {
        var story = TrackerHarness(interval: interval)
        let server = FakeServer(newest: TrackerHarness.start - 60)
        story.begin()
        story.run(for: 10, reply: server.reply)
        story.take(story.tracker.refresh(at: story.now) ?? [])
        #expect(story.open.contains { $0.call.isToday })
        story.forgetAsked()
        story.now.wall += jump
        story.take(story.tracker.wake(at: story.now))
        // What was under way before the pause may never be answered.
        #expect(story.open.count == story.asked.count)
        story.run(for: 5, reply: server.reply)
        #expect(story.asked.filter(\.isToday).count == 1)
        #expect(story.asked.filter(\.isStats).count == 1)
        #expect(story.me.today.problem == nil)
        story.forgetAsked()
        story.pass(1)
        story.take(story.tracker.wake(at: story.now))
        #expect(story.asked.isEmpty)
    }

    @Test func `A clock that is put right by a little, or with asking off, refreshes nothing`() {
        let server = FakeServer(newest: TrackerHarness.start - 60)
        for (interval, jump) in [(60.0, 20.0), (0, 7200)] {
            var story = TrackerHarness(interval: interval)
            story.begin()
            story.run(for: 10, reply: server.reply)
            story.forgetAsked()
            story.now.wall += jump
            story.take(story.tracker.wake(at: story.now))
            #expect(story.asked.isEmpty)
        }
    }

    @Test func `A clock that is set right is believed`() {
        var story = TrackerHarness(wall: TrackerHarness.start - 4 * 3600)
        story.begin()
        for request in story.open {
            story.answer(request, with: FakeServer(newest: 0).reply(request.call), serverTime: TrackerHarness.start)
        }
        #expect(story.tracker.clockOffset == 4 * 3600)
        story.now.wall += 4 * 3600
        story.take(story.tracker.wake(at: story.now))
        #expect(story.tracker.clockOffset == 0)
        #expect(story.me.today.value != nil, "the day is the same")
    }

    @Test func `A slow network is not a wrong clock`() {
        var story = TrackerHarness()
        story.begin()
        story.answer(
            \.isToday, with: .success(.today(TodayTotal(seconds: 10))), serverTime: TrackerHarness.start - 40)
        #expect(story.tracker.clockOffset == 0)
    }
}
