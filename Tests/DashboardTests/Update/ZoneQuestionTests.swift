import Cells
import HackatimeAPI
import TestSupport
import Testing

@testable import Dashboard
@testable import Tracker

/// The profile's zone where the server does not tell it: found by comparing, or asked of the person.
struct ZoneQuestionTests {
    private static let now = ProfileZoneTests.now

    private static func newYork() throws -> ZoneRules {
        try #require(ZoneRules(name: "America/New_York", posix: "EST5EDT,M3.2.0,M11.1.0"))
    }

    /// Ten minutes of a server that tells no zone, with the example's evening unless there are other heartbeats.
    private static func running(
        _ rows: [Heartbeat] = ProfileZoneTests.rows(), offset: Double = ProfileZoneTests.newYork,
        history: TestHistory = TestHistory(now: now)
    ) throws -> DashboardHarness {
        let zone = try newYork()
        var story = DashboardHarness(history: history, at: now)
        story.loadZone = { $0 == zone.name ? .success(zone) : .failure(.noName($0)) }
        story.state.historyDays = 7
        story.begin()
        let reply = ProfileZoneTests.reply(rows, at: now, offset: offset)
        story.answerAll(reply)
        story.go(500, reply)
        return story
    }

    /// Work without a pause for 30 hours.
    private static var restless: [Heartbeat] {
        stride(from: now - 108_000, through: now, by: 100).map { DashboardHarness.heartbeat(at: $0) }
    }

    @Test func `The only offset that explains the totals becomes the profile's zone`() throws {
        let story = try Self.running(Self.restless)
        #expect(story.state.zones.profile?.name == "UTC-5")
        #expect(story.state.zones.display.name == "UTC-5")
        #expect(story.state.view.profileZone == "UTC-5")
        #expect(!story.state.asksForZone)
        #expect(story.state.totalDay(of: story.state.person) == CivilDate(year: 2026, month: 11, day: 28))
        let today = TodayContent(story.state.person, RenderContext(story.state))
        #expect(today.about.hasPrefix("Sat 28 Nov") && today.about.hasSuffix("(UTC-5)"))
    }

    @Test func `Where this machine's zone explains the totals it is the profile's`() throws {
        let story = try Self.running(Self.restless, offset: 0)
        #expect(story.state.zones.profile == .utc)
        #expect(story.state.view.profileZone == nil)
        #expect(story.state.totalDay(of: story.state.person) == story.state.today)
    }

    @Test func `A zone that was found and does not explain the totals any more is lost`() throws {
        var story = try Self.running(Self.restless)
        story.pass(900)
        story.go(600, ProfileZoneTests.reply(ProfileZoneTests.rows(), at: Self.now, offset: 3 * 3_600))
        #expect(story.state.zones.profile?.name != "UTC-5")
        #expect(story.state.view.profileZone != "UTC-5")
    }

    @Test func `The zone is asked for where this machine's does not explain the totals`() throws {
        var story = try Self.running()
        #expect(story.state.zones.profile == nil)
        #expect(story.state.asksForZone)
        #expect(render(story.state).text.last?.contains("your Hackatime zone? Z sets it") == true)
        story.press(.character("Z"))
        story.type("Mars/Olympus")
        story.press(.enter)
        guard case .prompt(let prompt)? = story.state.layers.last else { throw Missing() }
        #expect(prompt.problem?.hasPrefix("No zone of this name is known here.") == true)
        #expect(story.state.zones.profile == nil)
        for _ in 0..<12 { story.press(.backspace) }
        story.type("America/New_York")
        story.press(.enter)
        #expect(story.state.layers.isEmpty)
        #expect(story.state.zones.profile?.name == "America/New_York")
        #expect(!story.state.asksForZone)
        let today = TodayContent(story.state.person, RenderContext(story.state))
        #expect(today.about.hasPrefix("Sat 28 Nov") && today.about.hasSuffix("(New York)"))
    }

    @Test func `The answer survives a restart`() throws {
        let history = TestHistory(now: Self.now)
        var story = try Self.running(history: history)
        story.press(.character("Z"))
        story.type("America/New_York")
        story.press(.enter)
        let next = try Self.running(history: history)
        #expect(next.state.zones.profile?.name == "America/New_York")
        #expect(next.state.view.profileZone == "America/New_York")
        #expect(!next.state.asksForZone)
    }

    @Test func `An answer may be an offset`() throws {
        let history = TestHistory(now: Self.now)
        var story = try Self.running(history: history)
        story.press(.character("Z"))
        story.type(" UTC-5 ")
        story.press(.enter)
        #expect(story.state.layers.isEmpty)
        #expect(story.state.zones.display.name == "UTC-5")
        #expect(try Self.running(history: history).state.zones.profile?.name == "UTC-5")
    }

    @Test(arguments: [true, false])
    func `A question that was closed is not asked again`(isOpen: Bool) throws {
        var story = try Self.running()
        if isOpen { story.press(.character("Z")) }
        story.press(.escape)
        #expect(story.state.layers.isEmpty)
        #expect(!story.state.asksForZone)
        story.go(200, ProfileZoneTests.reply(ProfileZoneTests.rows(), at: Self.now))
        #expect(!story.state.asksForZone)
    }

    @Test func `Where the server tells the zone nobody is asked`() {
        var story = DashboardHarness.running()
        story.press(.character("Z"))
        #expect(story.state.layers.isEmpty)
        #expect(story.state.notice?.text == NoticeText.zoneIsTold.text)
        #expect(!story.state.asksForZone)
    }

    private struct Missing: Error {}
}
