import HackatimeAPI
import Testing

@testable import Dashboard
@testable import Tracker

struct OutlookTests {
    /// Sunday, 29 November 2026, 14:30 in UTC.
    private static let now = 1_795_962_600.0
    private static let today = CivilDate(year: 2026, month: 11, day: 29)

    /// An hour's work in each of some hours, on the Sunday so many weeks ago.
    private static func sunday(_ weeks: Int, _ hours: Range<Int>) -> DayHours {
        let day = today.adding(days: -7 * weeks)
        let start = ZoneRules.utc.start(of: day)
        return DayHours(
            day: day, first: start + Double(hours.lowerBound) * 3_600, last: start + Double(hours.upperBound) * 3_600,
            hours: (0..<24).map { hours.contains($0) ? 3_600 : 0 })
    }

    private static func outlook(_ hours: [DayHours], known weeks: Int = 8) -> Outlook? {
        Outlook(3_600, at: now, .utc, hours: hours) { day in (1...weeks).contains { today.adding(days: -7 * $0) == day }
        }
    }

    @Test func `It is what is done and the usual rest of the same weekday`() throws {
        let hours = (1...4).map { Self.sunday($0, 10..<18) }
        let outlook = try #require(Self.outlook(hours, known: 4))
        #expect(outlook == Outlook(seconds: 3_600 + 3.5 * 3_600, end: 18 * 60, weeks: 4, weekday: 7))
        #expect(OutlookText(outlook).texts.first == "on track for 4h 30m by 18:00, as on your last 4 Sundays")
    }

    @Test func `One long night does not change what is usual`() {
        let hours = [Self.sunday(1, 10..<23)] + (2...5).map { Self.sunday($0, 12..<16) }
        #expect(Self.outlook(hours, known: 5) == Outlook(seconds: 9_000, end: 16 * 60, weeks: 5, weekday: 7))
    }

    @Test func `It says nothing without three weeks in a row`() {
        let hours = (1...8).map { Self.sunday($0, 10..<18) }
        #expect(Self.outlook(hours, known: 2) == nil)
        #expect(Outlook(0, at: Self.now, .utc, hours: hours) { $0 != Self.today.adding(days: -14) } == nil)
    }

    @Test func `It says nothing where the usual day is over by now, or was free`() {
        #expect(Self.outlook((1...8).map { Self.sunday($0, 8..<12) }) == nil)
        #expect(Self.outlook([]) == nil)
        #expect(Self.outlook([Self.sunday(1, 10..<18)]) == nil, "seven free Sundays of eight")
    }
}
