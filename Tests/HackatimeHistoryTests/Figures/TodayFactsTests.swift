import HackatimeAPI
import TestSupport
import Testing
import Tracker

@testable import Dashboard

/// What the Today pane says of the days around today is what the other panes show for them.
struct TodayFactsTests {
    /// Old enough that all of the last 30 days are known.
    private static func world(_ seed: UInt64, _ zone: ZoneRules) -> FiguresHarness {
        let harness = FiguresHarness(.live, seed: seed, zone: zone)
        harness.answer()
        harness.pass(1_200)
        return harness
    }

    private static func facts(_ harness: FiguresHarness) -> TodayFacts {
        TodayFacts(harness.state.person, RenderContext(harness.state))
    }

    private static func figures(_ harness: FiguresHarness) -> Figures {
        Figures(harness.state.person, harness.state)
    }

    @Test(arguments: [(1, "UTC"), (2, "America/New_York"), (3, "Asia/Kolkata"), (4, "UTC")] as [(UInt64, String)])
    func `Yesterday, the week and the last days are those of their ranges`(_ seed: UInt64, _ name: String) throws {
        let zone = try #require(name == "UTC" ? .utc : ZoneFixtures.rules(name))
        let harness = Self.world(seed, zone)
        let facts = Self.facts(harness)
        let total = try #require(harness.state.todaySeconds(of: harness.state.person))
        #expect(facts.lastDays.last?.seconds == total)
        let week = try #require(facts.week)
        #expect(week.isWhole)
        harness.press("2")
        #expect(facts.yesterday?.seconds == Self.figures(harness).total)
        harness.press("3")
        #expect(facts.lastDays.map(\.seconds) == Self.figures(harness).days.map(\.seconds))
        harness.press("5")
        #expect(week.seconds == Self.figures(harness).total)
        harness.press("1")
        #expect(Self.figures(harness).total == total)
        #expect(facts.languages == Self.figures(harness).stats?.languages)
        #expect(Self.facts(harness).languages == facts.languages)
        harness.press("0")
        #expect(Self.facts(harness).lastDays == facts.lastDays)
    }

    @Test func `The best day is the best bar, and the sessions are the day's total`() throws {
        let harness = Self.world(5, .utc)
        let best = try #require(Self.facts(harness).best)
        harness.press("4")
        let bars = Self.figures(harness).days
        #expect(best.seconds >= bars.map(\.seconds).max() ?? 0)
        #expect(bars.first { $0.first == best.day }?.seconds ?? best.seconds == best.seconds)
        harness.press("0")
        while harness.state.focus != .today { harness.tab() }
        harness.press("z")
        let today = harness.state.today
        let sessions = try #require(harness.state.history.sessions[TodayPane.day(today)])
        let figure = try #require(harness.state.history.coverage.figures.last { $0.day == today })
        #expect(abs(sessions.reduce(0) { $0 + $1.duration } - figure.seconds) < 1)
        let hours = try #require(harness.state.history.hours.last { $0.day == today })
        #expect(hours.first == sessions.first?.start)
        #expect(hours.last == sessions.last?.end)
        #expect(abs(hours.seconds(beforeHour: 24, minute: 0) - figure.seconds) < 1)
    }

    @Test func `Before the heartbeats of today are known there are no languages, and nothing unknown is zero`() {
        let harness = FiguresHarness(.live, seed: 6, zone: .utc)
        let facts = Self.facts(harness)
        #expect(facts.languages.isEmpty)
        #expect(facts.yesterday == nil)
        #expect(facts.week == nil)
        #expect(facts.best == nil)
        #expect(facts.outlook == nil)
        #expect(facts.lastDays.allSatisfy { $0.completeness == .unknown })
    }
}
