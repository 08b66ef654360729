import Tracker
import HackatimeAPI
import Testing

struct CadenceTests {
    @Test func `Start asks for everything at once`() {
        var harness = TrackerHarness()
        harness.begin()
        #expect(
            harness.asked == [
                .today(CivilDate(year: 2026, month: 11, day: 23)), .ownStats, .newestHeartbeat, .profile,
            ])
        #expect(harness.me.today.isAsking)
    }

    @Test func `A quiet hour asks at most three questions in two minutes`() {
        var harness = TrackerHarness()
        let server = FakeServer(newest: TrackerHarness.start - 60)
        harness.begin()
        harness.run(for: 300, reply: server.reply)
        harness.forgetAsked()
        harness.run(for: 600, reply: server.reply)
        let polls = harness.asked.filter(\.isToday).count
        #expect((9...11).contains(polls))
        #expect((4...6).contains(harness.asked.filter(\.isNewest).count))
        #expect(harness.asked.count <= 16)
        #expect(!harness.asked.contains { $0.isFeed || $0.isStats || $0.isProfile })
    }

    @Test func `After fifteen quiet minutes the pace slows and a key brings it back`() {
        var harness = TrackerHarness()
        let server = FakeServer(newest: TrackerHarness.start - 60)
        harness.begin()
        harness.run(for: 1200, reply: server.reply)
        harness.forgetAsked()
        harness.run(for: 1200, reply: server.reply)
        #expect((9...11).contains(harness.asked.filter(\.isToday).count))
        harness.perform(harness.tracker.touched(at: harness.now))
        harness.forgetAsked()
        harness.run(for: 600, reply: server.reply)
        #expect((9...11).contains(harness.asked.filter(\.isToday).count))
    }

    @Test func `A moving total asks for what is new and not for the newest as well`() {
        var harness = TrackerHarness()
        var server = FakeServer(newest: TrackerHarness.start - 60)
        harness.begin()
        harness.run(for: 10, reply: server.reply)
        harness.forgetAsked()
        server.total += 60
        server.newest = TrackerHarness.start + 30
        harness.run(for: 70, reply: server.reply)
        #expect(!harness.asked.contains { $0.isNewest })
        #expect(harness.me.newest.value??.time == TrackerHarness.start + 30)
        #expect(harness.me.newest.asOf.map { $0 > TrackerHarness.start + 50 } == true)
        let windows = harness.asked.compactMap(\.window)
        #expect(windows.count == 1)
        // Ten minutes earlier, rounded down to a multiple of five.
        #expect(windows.first?.start == TrackerHarness.start - 60 - 600 - 240)
        #expect(harness.rows.last?.time == TrackerHarness.start + 30)
        // While it is young, windows are requested; two minutes after the last window, the newest heartbeat again.
        harness.forgetAsked()
        harness.run(for: 120, reply: server.reply)
        #expect(!harness.asked.contains { $0.isNewest })
        #expect(harness.asked.contains { $0.isFeed })
        harness.forgetAsked()
        harness.run(for: 300, reply: server.reply)
        #expect((1...2).contains(harness.asked.filter(\.isNewest).count))
    }

    @Test func `The tag of an older newest heartbeat is not sent`() {
        var harness = TrackerHarness()
        var server = FakeServer(newest: TrackerHarness.start - 60)
        harness.begin()
        harness.answer(\.isNewest, with: server.reply(.newestHeartbeat), tag: "W/\"a\"")
        harness.run(for: 10, reply: server.reply)
        server.total += 60
        server.newest += 60
        harness.run(for: 70, reply: server.reply)
        #expect(harness.me.newest.value??.time == TrackerHarness.start)
        harness.pass(200)
        harness.perform(harness.tracker.wake(at: harness.now))
        let asked = harness.open.first { $0.call.isNewest }
        #expect(asked != nil && asked?.entityTag == nil)
    }

    @Test func `After a long absence a moving total asks for the newest first`() {
        var harness = TrackerHarness()
        var server = FakeServer(newest: TrackerHarness.start - 60)
        harness.begin()
        harness.run(for: 7 * 3600, reply: server.reply)
        harness.forgetAsked()
        server.total += 60
        server.newest = harness.now.wall
        harness.run(for: 150, reply: server.reply)
        #expect(harness.asked.filter(\.isNewest).count >= 1)
        #expect(harness.rows.last?.time == server.newest)
    }

    @Test func `Where windows fail the newest is asked for as ever`() {
        var harness = TrackerHarness()
        var server = FakeServer(newest: TrackerHarness.start - 60)
        harness.begin()
        harness.run(for: 10, reply: server.reply)
        server.total += 60
        server.newest += 60
        harness.run(for: 70) { $0.isFeed ? .failure(.refused(serverMessage: nil)) : server.reply($0) }
        #expect(harness.me.newest.value??.time == TrackerHarness.start - 60, "only the window would have told")
        server.total += 60
        harness.forgetAsked()
        harness.run(for: 60) { $0.isFeed ? .failure(.refused(serverMessage: nil)) : server.reply($0) }
        #expect(harness.asked.contains { $0.isNewest })
        #expect(harness.me.newest.value??.time == TrackerHarness.start)
    }

    @Test func `Stats are asked again after five minutes only if heartbeats arrived`() {
        var harness = TrackerHarness()
        var server = FakeServer(newest: TrackerHarness.start - 60)
        harness.begin()
        harness.run(for: 700, reply: server.reply)
        #expect(harness.asked.filter(\.isStats).count == 1)
        server.total += 60
        server.newest += 400
        harness.run(for: 700, reply: server.reply)
        #expect(harness.asked.filter(\.isStats).count == 2)
    }

    @Test func `An interval of zero asks nothing else`() {
        var harness = TrackerHarness(interval: 0)
        let server = FakeServer(newest: TrackerHarness.start - 60)
        harness.begin()
        harness.run(for: 5, reply: server.reply)
        harness.forgetAsked()
        harness.run(for: 3 * 86400, reply: server.reply)
        #expect(harness.asked.isEmpty)
        #expect(harness.me.today.value == nil, "the total of a day that is over is not shown as today's")
        harness.perform(harness.tracker.refresh(at: harness.now) ?? [])
        #expect(harness.asked.contains { $0.isToday })
    }

    @Test func `A paused tracker asks nothing`() {
        var harness = TrackerHarness()
        let server = FakeServer(newest: TrackerHarness.start - 60)
        harness.begin()
        harness.run(for: 5, reply: server.reply)
        harness.perform(harness.tracker.setPaused(true, at: harness.now))
        harness.forgetAsked()
        harness.run(for: 86400, reply: server.reply)
        #expect(harness.asked.isEmpty)
        #expect(harness.tracker.nextPoll == nil)
        harness.perform(harness.tracker.setPaused(false, at: harness.now))
        harness.run(for: 1, reply: server.reply)
        #expect(harness.asked.contains { $0.isToday })
    }

    @Test func `Refresh is allowed once in five seconds`() {
        var harness = TrackerHarness()
        let server = FakeServer(newest: TrackerHarness.start - 60)
        harness.begin()
        harness.run(for: 10, reply: server.reply)
        #expect(harness.tracker.refresh(at: harness.now) != nil)
        harness.pass(4.9)
        #expect(harness.tracker.refresh(at: harness.now) == nil)
        harness.pass(0.2)
        #expect(harness.tracker.refresh(at: harness.now) != nil)
    }

    @Test func `Own stats go to the live call once and stay there`() {
        var harness = TrackerHarness()
        harness.begin()
        harness.answer(\.isStats, with: .failure(.refused(serverMessage: "Unauthorized")))
        #expect(harness.open.last?.call == .ownStats)
        #expect(harness.open.last?.dialect == .live)
        harness.answer(\.isStats, with: .success(.stats(CodingStats(total: 5))))
        #expect(harness.me.stats.value?.total == 5)
        #expect(harness.me.stats.problem == nil)
        harness.pass(10)
        harness.perform(harness.tracker.refresh(at: harness.now) ?? [])
        #expect(harness.open.last { $0.call == .ownStats }?.dialect == .live)
    }

    @Test func `A wrong key is not tried again until refresh`() {
        var harness = TrackerHarness()
        harness.begin()
        harness.answer(\.isToday, with: .failure(.badKey(serverMessage: nil)))
        harness.run(for: 10) {
            $0.isToday ? .failure(.badKey(serverMessage: nil)) : .failure(.refused(serverMessage: nil))
        }
        harness.forgetAsked()
        harness.run(for: 7200) {
            $0.isToday ? .failure(.badKey(serverMessage: nil)) : .failure(.refused(serverMessage: nil))
        }
        #expect(harness.asked.isEmpty)
        #expect(harness.me.today.problem?.error == .badKey(serverMessage: nil))
        #expect(harness.me.today.problem?.nextTry == nil)
        #expect(harness.me.stats.problem?.error.isAboutKey == true)
        harness.perform(harness.tracker.refresh(at: harness.now) ?? [])
        #expect(harness.open.contains { $0.call.isToday })
    }

    @Test func `Without a key nothing is asked about the owner`() {
        var harness = TrackerHarness(hasKey: false)
        harness.begin(showing: .user("orpheus"))
        #expect(harness.asked == [.userStats("orpheus")])
        harness.answer({ _ in true }, with: .success(.stats(CodingStats(total: 1, trust: Trust(.blue)))))
        harness.perform(harness.tracker.show(.me, at: harness.now))
        harness.run(for: 600) { _ in .failure(.notOffered) }
        #expect(!harness.asked.contains { $0.isToday || $0.isStats || $0.isNewest || $0.isProfile })
        #expect(harness.me.today.problem?.error == .noKey)
    }

    @Test func `An unchanged answer confirms the old one and the tag is sent again`() {
        var harness = TrackerHarness()
        harness.begin()
        harness.answer(\.isToday, with: .success(.today(TodayTotal(seconds: 60))), tag: "W/\"a\"")
        harness.pass(10)
        harness.perform(harness.tracker.refresh(at: harness.now) ?? [])
        let again = harness.open.first { $0.call.isToday }
        #expect(again?.entityTag == "W/\"a\"")
        harness.answer(\.isToday, with: .success(.unchanged))
        #expect(harness.me.today.value?.seconds == 60)
        #expect(harness.me.today.asOf == harness.now.wall)
    }

    @Test func `A late answer to a cancelled asking is dropped`() throws {
        var harness = TrackerHarness()
        harness.begin()
        let old = try #require(harness.open.first { $0.call.isToday })
        harness.perform(harness.tracker.show(.user("orpheus"), at: harness.now))
        #expect(harness.cancelled.count == 4)
        harness.perform(harness.tracker.show(.me, at: harness.now))
        let outcome = APIResult(
            requestID: old.requestID, call: old.call, dialect: old.dialect,
            result: .success(.today(TodayTotal(seconds: 999))))
        #expect(harness.tracker.received(outcome, at: harness.now).actions.isEmpty)
        #expect(harness.me.today.value == nil)
    }

    @Test func `The same seed gives the same day`() {
        func play() -> [APICall] {
            var harness = TrackerHarness()
            let server = FakeServer(newest: TrackerHarness.start - 60)
            harness.begin()
            harness.run(for: 3600, reply: server.reply)
            return harness.asked
        }
        let first = play()
        #expect(first.count > 60)
        #expect(play() == first)
    }
}
