import HackatimeClient
import Testing

@Suite struct PollerFailureTests {
    private func settled() -> (PollerStory, StoryServer) {
        var story = PollerStory()
        let server = StoryServer(newest: PollerStory.start - 60)
        story.begin()
        story.run(for: 10, reply: server.reply)
        story.forgetAsked()
        return (story, server)
    }

    @Test func oldDataStaysAndTheFailureKeepsItsBeginning() {
        var (story, _) = settled()
        story.run(for: 70) { _ in .failure(.serverBroken(status: 500, requestID: nil, said: nil)) }
        let first = story.me.today.problem
        #expect(story.me.today.value?.seconds == 7200)
        story.run(for: 600) { _ in .failure(.serverBroken(status: 500, requestID: nil, said: nil)) }
        #expect(story.me.today.problem?.since == first?.since)
        #expect(story.me.today.problem?.nextTry != nil)
    }

    @Test func aDeadConnectionIsTriedLessAndLessOften() {
        var (story, server) = settled()
        story.run(for: 3600) { _ in .failure(.unreachable(.offline)) }
        let tries = story.asked.filter(\.isToday).count
        #expect(tries >= 6 && tries <= 12)
        story.forgetAsked()
        story.run(for: 720, reply: server.reply)
        #expect(story.me.today.problem == nil)
        #expect(story.me.newest.problem == nil)
    }

    @Test func aRateLimitHoldsEveryQuestionForItsTime() {
        var (story, server) = settled()
        story.run(for: 70) { $0.isToday ? .failure(.rateLimited(wait: 240)) : server.reply($0) }
        story.forgetAsked()
        story.run(for: 165, reply: server.reply)
        #expect(story.asked.isEmpty)
        story.take(story.poller.refresh(at: story.now) ?? [])
        #expect(story.asked.isEmpty, "a refresh does not break a limit")
        story.run(for: 100, reply: server.reply)
        #expect(story.asked.contains { $0.isToday })
        #expect(story.me.today.problem == nil)
    }

    @Test func aCallTheServerDoesNotHaveIsAskedOnce() {
        var story = PollerStory()
        let server = StoryServer(newest: PollerStory.start - 60)
        story.begin()
        story.run(for: 3 * 86400) { $0.isProfile ? .failure(.notOffered) : server.reply($0) }
        #expect(story.asked.filter(\.isProfile).count == 1)
        #expect(story.me.profile.problem?.error == .notOffered)
    }

    @Test func afterSleepThereIsOneRefreshNotABurst() {
        var (story, server) = settled()
        story.pass(8 * 3600)
        story.take(story.poller.wake(at: story.now))
        story.answerAll(server.reply)
        #expect(story.asked.filter(\.isToday).count == 1)
    }

    @Test func resumeRefreshesOnce() {
        var (story, server) = settled()
        story.take(story.poller.suspend())
        story.pass(3600)
        story.take(story.poller.resume(at: story.now))
        story.answerAll(server.reply)
        #expect(story.asked.filter(\.isToday).count == 1)
        #expect(story.asked.filter(\.isStats).count == 1)
    }

    @Test func aPrivateUserIsAskedNothingMore() {
        var (story, server) = settled()
        story.take(story.poller.show(.user("shy"), at: story.now))
        story.answerAll { $0 == .userStats("shy") ? .failure(.privateUser) : server.reply($0) }
        #expect(story.asked == [.userStats("shy")])
        #expect(story.poller.subject(.user("shy")).spans.problem?.error == .privateUser)
    }

    @Test func anotherUserNeverCostsAStatusBar() {
        var (story, server) = settled()
        story.take(story.poller.show(.user("orpheus"), at: story.now))
        story.run(for: 1200, reply: server.reply)
        #expect(!story.asked.contains { $0.isToday || $0.isNewest || $0.isFeed })
        #expect(story.asked.contains { $0.isUserTotal })
        #expect(story.asked.contains { $0.isSpans })
        #expect(story.poller.subject(.user("orpheus")).today.value?.seconds == 60)
    }
}

@Suite struct OwnTrustTests {
    /// The live server refuses a convicted user's own stats; their level is told elsewhere.
    @Test func theOwnLevelIsAskedForByItselfWhereTheStatsAreRefused() {
        for profileFirst in [true, false] {
            var story = PollerStory()
            let server = StoryServer(newest: PollerStory.start - 60)
            story.begin()
            if profileFirst { story.answer(\.isProfile, with: server.reply(.profile)) }
            story.run(for: 10) { $0.isStats ? .failure(.refused(said: nil)) : server.reply($0) }
            #expect(story.me.trustLevel == Trust(.blue))
            #expect(story.asked.filter { $0 == .trust("42") }.count == 1)
        }
    }
}
