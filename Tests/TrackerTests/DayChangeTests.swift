import Tracker
import HackatimeAPI
import Testing

struct DayChangeTests {
    /// 2026-11-23 23:59:00 UTC.
    private let beforeMidnight = TrackerHarness.start + 9 * 3600 + 59 * 60
    private let tomorrow = CivilDate(year: 2026, month: 11, day: 24)

    @Test func `At midnight the day changes and is asked for within twenty seconds`() {
        var harness = TrackerHarness(interval: 300, wall: beforeMidnight)
        var server = FakeServer(newest: beforeMidnight - 60)
        harness.begin()
        harness.run(for: 5, reply: server.reply)
        harness.forgetAsked()
        server.total = 0
        harness.run(for: 56, reply: server.reply)
        #expect(harness.me.day == tomorrow)
        #expect(harness.me.today.value == nil)
        #expect(harness.asked.isEmpty)
        harness.run(for: 20, reply: server.reply)
        #expect(harness.asked.contains(.today(tomorrow)))
        #expect(harness.me.today.value?.seconds == 0)
    }

    @Test func `An answer asked for before midnight is never shown under the new date`() {
        var harness = TrackerHarness(wall: beforeMidnight + 59)
        harness.begin()
        harness.pass(2)
        harness.answer(\.isToday, with: .success(.today(TodayTotal(seconds: 7200))))
        #expect(harness.me.day == tomorrow)
        #expect(harness.me.today.value == nil)
        harness.run(for: 25, reply: FakeServer(total: 0, newest: beforeMidnight).reply)
        #expect(harness.me.today.value?.seconds == 0)
    }

    @Test func `The profile is asked again every day`() {
        var harness = TrackerHarness()
        let server = FakeServer(newest: TrackerHarness.start - 60)
        harness.begin()
        harness.run(for: 3 * 86400, reply: server.reply)
        #expect(harness.asked.filter(\.isProfile).count == 3 || harness.asked.filter(\.isProfile).count == 4)
    }

    @Test func `A clock that is hours off is put right by the server's`() {
        var harness = TrackerHarness(wall: beforeMidnight - 3 * 3600)
        harness.begin()
        let server = beforeMidnight + 3600
        harness.answer(\.isToday, with: .success(.today(TodayTotal(seconds: 10))), serverTime: server)
        #expect(harness.tracker.clockOffset == 4 * 3600)
        #expect(harness.me.day == tomorrow)
        #expect(harness.tracker.corrected(harness.now).wall == server)
    }

    @Test func `A wrong clock is put right once however many answers come`() {
        var harness = TrackerHarness(wall: beforeMidnight - 3 * 3600)
        harness.begin()
        for _ in 0..<3 {
            let server = harness.now.wall + 4 * 3600
            harness.answer(\.isToday, with: .success(.today(TodayTotal(seconds: 10))), serverTime: server)
            #expect(harness.tracker.clockOffset == 4 * 3600)
            harness.pass(90)
            harness.perform(harness.tracker.wake(at: harness.now))
        }
    }

    /// A virtual machine that is paused counts no uptime, and its clock is set when it goes on.
    @Test(arguments: [60, 3600] as [Double], [7200, 40, -7200] as [Double])
    func `A clock that jumps makes one refresh at once`(interval: Double, jump: Double) {
        var harness = TrackerHarness(interval: interval)
        let server = FakeServer(newest: TrackerHarness.start - 60)
        harness.begin()
        harness.run(for: 10, reply: server.reply)
        harness.perform(harness.tracker.refresh(at: harness.now) ?? [])
        #expect(harness.open.contains { $0.call.isToday })
        harness.forgetAsked()
        harness.now.wall += jump
        harness.perform(harness.tracker.wake(at: harness.now))
        // What was under way before the pause may never be answered.
        #expect(harness.open.count == harness.asked.count)
        harness.run(for: 5, reply: server.reply)
        #expect(harness.asked.filter(\.isToday).count == 1)
        #expect(harness.asked.filter(\.isStats).count == 1)
        #expect(harness.me.today.problem == nil)
        harness.forgetAsked()
        harness.pass(1)
        harness.perform(harness.tracker.wake(at: harness.now))
        #expect(harness.asked.isEmpty)
    }

    @Test func `A clock that is put right by a little, or with asking off, refreshes nothing`() {
        let server = FakeServer(newest: TrackerHarness.start - 60)
        for (interval, jump) in [(60.0, 20.0), (0, 7200)] {
            var harness = TrackerHarness(interval: interval)
            harness.begin()
            harness.run(for: 10, reply: server.reply)
            harness.forgetAsked()
            harness.now.wall += jump
            harness.perform(harness.tracker.wake(at: harness.now))
            #expect(harness.asked.isEmpty)
        }
    }

    @Test func `A clock that is set right is believed`() {
        var harness = TrackerHarness(wall: TrackerHarness.start - 4 * 3600)
        harness.begin()
        for request in harness.open {
            harness.answer(request, with: FakeServer(newest: 0).reply(request.call), serverTime: TrackerHarness.start)
        }
        #expect(harness.tracker.clockOffset == 4 * 3600)
        harness.now.wall += 4 * 3600
        harness.perform(harness.tracker.wake(at: harness.now))
        #expect(harness.tracker.clockOffset == 0)
        #expect(harness.me.today.value != nil, "the day is the same")
    }

    @Test func `A slow network is not a wrong clock`() {
        var harness = TrackerHarness()
        harness.begin()
        harness.answer(
            \.isToday, with: .success(.today(TodayTotal(seconds: 10))), serverTime: TrackerHarness.start - 40)
        #expect(harness.tracker.clockOffset == 0)
    }
}
