@testable import Dashboard
import HackatimeAPI
import TestSupport
import Testing

@testable import Tracker

/// A goal is announced once a day, when it is reached before the program's eyes.
struct GoalTests {
    private static let hour = 3_600.0
    private static let today = CivilDate(year: 2026, month: 11, day: 23)

    /// Running, with a goal of two hours for every day, of which this much is done.
    private static func running(
        _ seconds: Double, goal: Double? = nil, _ settings: GoalSettings = everyDay,
        history: TestHistory = TestHistory(now: DashboardHarness.noon)
    ) -> DashboardHarness {
        var harness = DashboardHarness(history: history)
        harness.state.goals = settings
        harness.begin()
        harness.answerAll(reply(seconds, goal: goal))
        return harness
    }

    private static let everyDay = GoalSettings(seconds: Array(repeating: 2 * hour, count: 7))

    private static func reply(_ seconds: Double, goal: Double? = nil) -> (APICall) -> Result<APIValue, ClientError> {
        { call in
            switch call {
            case .today:
                .success(
                    .today(TodayTotal(seconds: seconds, goal: goal.map { Goal(target: $0, tracked: seconds) })))
            case .heartbeats: .success(.heartbeats(HeartbeatPage(heartbeats: [], isUnpaged: true, rowCount: 0)))
            default: DashboardHarness.reply(call)
            }
        }
    }

    private static func announcements(_ effects: [Effect]) -> [Effect] {
        effects.filter { if case .announce = $0 { true } else { false } }
    }

    private static let announcement = Effect.announce("goal reached: 2h today", bell: true, notification: true)

    @Test func `A goal that is reached is announced once, and not again on the same day`() {
        var harness = Self.running(7_000)
        #expect(Self.announcements(harness.takeEffects()) == [])
        harness.go(200, Self.reply(7_200))
        #expect(Self.announcements(harness.takeEffects()) == [Self.announcement])
        // The server takes heartbeats back, and more come.
        harness.go(200, Self.reply(6_900))
        harness.go(600, Self.reply(7_400))
        #expect(Self.announcements(harness.takeEffects()) == [])
    }

    @Test func `A restart does not announce it again, nor does another program with the same history`() {
        let history = TestHistory(now: DashboardHarness.noon)
        var first = Self.running(7_000, history: history)
        var second = Self.running(7_000, history: history)
        first.go(200, Self.reply(7_200))
        second.go(200, Self.reply(7_200))
        #expect(Self.announcements(first.takeEffects() + second.takeEffects()).count == 1)
        var third = Self.running(7_000, history: history)
        third.go(200, Self.reply(7_200))
        #expect(Self.announcements(third.takeEffects()) == [])
    }

    @Test func `A goal that was reached while the program was not running or was stopped is no news`() {
        let history = TestHistory(now: DashboardHarness.noon)
        _ = Self.running(7_000, history: history)
        var harness = Self.running(7_300, history: history)
        harness.go(200, Self.reply(7_400))
        #expect(Self.announcements(harness.takeEffects()) == [])
        var stopped = Self.running(7_000)
        stopped.happen(.suspended)
        stopped.pass(3_600)
        stopped.happen(.resumed)
        stopped.answerAll(Self.reply(7_400))
        stopped.go(200, Self.reply(7_400))
        #expect(Self.announcements(stopped.takeEffects()) == [])
    }

    @Test func `The next day has a goal again`() {
        var harness = Self.running(7_000)
        harness.go(200, Self.reply(7_200))
        harness.go(86_400, Self.reply(0))
        _ = harness.takeEffects()
        harness.go(400, Self.reply(7_200))
        #expect(Self.announcements(harness.takeEffects()) == [Self.announcement])
    }

    @Test func `The server's own goal wins, and counts what the server says`() throws {
        var harness = Self.running(7_300, goal: 4 * Self.hour)
        #expect(harness.state.goal(of: harness.state.person) == Goal(target: 4 * Self.hour, tracked: 7_300))
        harness.go(200, Self.reply(4 * Self.hour, goal: 4 * Self.hour))
        #expect(
            Self.announcements(harness.takeEffects())
                == [.announce("goal reached: 4h today", bell: true, notification: true)])
    }

    @Test func `Each weekday has its own goal, and a day may have none`() {
        var seconds = Array(repeating: 0.0, count: 7)
        seconds[Self.today.weekday - 1] = Self.hour
        let harness = Self.running(1_800, GoalSettings(seconds: seconds))
        #expect(harness.state.goal(of: harness.state.person) == Goal(target: Self.hour, tracked: 1_800))
        seconds[Self.today.weekday - 1] = 0
        let none = Self.running(1_800, GoalSettings(seconds: seconds))
        #expect(none.state.goal(of: none.state.person) == nil)
    }

    @Test func `Other users have no goal of mine`() {
        var harness = Self.running(7_000)
        harness.state.trail = [.me, .user("orpheus")]
        #expect(harness.state.goal(of: harness.state.person) == nil)
    }

    @Test(arguments: [(false, true), (true, false), (false, false)])
    func `Bell and notification can be turned off`(_ bell: Bool, _ notification: Bool) {
        var settings = Self.everyDay
        settings.ringsBell = bell
        settings.notifies = notification
        var harness = Self.running(7_000, settings)
        harness.go(200, Self.reply(7_200))
        let expected: [Effect] =
            bell || notification
            ? [.announce("goal reached: 2h today", bell: bell, notification: notification)] : []
        #expect(Self.announcements(harness.takeEffects()) == expected)
    }

    @Test func `Where nothing can be read, it is announced once by what this run knows`() {
        var harness = Self.running(7_000)
        harness.history.isUnreadable = true
        harness.go(200, Self.reply(7_200))
        harness.go(200, Self.reply(6_900))
        harness.go(600, Self.reply(7_400))
        #expect(Self.announcements(harness.takeEffects()) == [Self.announcement])
    }
}
