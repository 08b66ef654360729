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
        var harness = DashboardHarness(history: history, at: now)
        harness.loadZone = { $0 == zone.name ? .success(zone) : .failure(.noName($0)) }
        harness.state.historyDays = 7
        harness.begin()
        let reply = ProfileZoneTests.reply(rows, at: now, offset: offset)
        harness.answerAll(reply)
        harness.go(500, reply)
        return harness
    }

    /// Work without a pause for 30 hours.
    private static var restless: [Heartbeat] {
        stride(from: now - 108_000, through: now, by: 100).map { DashboardHarness.heartbeat(at: $0) }
    }

    @Test func `The only offset that explains the totals becomes the profile's zone`() throws {
        let harness = try Self.running(Self.restless)
        #expect(harness.state.zones.profile?.name == "UTC-5")
        #expect(harness.state.zones.display.name == "UTC-5")
        #expect(harness.state.view.profileZone == "UTC-5")
        #expect(!harness.state.asksForZone)
        #expect(harness.state.totalDay(of: harness.state.person) == CivilDate(year: 2026, month: 11, day: 28))
        let today = TodayContent(harness.state.person, RenderContext(harness.state))
        #expect(today.about.hasPrefix("Sat 28 Nov") && today.about.hasSuffix("(UTC-5)"))
    }

    @Test func `Where this machine's zone explains the totals it is the profile's`() throws {
        let harness = try Self.running(Self.restless, offset: 0)
        #expect(harness.state.zones.profile == .utc)
        #expect(harness.state.view.profileZone == nil)
        #expect(harness.state.totalDay(of: harness.state.person) == harness.state.today)
    }

    @Test func `A zone that was found and does not explain the totals any more is lost`() throws {
        var harness = try Self.running(Self.restless)
        harness.pass(900)
        harness.go(600, ProfileZoneTests.reply(ProfileZoneTests.rows(), at: Self.now, offset: 3 * 3_600))
        #expect(harness.state.zones.profile?.name != "UTC-5")
        #expect(harness.state.view.profileZone != "UTC-5")
    }

    @Test func `The zone is asked for where this machine's does not explain the totals`() throws {
        var harness = try Self.running()
        #expect(harness.state.zones.profile == nil)
        #expect(harness.state.asksForZone)
        #expect(render(harness.state).text.last?.contains("your Hackatime zone? Z sets it") == true)
        harness.press(.character("Z"))
        harness.type("Mars/Olympus")
        harness.press(.enter)
        guard case .prompt(let prompt)? = harness.state.layers.last else { throw Missing() }
        #expect(prompt.problem?.hasPrefix("No zone of this name is known here.") == true)
        #expect(harness.state.zones.profile == nil)
        for _ in 0..<12 { harness.press(.backspace) }
        harness.type("America/New_York")
        harness.press(.enter)
        #expect(harness.state.layers.isEmpty)
        #expect(harness.state.zones.profile?.name == "America/New_York")
        #expect(!harness.state.asksForZone)
        let today = TodayContent(harness.state.person, RenderContext(harness.state))
        #expect(today.about.hasPrefix("Sat 28 Nov") && today.about.hasSuffix("(New York)"))
    }

    @Test func `The answer survives a restart`() throws {
        let history = TestHistory(now: Self.now)
        var harness = try Self.running(history: history)
        harness.press(.character("Z"))
        harness.type("America/New_York")
        harness.press(.enter)
        let next = try Self.running(history: history)
        #expect(next.state.zones.profile?.name == "America/New_York")
        #expect(next.state.view.profileZone == "America/New_York")
        #expect(!next.state.asksForZone)
    }

    @Test func `An answer may be an offset`() throws {
        let history = TestHistory(now: Self.now)
        var harness = try Self.running(history: history)
        harness.press(.character("Z"))
        harness.type(" UTC-5 ")
        harness.press(.enter)
        #expect(harness.state.layers.isEmpty)
        #expect(harness.state.zones.display.name == "UTC-5")
        #expect(try Self.running(history: history).state.zones.profile?.name == "UTC-5")
    }

    @Test(arguments: [true, false])
    func `A question that was closed is not asked again`(isOpen: Bool) throws {
        var harness = try Self.running()
        if isOpen { harness.press(.character("Z")) }
        harness.press(.escape)
        #expect(harness.state.layers.isEmpty)
        #expect(!harness.state.asksForZone)
        harness.go(200, ProfileZoneTests.reply(ProfileZoneTests.rows(), at: Self.now))
        #expect(!harness.state.asksForZone)
    }

    @Test func `Where the server tells the zone nobody is asked`() {
        var harness = DashboardHarness.running()
        harness.press(.character("Z"))
        #expect(harness.state.layers.isEmpty)
        #expect(harness.state.messages.notice?.text == NoticeText.zoneIsTold.text)
        #expect(!harness.state.asksForZone)
    }

    private struct Missing: Error {}
}
