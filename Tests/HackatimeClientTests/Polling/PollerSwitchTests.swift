import HackatimeClient
import Testing

/// What happens around turning from one person to another.
@Suite struct PollerSwitchTests {
    private let server = StoryServer(newest: PollerStory.start - 60)

    private func settled() -> PollerStory {
        var story = PollerStory()
        story.begin()
        story.run(for: 10, reply: server.reply)
        story.forgetAsked()
        return story
    }

    @Test func whatTheServerDoesNotTellOfOthersIsStillAskedAboutTheOwner() {
        var story = settled()
        story.take(story.poller.show(.user("orpheus"), at: story.now))
        story.run(for: 30) { $0.isUserTotal || $0.isSpans ? .failure(.notOffered) : server.reply($0) }
        #expect(story.poller.subject(.user("orpheus")).today.problem?.error == .notOffered)
        story.forgetAsked()
        story.take(story.poller.show(.me, at: story.now))
        story.run(for: 70, reply: server.reply)
        #expect(story.asked.contains { $0.isToday })
        #expect(story.me.today.problem == nil)
    }

    @Test func whatWasCancelledByAQuickTurnIsAskedAgainOnTheWayBack() {
        var story = PollerStory()
        story.begin()
        let first = Set(story.asked)
        story.pass(1)
        story.take(story.poller.show(.user("orpheus"), at: story.now))
        story.pass(1)
        story.forgetAsked()
        story.take(story.poller.show(.me, at: story.now))
        #expect(Set(story.asked) == first)
    }

    @Test func aPrivateUserIsAskedForStatsOnlyAndSeldom() {
        var story = settled()
        story.take(story.poller.show(.user("shy"), at: story.now))
        story.run(for: 3600) { question in
            switch question {
            case .userStats, .userTotal, .spans: .failure(.privateUser)
            default: server.reply(question)
            }
        }
        #expect(story.asked.allSatisfy { $0 == .userStats("shy") })
        #expect(story.asked.count <= 13)
    }

    @Test func aLookUpStoppedWithTheProcessIsAskedAgain() {
        var story = settled()
        story.take(story.poller.lookUp("nova@example.com", at: story.now))
        story.take(story.poller.suspend())
        story.pass(60)
        story.take(story.poller.resume(at: story.now))
        story.answerAll(server.reply)
        #expect(story.poller.lookUp?.state == .found("9"))
    }

    @Test func whatWasStoppedWithTheProcessIsAskedAgainEvenWithoutPolling() {
        var story = PollerStory(interval: 0)
        story.begin()
        let first = Set(story.asked)
        story.take(story.poller.suspend())
        story.pass(60)
        story.forgetAsked()
        story.take(story.poller.resume(at: story.now))
        #expect(Set(story.asked) == first)
        story.answerAll(server.reply)
        story.take(story.poller.suspend())
        story.pass(60)
        story.forgetAsked()
        story.take(story.poller.resume(at: story.now))
        #expect(story.asked.isEmpty)
    }
}
