import HackatimeAPI
import Tracker
import Testing

struct FailureTests {
    private func settled() -> (TrackerHarness, FakeServer) {
        var story = TrackerHarness()
        let server = FakeServer(newest: TrackerHarness.start - 60)
        story.begin()
        story.run(for: 10, reply: server.reply)
        story.forgetAsked()
        return (story, server)
    }

    @Test func `Old data stays and the failure keeps its beginning`() {
        var (story, _) = settled()
        story.run(for: 70) { _ in .failure(.serverBroken(status: 500, requestID: nil, serverMessage: nil)) }
        let first = story.me.today.problem
        #expect(story.me.today.value?.seconds == 7200)
        story.run(for: 600) { _ in .failure(.serverBroken(status: 500, requestID: nil, serverMessage: nil)) }
        #expect(story.me.today.problem?.since == first?.since)
        #expect(story.me.today.problem?.nextTry != nil)
    }

    @Test func `A dead connection is tried less and less often`() {
        var (story, server) = settled()
        story.run(for: 3600) { _ in .failure(.unreachable(.offline)) }
        let tries = story.asked.filter(\.isToday).count
        #expect(tries >= 6 && tries <= 12)
        story.forgetAsked()
        story.run(for: 720, reply: server.reply)
        #expect(story.me.today.problem == nil)
        #expect(story.me.newest.problem == nil)
    }

    /// What is done in the background shows nothing of its progress, but a lost connection concerns everybody.
    @Test func `A connection that fails is told whoever meets it`() {
        for error in [ClientError.unreachable(.connectionRefused), .rateLimited(wait: 90)] {
            var story = TrackerHarness()
            let server = FakeServer(newest: TrackerHarness.start - 60)
            story.restore(days: 30)
            story.begin()
            let midnight = TrackerHarness.start - 14 * 3600
            story.run(for: 20) { call in
                call.window.map { $0.start <= midnight } ?? false ? .failure(error) : server.reply(call)
            }
            #expect(story.me.today.problem == nil)
            #expect(story.tracker.hiddenProblem?.error == error)
            #expect(story.tracker.hiddenProblem?.nextTry ?? 0 > story.now.wall)
            story.run(for: 200, reply: server.reply)
            #expect(story.tracker.hiddenProblem == nil)
        }
    }

    @Test func `A rate limit holds every question for its time`() {
        var (story, server) = settled()
        story.run(for: 70) { $0.isToday ? .failure(.rateLimited(wait: 240)) : server.reply($0) }
        story.forgetAsked()
        story.run(for: 165, reply: server.reply)
        #expect(story.asked.isEmpty)
        story.take(story.tracker.refresh(at: story.now) ?? [])
        #expect(story.asked.isEmpty, "a refresh does not break a limit")
        story.run(for: 100, reply: server.reply)
        #expect(story.asked.contains { $0.isToday })
        #expect(story.me.today.problem == nil)
    }

    @Test func `A call the server does not have is asked once`() {
        var story = TrackerHarness()
        let server = FakeServer(newest: TrackerHarness.start - 60)
        story.begin()
        story.run(for: 3 * 86400) { $0.isProfile ? .failure(.notOffered) : server.reply($0) }
        #expect(story.asked.filter(\.isProfile).count == 1)
        #expect(story.me.profile.problem?.error == .notOffered)
    }

    @Test func `After sleep there is one refresh, not a burst`() {
        var (story, server) = settled()
        story.pass(8 * 3600)
        story.take(story.tracker.wake(at: story.now))
        story.answerAll(server.reply)
        #expect(story.asked.filter(\.isToday).count == 1)
    }

    @Test func `Resume refreshes once`() {
        var (story, server) = settled()
        story.take(story.tracker.suspend())
        story.pass(3600)
        story.take(story.tracker.resume(at: story.now))
        story.answerAll(server.reply)
        #expect(story.asked.filter(\.isToday).count == 1)
        #expect(story.asked.filter(\.isStats).count == 1)
    }

    @Test func `A private user is asked nothing more`() {
        var (story, server) = settled()
        story.take(story.tracker.show(.user("shy"), at: story.now))
        story.answerAll { $0 == .userStats("shy") ? .failure(.privateUser) : server.reply($0) }
        #expect(story.asked == [.userStats("shy")])
        #expect(story.tracker.person(.user("shy")).spans.problem?.error == .privateUser)
    }

    @Test func `Another user never costs a status bar`() {
        var (story, server) = settled()
        story.take(story.tracker.show(.user("orpheus"), at: story.now))
        story.run(for: 1200, reply: server.reply)
        #expect(!story.asked.contains { $0.isToday || $0.isNewest || $0.isFeed })
        #expect(story.asked.contains { $0.isUserTotal })
        #expect(story.asked.contains { $0.isSpans })
        #expect(story.tracker.person(.user("orpheus")).today.value?.seconds == 60)
    }
}
