import Tracker
import HackatimeAPI
import Testing

struct CadenceTests {
    @Test func `Start asks for everything at once`() {
        var story = TrackerHarness()
        story.begin()
        #expect(
            story.asked == [
                .today(CivilDate(year: 2026, month: 11, day: 23)), .ownStats, .newestHeartbeat, .profile,
            ])
        #expect(story.me.today.isAsking)
    }

    @Test func `A quiet hour asks at most three questions in two minutes`() {
        var story = TrackerHarness()
        let server = FakeServer(newest: TrackerHarness.start - 60)
        story.begin()
        story.run(for: 300, reply: server.reply)
        story.forgetAsked()
        story.run(for: 600, reply: server.reply)
        let polls = story.asked.filter(\.isToday).count
        #expect((9...11).contains(polls))
        #expect((4...6).contains(story.asked.filter(\.isNewest).count))
        #expect(story.asked.count <= 16)
        #expect(!story.asked.contains { $0.isFeed || $0.isStats || $0.isProfile })
    }

    @Test func `After fifteen quiet minutes the pace slows and a key brings it back`() {
        var story = TrackerHarness()
        let server = FakeServer(newest: TrackerHarness.start - 60)
        story.begin()
        story.run(for: 1200, reply: server.reply)
        story.forgetAsked()
        story.run(for: 1200, reply: server.reply)
        #expect((9...11).contains(story.asked.filter(\.isToday).count))
        story.take(story.tracker.touched(at: story.now))
        story.forgetAsked()
        story.run(for: 600, reply: server.reply)
        #expect((9...11).contains(story.asked.filter(\.isToday).count))
    }

    @Test func `A moving total asks for what is new and not for the newest as well`() {
        var story = TrackerHarness()
        var server = FakeServer(newest: TrackerHarness.start - 60)
        story.begin()
        story.run(for: 10, reply: server.reply)
        story.forgetAsked()
        server.total += 60
        server.newest = TrackerHarness.start + 30
        story.run(for: 70, reply: server.reply)
        #expect(!story.asked.contains { $0.isNewest })
        #expect(story.me.newest.value??.time == TrackerHarness.start + 30)
        #expect(story.me.newest.asOf.map { $0 > TrackerHarness.start + 50 } == true)
        let windows = story.asked.compactMap(\.window)
        #expect(windows.count == 1)
        // Ten minutes earlier, rounded down to a multiple of five.
        #expect(windows.first?.start == TrackerHarness.start - 60 - 600 - 240)
        #expect(story.rows.last?.time == TrackerHarness.start + 30)
        // While it is young, windows are requested; two minutes after the last window, the newest heartbeat again.
        story.forgetAsked()
        story.run(for: 120, reply: server.reply)
        #expect(!story.asked.contains { $0.isNewest })
        #expect(story.asked.contains { $0.isFeed })
        story.forgetAsked()
        story.run(for: 300, reply: server.reply)
        #expect((1...2).contains(story.asked.filter(\.isNewest).count))
    }

    @Test func `The tag of an older newest heartbeat is not sent`() {
        var story = TrackerHarness()
        var server = FakeServer(newest: TrackerHarness.start - 60)
        story.begin()
        story.answer(\.isNewest, with: server.reply(.newestHeartbeat), tag: "W/\"a\"")
        story.run(for: 10, reply: server.reply)
        server.total += 60
        server.newest += 60
        story.run(for: 70, reply: server.reply)
        #expect(story.me.newest.value??.time == TrackerHarness.start)
        story.pass(200)
        story.take(story.tracker.wake(at: story.now))
        let asked = story.open.first { $0.call.isNewest }
        #expect(asked != nil && asked?.entityTag == nil)
    }

    @Test func `After a long absence a moving total asks for the newest first`() {
        var story = TrackerHarness()
        var server = FakeServer(newest: TrackerHarness.start - 60)
        story.begin()
        story.run(for: 7 * 3600, reply: server.reply)
        story.forgetAsked()
        server.total += 60
        server.newest = story.now.wall
        story.run(for: 150, reply: server.reply)
        #expect(story.asked.filter(\.isNewest).count >= 1)
        #expect(story.rows.last?.time == server.newest)
    }

    @Test func `Where windows fail the newest is asked for as ever`() {
        var story = TrackerHarness()
        var server = FakeServer(newest: TrackerHarness.start - 60)
        story.begin()
        story.run(for: 10, reply: server.reply)
        server.total += 60
        server.newest += 60
        story.run(for: 70) { $0.isFeed ? .failure(.refused(serverMessage: nil)) : server.reply($0) }
        #expect(story.me.newest.value??.time == TrackerHarness.start - 60, "only the window would have told")
        server.total += 60
        story.forgetAsked()
        story.run(for: 60) { $0.isFeed ? .failure(.refused(serverMessage: nil)) : server.reply($0) }
        #expect(story.asked.contains { $0.isNewest })
        #expect(story.me.newest.value??.time == TrackerHarness.start)
    }

    @Test func `Stats are asked again after five minutes only if heartbeats arrived`() {
        var story = TrackerHarness()
        var server = FakeServer(newest: TrackerHarness.start - 60)
        story.begin()
        story.run(for: 700, reply: server.reply)
        #expect(story.asked.filter(\.isStats).count == 1)
        server.total += 60
        server.newest += 400
        story.run(for: 700, reply: server.reply)
        #expect(story.asked.filter(\.isStats).count == 2)
    }

    @Test func `An interval of zero asks nothing else`() {
        var story = TrackerHarness(interval: 0)
        let server = FakeServer(newest: TrackerHarness.start - 60)
        story.begin()
        story.run(for: 5, reply: server.reply)
        story.forgetAsked()
        story.run(for: 3 * 86400, reply: server.reply)
        #expect(story.asked.isEmpty)
        #expect(story.me.today.value == nil, "the total of a day that is over is not shown as today's")
        story.take(story.tracker.refresh(at: story.now) ?? [])
        #expect(story.asked.contains { $0.isToday })
    }

    @Test func `A paused tracker asks nothing`() {
        var story = TrackerHarness()
        let server = FakeServer(newest: TrackerHarness.start - 60)
        story.begin()
        story.run(for: 5, reply: server.reply)
        story.take(story.tracker.setPaused(true, at: story.now))
        story.forgetAsked()
        story.run(for: 86400, reply: server.reply)
        #expect(story.asked.isEmpty)
        #expect(story.tracker.nextPoll == nil)
        story.take(story.tracker.setPaused(false, at: story.now))
        story.run(for: 1, reply: server.reply)
        #expect(story.asked.contains { $0.isToday })
    }

    @Test func `Refresh is allowed once in five seconds`() {
        var story = TrackerHarness()
        let server = FakeServer(newest: TrackerHarness.start - 60)
        story.begin()
        story.run(for: 10, reply: server.reply)
        #expect(story.tracker.refresh(at: story.now) != nil)
        story.pass(4.9)
        #expect(story.tracker.refresh(at: story.now) == nil)
        story.pass(0.2)
        #expect(story.tracker.refresh(at: story.now) != nil)
    }

    @Test func `Own stats go to the live call once and stay there`() {
        var story = TrackerHarness()
        story.begin()
        story.answer(\.isStats, with: .failure(.refused(serverMessage: "Unauthorized")))
        #expect(story.open.last?.call == .ownStats)
        #expect(story.open.last?.dialect == .live)
        story.answer(\.isStats, with: .success(.stats(CodingStats(total: 5))))
        #expect(story.me.stats.value?.total == 5)
        #expect(story.me.stats.problem == nil)
        story.pass(10)
        story.take(story.tracker.refresh(at: story.now) ?? [])
        #expect(story.open.last { $0.call == .ownStats }?.dialect == .live)
    }

    @Test func `A wrong key is not tried again until refresh`() {
        var story = TrackerHarness()
        story.begin()
        story.answer(\.isToday, with: .failure(.badKey(serverMessage: nil)))
        story.run(for: 10) {
            $0.isToday ? .failure(.badKey(serverMessage: nil)) : .failure(.refused(serverMessage: nil))
        }
        story.forgetAsked()
        story.run(for: 7200) {
            $0.isToday ? .failure(.badKey(serverMessage: nil)) : .failure(.refused(serverMessage: nil))
        }
        #expect(story.asked.isEmpty)
        #expect(story.me.today.problem?.error == .badKey(serverMessage: nil))
        #expect(story.me.today.problem?.nextTry == nil)
        #expect(story.me.stats.problem?.error.isAboutKey == true)
        story.take(story.tracker.refresh(at: story.now) ?? [])
        #expect(story.open.contains { $0.call.isToday })
    }

    @Test func `Without a key nothing is asked about the owner`() {
        var story = TrackerHarness(hasKey: false)
        story.begin(showing: .user("orpheus"))
        #expect(story.asked == [.userStats("orpheus")])
        story.answer({ _ in true }, with: .success(.stats(CodingStats(total: 1, trust: Trust(.blue)))))
        story.take(story.tracker.show(.me, at: story.now))
        story.run(for: 600) { _ in .failure(.notOffered) }
        #expect(!story.asked.contains { $0.isToday || $0.isStats || $0.isNewest || $0.isProfile })
        #expect(story.me.today.problem?.error == .noKey)
    }

    @Test func `An unchanged answer confirms the old one and the tag is sent again`() {
        var story = TrackerHarness()
        story.begin()
        story.answer(\.isToday, with: .success(.today(TodayTotal(seconds: 60))), tag: "W/\"a\"")
        story.pass(10)
        story.take(story.tracker.refresh(at: story.now) ?? [])
        let again = story.open.first { $0.call.isToday }
        #expect(again?.entityTag == "W/\"a\"")
        story.answer(\.isToday, with: .success(.unchanged))
        #expect(story.me.today.value?.seconds == 60)
        #expect(story.me.today.asOf == story.now.wall)
    }

    @Test func `A late answer to a cancelled asking is dropped`() throws {
        var story = TrackerHarness()
        story.begin()
        let old = try #require(story.open.first { $0.call.isToday })
        story.take(story.tracker.show(.user("orpheus"), at: story.now))
        #expect(story.cancelled.count == 4)
        story.take(story.tracker.show(.me, at: story.now))
        let outcome = APIResult(
            requestID: old.requestID, call: old.call, dialect: old.dialect,
            result: .success(.today(TodayTotal(seconds: 999))))
        #expect(story.tracker.received(outcome, at: story.now).actions.isEmpty)
        #expect(story.me.today.value == nil)
    }

    @Test func `The same seed gives the same day`() {
        func play() -> [APICall] {
            var story = TrackerHarness()
            let server = FakeServer(newest: TrackerHarness.start - 60)
            story.begin()
            story.run(for: 3600, reply: server.reply)
            return story.asked
        }
        let first = play()
        #expect(first.count > 60)
        #expect(play() == first)
    }
}
