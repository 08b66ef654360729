import HackatimeAPI
import Tracker
import Testing

@Suite struct PollerFailureTests {
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

@Suite struct OwnTrustTests {
    /// The live server refuses a convicted user's own stats; their level is told elsewhere.
    @Test func `The own level is asked for by itself where the stats are refused`() {
        for profileFirst in [true, false] {
            var story = TrackerHarness()
            let server = FakeServer(newest: TrackerHarness.start - 60)
            story.begin()
            if profileFirst { story.answer(\.isProfile, with: server.reply(.profile)) }
            story.run(for: 10) { $0.isStats ? .failure(.refused(serverMessage: nil)) : server.reply($0) }
            #expect(story.me.trustLevel == Trust(.blue))
            #expect(story.asked.filter { $0 == .trust("42") }.count == 1)
        }
    }
}

/// What looks as if it would last for ever and does not.
@Suite struct PollerHealingTests {
    private func settled() -> (TrackerHarness, FakeServer) {
        var story = TrackerHarness()
        let server = FakeServer(newest: TrackerHarness.start - 60)
        story.begin()
        story.run(for: 10, reply: server.reply)
        return (story, server)
    }

    private func isWell(_ person: Person) -> Bool {
        [
            person.today.problem, person.stats.problem, person.newest.problem, person.feed.problem,
            person.profile.problem,
        ].allSatisfy { $0 == nil }
    }

    /// A server or proxy that rejected a good key for a while: after a refresh nothing stays marked with it.
    @Test func `A key that is known again is so everywhere`() {
        var (story, server) = settled()
        story.run(for: 70) { $0.isToday ? .failure(.badKey(serverMessage: nil)) : server.reply($0) }
        #expect(story.tracker.isKeyRejected)
        #expect(story.me.profile.problem?.error.isAboutKey == true)
        story.take(story.tracker.refresh(at: story.now) ?? [])
        story.run(for: 10, reply: server.reply)
        #expect(!story.tracker.isKeyRejected)
        #expect(isWell(story.me))
    }

    /// While a server is changed it may seem to have nothing of what it offers.
    @Test func `What was missing while everything was is asked for again`() {
        var story = TrackerHarness()
        let server = FakeServer(newest: TrackerHarness.start - 60)
        story.begin()
        story.run(for: 70) { _ in .failure(.notOffered) }
        #expect(story.me.profile.problem?.error == .notOffered)
        story.run(for: 300, reply: server.reply)
        #expect(isWell(story.me))
        #expect(story.me.profile.value != nil)
    }

    @Test func `A failure that lasts is tried again after a while`() {
        var (story, server) = settled()
        story.forgetAsked()
        story.take(story.tracker.refresh(at: story.now) ?? [])
        story.run(for: 3600) { $0.isStats ? .failure(.badRequest(status: 422, serverMessage: nil)) : server.reply($0) }
        #expect((3...6).contains(story.asked.filter(\.isStats).count))
        story.run(for: 1200, reply: server.reply)
        #expect(story.me.stats.problem == nil)
    }

    /// The total is asked for at every poll, and its problem says so.
    @Test func `The next try is told`() {
        var (story, _) = settled()
        story.run(for: 70) { _ in .failure(.badRequest(status: 422, serverMessage: nil)) }
        let next = story.me.today.problem?.nextTry
        #expect(next ?? 0 > story.now.wall)
        story.forgetAsked()
        story.run(for: (next ?? 0) - story.now.wall + 1) { _ in .failure(.badRequest(status: 422, serverMessage: nil)) }
        #expect(story.asked.contains { $0.isToday })
    }
}
