import HackatimeAPI
import Tracker
import Testing

struct FailureTests {
    private func settled() -> (TrackerHarness, FakeServer) {
        var harness = TrackerHarness()
        let server = FakeServer(newest: TrackerHarness.start - 60)
        harness.begin()
        harness.run(for: 10, reply: server.reply)
        harness.forgetAsked()
        return (harness, server)
    }

    @Test func `Old data stays and the failure keeps its beginning`() {
        var (harness, _) = settled()
        harness.run(for: 70) { _ in .failure(.serverBroken(status: 500, requestID: nil, serverMessage: nil)) }
        let first = harness.me.today.problem
        #expect(harness.me.today.value?.seconds == 7200)
        harness.run(for: 600) { _ in .failure(.serverBroken(status: 500, requestID: nil, serverMessage: nil)) }
        #expect(harness.me.today.problem?.since == first?.since)
        #expect(harness.me.today.problem?.nextTry != nil)
    }

    @Test func `A dead connection is tried less and less often`() {
        var (harness, server) = settled()
        harness.run(for: 3600) { _ in .failure(.unreachable(.offline)) }
        let tries = harness.asked.filter(\.isToday).count
        #expect(tries >= 6 && tries <= 12)
        harness.forgetAsked()
        harness.run(for: 720, reply: server.reply)
        #expect(harness.me.today.problem == nil)
        #expect(harness.me.newest.problem == nil)
    }

    /// What is done in the background shows nothing of its progress, but a lost connection concerns everybody.
    @Test func `A connection that fails is told whoever meets it`() {
        for error in [ClientError.unreachable(.connectionRefused), .rateLimited(wait: 90)] {
            var harness = TrackerHarness()
            let server = FakeServer(newest: TrackerHarness.start - 60)
            harness.restore(days: 30)
            harness.begin()
            let midnight = TrackerHarness.start - 14 * 3600
            harness.run(for: 20) { call in
                call.window.map { $0.start <= midnight } ?? false ? .failure(error) : server.reply(call)
            }
            #expect(harness.me.today.problem == nil)
            #expect(harness.tracker.hiddenProblem?.error == error)
            #expect(harness.tracker.hiddenProblem?.nextTry ?? 0 > harness.now.wall)
            harness.run(for: 200, reply: server.reply)
            #expect(harness.tracker.hiddenProblem == nil)
        }
    }

    @Test func `A rate limit holds every question for its time`() {
        var (harness, server) = settled()
        harness.run(for: 70) { $0.isToday ? .failure(.rateLimited(wait: 240)) : server.reply($0) }
        harness.forgetAsked()
        harness.run(for: 165, reply: server.reply)
        #expect(harness.asked.isEmpty)
        harness.perform(harness.tracker.refresh(at: harness.now) ?? [])
        #expect(harness.asked.isEmpty, "a refresh does not break a limit")
        harness.run(for: 100, reply: server.reply)
        #expect(harness.asked.contains { $0.isToday })
        #expect(harness.me.today.problem == nil)
    }

    @Test func `A call the server does not have is asked once`() {
        var harness = TrackerHarness()
        let server = FakeServer(newest: TrackerHarness.start - 60)
        harness.begin()
        harness.run(for: 3 * 86400) { $0.isProfile ? .failure(.notOffered) : server.reply($0) }
        #expect(harness.asked.filter(\.isProfile).count == 1)
        #expect(harness.me.profile.problem?.error == .notOffered)
    }

    @Test func `After sleep there is one refresh, not a burst`() {
        var (harness, server) = settled()
        harness.pass(8 * 3600)
        harness.perform(harness.tracker.wake(at: harness.now))
        harness.answerAll(server.reply)
        #expect(harness.asked.filter(\.isToday).count == 1)
    }

    @Test func `Resume refreshes once`() {
        var (harness, server) = settled()
        harness.perform(harness.tracker.suspend())
        harness.pass(3600)
        harness.perform(harness.tracker.resume(at: harness.now))
        harness.answerAll(server.reply)
        #expect(harness.asked.filter(\.isToday).count == 1)
        #expect(harness.asked.filter(\.isStats).count == 1)
    }

    @Test func `A private user is asked nothing more`() {
        var (harness, server) = settled()
        harness.perform(harness.tracker.show(.user("shy"), at: harness.now))
        harness.answerAll { $0 == .userStats("shy") ? .failure(.privateUser) : server.reply($0) }
        #expect(harness.asked == [.userStats("shy")])
        #expect(harness.tracker.person(.user("shy")).spans.problem?.error == .privateUser)
    }

    @Test func `Another user never costs a status bar`() {
        var (harness, server) = settled()
        harness.perform(harness.tracker.show(.user("orpheus"), at: harness.now))
        harness.run(for: 1200, reply: server.reply)
        #expect(!harness.asked.contains { $0.isToday || $0.isNewest || $0.isFeed })
        #expect(harness.asked.contains { $0.isUserTotal })
        #expect(harness.asked.contains { $0.isSpans })
        #expect(harness.tracker.person(.user("orpheus")).today.value?.seconds == 60)
    }
}
