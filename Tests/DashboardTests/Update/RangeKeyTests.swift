import Cells
import Dashboard
import Testing

@testable import HackatimeAPI
@testable import Tracker

struct RangeKeyTests {
    /// Today is Monday, 23 November 2026, in UTC.
    private static func story() -> DashboardHarness {
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
        var story = Self.story()
        story.press(.character(key))
        #expect(story.state.range == DateRange(kind))
        let days = try #require(DateRange(kind).days(today: Self.day(23)))
        var expected: [HistoryQuery] = [.count(days)]
        // Today's count is there already.
        if kind == .yesterday { expected.append(.timeline(days.first, FeedFilter())) }
        #expect(Self.recalled(story.takeEffects()) == expected)
        story.press(.character("0"))
        #expect(story.state.range == DateRange(.allTime))
    }

    @Test func `All time asks for everything there is`() {
        var story = Self.story()
        story.press(.character("3"), .character("0"))
        let year = CivilDays(first: Self.day(23).adding(days: -365), last: Self.day(23))
        #expect(
            Self.recalled(story.takeEffects()).dropFirst().prefix(2)
                == [.count(year), .timeline(Self.day(23), FeedFilter())])
        story.state.history.coverage.firstTime = DashboardHarness.noon - 3 * 86_400
        story.press(.character("3"), .character("0"))
        let known = CivilDays(first: Self.day(20), last: Self.day(23))
        #expect(Self.recalled(story.takeEffects()).dropFirst().first == .count(known))
    }

    @Test func `Brackets step back and forth but not beyond the present`() {
        var story = Self.story()
        story.press(.character("5"), .character("["))
        #expect(story.state.range == DateRange(.week, back: 1))
        #expect(Self.recalled(story.takeEffects()).last == .count(CivilDays(first: Self.day(16), last: Self.day(22))))
        story.press(.character("]"))
        #expect(story.state.range == DateRange(.week))
        _ = story.takeEffects()
        story.press(.character("]"))
        #expect(story.state.range == DateRange(.week))
        #expect(Self.recalled(story.takeEffects()).isEmpty, "nothing changed, nothing is asked")
        story.press(.character("0"), .character("["))
        #expect(story.state.range == DateRange(.allTime))
        #expect(story.state.notice == nil)
    }

    @Test func `Midnight moves the range`() {
        var story = Self.story()
        story.press(.character("1"))
        _ = story.takeEffects()
        story.pass(11 * 3_600)
        story.happen(.deadline)
        let day = Self.day(24)
        #expect(
            Self.recalled(story.takeEffects()).prefix(2) == [
                .count(CivilDays(first: day, last: day)), .timeline(day, FeedFilter()),
            ])
    }

    @Test func `Another range starts lists at their tops`() {
        var story = Self.story()
        story.press(.tab, .tab, .down)
        #expect(story.state.lists[.languages].selected == 1)
        story.press(.character("3"))
        #expect(story.state.lists[.languages] == ListPosition())
    }

    @Test func `Counted rows are those of the range`() throws {
        var story = Self.story()
        story.press(.character("3"))
        #expect(story.state.breakdown(.languages).isEmpty)
        let days = try #require(story.state.range.days(today: Self.day(23)))
        var count = RangeCount(days: days, total: 100, languages: [Breakdown(name: "Zig", seconds: 100)])
        story.happen(.recalled(.count(days), .count(count)))
        #expect(story.state.breakdown(.languages).map(\.name) == ["Zig"])
        // An answer about other days is not shown.
        count.days = CivilDays(first: Self.day(1), last: Self.day(2))
        story.happen(.recalled(.count(count.days), .count(count)))
        #expect(story.state.breakdown(.languages).isEmpty)
        // The server's figure of exactly these days is shown.
        count.days = days
        story.happen(.recalled(.count(days), .count(count)))
        story.state.tracker.people[.me].rangeWindow = days.window(in: .utc)
        story.state.tracker.people[.me].rangeStats = Resource(
            value: CodingStats(total: 90, languages: [Breakdown(name: "Ada", seconds: 90)]))
        #expect(story.state.breakdown(.languages).map(\.name) == ["Ada"])
        // Where none is, the count is as new as the heartbeats.
        count.figures = (0..<days.count).map {
            DayFigure(day: days.first.adding(days: $0), seconds: 10, completeness: .agreed, serverSeconds: 10)
        }
        story.happen(.recalled(.count(days), .count(count)))
        #expect(story.state.breakdown(.languages).map(\.name) == ["Zig"])
        // Unless the server tells another total of a day that is over.
        count.figures[0].serverSeconds = 70
        story.happen(.recalled(.count(days), .count(count)))
        #expect(story.state.breakdown(.languages).map(\.name) == ["Ada"])
        story.press(.character("0"))
        #expect(story.state.breakdown(.languages).map(\.name) == ["Swift", "C"])
    }

    @Test func `w shows weekdays and goes back`() {
        var story = Self.story()
        story.press(.character("w"))
        #expect(story.state.history.showsWeekdays)
        story.press(.character("w"))
        #expect(!story.state.history.showsWeekdays)
    }

    @Test func `Enter in the first pane shows the day's figures`() {
        var story = Self.story()
        story.press(.tab, .enter)
        #expect(story.state.layers == [.day(Self.day(23))])
        story.press(.down, .character("?"), .escape, .enter)
        #expect(story.state.layers.isEmpty)
        story.press(.character("2"), .enter)
        #expect(story.state.layers == [.day(Self.day(22))])
        story.press(.character("q"))
        #expect(story.takeEffects().last != .quit)
    }
}
