import Cells
import Dashboard
import Testing

@testable import HackatimeAPI
@testable import Tracker

struct RangeKeyTests {
    /// Today is Monday, 23 November 2026, in UTC.
    private static func harness() -> DashboardHarness {
        DashboardHarness.running(reply: DashboardHarness.reply(from: []))
    }

    private static func recalled(_ effects: [Effect]) -> [HistoryQuery] {
        effects.compactMap { if case .recall(let query) = $0 { query } else { nil } }
    }

    private static func day(_ day: Int, _ month: Int = 11) -> CivilDate {
        CivilDate(year: 2026, month: month, day: day)
    }

    private static let keys: [(Character, DateRange.Kind)] = [
        ("1", DateRange.Kind.today), ("2", .yesterday), ("3", .last7Days), ("4", .last30Days), ("5", .week),
        ("6", .month), ("7", .year),
    ]

    @Test(arguments: keys)
    func `Digits choose ranges`(_ key: Character, _ kind: DateRange.Kind) throws {
        var harness = Self.harness()
        harness.press(.character(key))
        #expect(harness.state.range == DateRange(kind))
        let days = try #require(DateRange(kind).days(today: Self.day(23)))
        var expected: [HistoryQuery] = [.count(days)]
        // Today's count is there already.
        if kind == .yesterday { expected.append(.timeline(days.first, FeedFilter())) }
        #expect(Self.recalled(harness.takeEffects()) == expected)
        harness.press(.character("0"))
        #expect(harness.state.range == DateRange(.allTime))
    }

    @Test func `All time asks for everything there is`() {
        var harness = Self.harness()
        harness.press(.character("3"), .character("0"))
        let year = CivilDays(first: Self.day(23).adding(days: -365), last: Self.day(23))
        #expect(
            Self.recalled(harness.takeEffects()).dropFirst().prefix(2)
                == [.count(year), .timeline(Self.day(23), FeedFilter())])
        harness.state.history.coverage.firstTime = DashboardHarness.noon - 3 * 86_400
        harness.press(.character("3"), .character("0"))
        let known = CivilDays(first: Self.day(20), last: Self.day(23))
        #expect(Self.recalled(harness.takeEffects()).dropFirst().first == .count(known))
    }

    @Test func `Brackets step back and forth but not beyond the present`() {
        var harness = Self.harness()
        harness.press(.character("5"), .character("["))
        #expect(harness.state.range == DateRange(.week, back: 1))
        #expect(Self.recalled(harness.takeEffects()).last == .count(CivilDays(first: Self.day(16), last: Self.day(22))))
        harness.press(.character("]"))
        #expect(harness.state.range == DateRange(.week))
        _ = harness.takeEffects()
        harness.press(.character("]"))
        #expect(harness.state.range == DateRange(.week))
        #expect(Self.recalled(harness.takeEffects()).isEmpty, "nothing changed, nothing is asked")
        harness.press(.character("0"), .character("["))
        #expect(harness.state.range == DateRange(.allTime))
        #expect(harness.state.messages.notice == nil)
    }

    @Test func `Midnight moves the range`() {
        var harness = Self.harness()
        harness.press(.character("1"))
        _ = harness.takeEffects()
        harness.pass(11 * 3_600)
        harness.happen(.deadline)
        let day = Self.day(24)
        #expect(
            Self.recalled(harness.takeEffects()).prefix(2) == [
                .count(CivilDays(first: day, last: day)), .timeline(day, FeedFilter()),
            ])
    }

    @Test func `Another range starts lists at their tops`() {
        var harness = Self.harness()
        harness.press(.tab, .tab, .down)
        #expect(harness.state.lists[.languages].selected == 1)
        harness.press(.character("3"))
        #expect(harness.state.lists[.languages] == ListPosition())
    }

    @Test func `Counted rows are those of the range`() throws {
        var harness = Self.harness()
        harness.press(.character("3"))
        #expect(harness.state.breakdown(.languages).isEmpty)
        let days = try #require(harness.state.range.days(today: Self.day(23)))
        var count = RangeCount(days: days, total: 100, languages: [Breakdown(name: "Zig", seconds: 100)])
        harness.happen(.recalled(.count(days), .count(count)))
        #expect(harness.state.breakdown(.languages).map(\.name) == ["Zig"])
        // An answer about other days is not shown.
        count.days = CivilDays(first: Self.day(1), last: Self.day(2))
        harness.happen(.recalled(.count(count.days), .count(count)))
        #expect(harness.state.breakdown(.languages).isEmpty)
        // The server's figure of exactly these days is shown.
        count.days = days
        harness.happen(.recalled(.count(days), .count(count)))
        harness.state.tracker.people[.me].rangeWindow = days.window(in: .utc)
        harness.state.tracker.people[.me].rangeStats = Resource(
            value: CodingStats(total: 90, languages: [Breakdown(name: "Ada", seconds: 90)]))
        #expect(harness.state.breakdown(.languages).map(\.name) == ["Ada"])
        // Where none is, the count is as new as the heartbeats.
        count.figures = (0..<days.count).map {
            DayFigure(day: days.first.adding(days: $0), seconds: 10, completeness: .agreed, serverSeconds: 10)
        }
        harness.happen(.recalled(.count(days), .count(count)))
        #expect(harness.state.breakdown(.languages).map(\.name) == ["Zig"])
        // Unless the server tells another total of a day that is over.
        count.figures[0].serverSeconds = 70
        harness.happen(.recalled(.count(days), .count(count)))
        #expect(harness.state.breakdown(.languages).map(\.name) == ["Ada"])
        harness.press(.character("0"))
        #expect(harness.state.breakdown(.languages).map(\.name) == ["Swift", "C"])
    }

    @Test func `w shows weekdays and goes back`() {
        var harness = Self.harness()
        harness.press(.character("w"))
        #expect(harness.state.history.showsWeekdays)
        harness.press(.character("w"))
        #expect(!harness.state.history.showsWeekdays)
    }

    @Test func `Enter in the first pane shows the day's figures`() {
        var harness = Self.harness()
        harness.press(.tab, .enter)
        #expect(harness.state.layers == [.day(Self.day(23))])
        harness.press(.down, .character("?"), .escape, .enter)
        #expect(harness.state.layers.isEmpty)
        harness.press(.character("2"), .enter)
        #expect(harness.state.layers == [.day(Self.day(22))])
        harness.press(.character("q"))
        #expect(harness.takeEffects().last != .quit)
    }
}
