import Tracker
import HackatimeAPI
import Testing

@Suite struct PollerDayTests {
    /// 2026-11-23 23:59:00 UTC.
    private let beforeMidnight = PollerStory.start + 9 * 3600 + 59 * 60
    private let tomorrow = CivilDate(year: 2026, month: 11, day: 24)

    @Test func atMidnightTheDayChangesAndIsAskedForWithinTwentySeconds() {
        var story = PollerStory(interval: 300, wall: beforeMidnight)
        var server = StoryServer(newest: beforeMidnight - 60)
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

    @Test func anAnswerAskedForBeforeMidnightIsNeverShownUnderTheNewDate() {
        var story = PollerStory(wall: beforeMidnight + 59)
        story.begin()
        story.pass(2)
        story.answer(\.isToday, with: .success(.today(TodayTotal(seconds: 7200))))
        #expect(story.me.day == tomorrow)
        #expect(story.me.today.value == nil)
        story.run(for: 25, reply: StoryServer(total: 0, newest: beforeMidnight).reply)
        #expect(story.me.today.value?.seconds == 0)
    }

    @Test func theProfileIsAskedAgainEveryDay() {
        var story = PollerStory()
        let server = StoryServer(newest: PollerStory.start - 60)
        story.begin()
        story.run(for: 3 * 86400, reply: server.reply)
        #expect(story.asked.filter(\.isProfile).count == 3 || story.asked.filter(\.isProfile).count == 4)
    }

    @Test func aClockThatIsHoursOffIsPutRightByTheServers() {
        var story = PollerStory(wall: beforeMidnight - 3 * 3600)
        story.begin()
        let server = beforeMidnight + 3600
        story.answer(\.isToday, with: .success(.today(TodayTotal(seconds: 10))), serverTime: server)
        #expect(story.tracker.clockOffset == 4 * 3600)
        #expect(story.me.day == tomorrow)
        #expect(story.tracker.corrected(story.now).wall == server)
    }

    @Test func aWrongClockIsPutRightOnceHoweverManyAnswersCome() {
        var story = PollerStory(wall: beforeMidnight - 3 * 3600)
        story.begin()
        for _ in 0..<3 {
            let server = story.now.wall + 4 * 3600
            story.answer(\.isToday, with: .success(.today(TodayTotal(seconds: 10))), serverTime: server)
            #expect(story.tracker.clockOffset == 4 * 3600)
            story.pass(90)
            story.take(story.tracker.wake(at: story.now))
        }
    }

    @Test func aSlowNetworkIsNotAWrongClock() {
        var story = PollerStory()
        story.begin()
        story.answer(
            \.isToday, with: .success(.today(TodayTotal(seconds: 10))), serverTime: PollerStory.start - 40)
        #expect(story.tracker.clockOffset == 0)
    }
}

@Suite struct LookUpTests {
    private func begun() -> PollerStory {
        var story = PollerStory()
        story.begin()
        story.answerAll(StoryServer(newest: PollerStory.start).reply)
        story.forgetAsked()
        return story
    }

    @Test(arguments: ["orpheus", "42", "my.name", "u0266frgp"])
    func aUsernameOrNumberIsFoundWithoutAsking(text: String) {
        var story = begun()
        story.take(story.tracker.lookUp(text, at: story.now))
        #expect(story.asked.isEmpty)
        #expect(story.tracker.lookUp?.state == .found(text))
    }

    @Test func anEMailAddressIsLookedUpWhereTheServerAllowsIt() {
        var story = begun()
        story.take(story.tracker.lookUp("o@example.org", at: story.now))
        #expect(story.tracker.lookUp?.state == .asking)
        story.answer({ $0 == .userByEmail("o@example.org") }, with: .success(.user(id: "42")))
        #expect(story.tracker.lookUp?.state == .found("42"))
    }

    @Test func whereLookUpsAreForAdministratorsASlackIDIsTheUsername() {
        var story = begun()
        story.take(story.tracker.lookUp("U0266FRGP", at: story.now))
        story.answer({ $0 == .userBySlackID("U0266FRGP") }, with: .failure(.refused(serverMessage: nil)))
        #expect(story.tracker.lookUp?.state == .found("U0266FRGP"))
        story.forgetAsked()
        story.take(story.tracker.lookUp("o@example.org", at: story.now))
        #expect(story.asked.isEmpty, "this server said no before")
        #expect(story.tracker.lookUp?.state == .failed(.refused(serverMessage: nil)))
    }

    @Test func anUnknownAddressSaysSo() {
        var story = begun()
        story.take(story.tracker.lookUp("o@example.org", at: story.now))
        story.answer({ _ in true }, with: .failure(.notFound(serverMessage: "User not found")))
        #expect(story.tracker.lookUp?.state == .failed(.notFound(serverMessage: "User not found")))
    }

    @Test func givingUpCancelsTheQuestion() {
        var story = begun()
        story.take(story.tracker.lookUp("o@example.org", at: story.now))
        story.take(story.tracker.endLookUp())
        #expect(story.open.isEmpty)
        #expect(story.cancelled.count == 1)
    }
}
