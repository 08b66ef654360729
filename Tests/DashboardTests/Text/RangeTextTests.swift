import Dashboard
import HackatimeAPI
import Tracker
import Testing

struct RangeTextTests {
    private static let today = CivilDate(year: 2026, month: 11, day: 23)

    /// Range, heading, name, short name, days.
    private static let cases: [(DateRange, String, String, String, String)] = [
        (DateRange(.allTime), "All time", "all time", "all time", ""),
        (DateRange(.today), "Today", "today", "today", "Mon 23 Nov, 00:00–24:00"),
        (DateRange(.today, back: 1), "Yesterday", "yesterday", "yesterday", "Sun 22 Nov, 00:00–24:00"),
        (DateRange(.yesterday), "Yesterday", "yesterday", "yesterday", "Sun 22 Nov, 00:00–24:00"),
        (DateRange(.yesterday, back: 1), "Day", "Sat 21 Nov", "21 Nov", "Sat 21 Nov, 00:00–24:00"),
        (DateRange(.last7Days), "Last 7 days", "last 7 days", "7 days", "Tue 17 – Mon 23 Nov"),
        (DateRange(.last7Days, back: 1), "7 days", "Tue 10 – Mon 16 Nov", "10–16 Nov", "Tue 10 – Mon 16 Nov"),
        (DateRange(.last30Days), "Last 30 days", "last 30 days", "30 days", "Sun 25 Oct – Mon 23 Nov"),
        (DateRange(.week), "This week", "this week", "week", "Mon 23 Nov"),
        (DateRange(.week, back: 1), "Week", "Mon 16 – Sun 22 Nov", "16–22 Nov", "Mon 16 – Sun 22 Nov"),
        (
            DateRange(.week, back: 47), "Week", "Mon 29 Dec 2025 – Sun 4 Jan", "29 Dec 2025–4 Jan",
            "Mon 29 Dec 2025 – Sun 4 Jan"
        ),
        (DateRange(.month), "This month", "this month", "month", "Sun 1 – Mon 23 Nov"),
        (DateRange(.month, back: 1), "October 2026", "October 2026", "Oct 2026", "Thu 1 – Sat 31 Oct"),
        (DateRange(.month, back: 12), "November 2025", "November 2025", "Nov 2025", "Sat 1 – Sun 30 Nov 2025"),
        (DateRange(last: 10), "Last 10 days", "last 10 days", "10 days", "Sat 14 – Mon 23 Nov"),
        (
            DateRange(CivilDays(first: today.adding(days: -3), last: today.adding(days: -3))), "Day", "Fri 20 Nov",
            "20 Nov", "Fri 20 Nov, 00:00–24:00"
        ),
        (DateRange(since: today.adding(days: -3)), "4 days", "Fri 20 – Mon 23 Nov", "20–23 Nov", "Fri 20 – Mon 23 Nov"),
        (DateRange(.year), "This year", "this year", "year", "Thu 1 Jan – Mon 23 Nov"),
        (DateRange(.year, back: 1), "2025", "2025", "2025", "Wed 1 Jan – Wed 31 Dec 2025"),
    ]

    @Test(arguments: cases)
    func `Ranges have names and days`(_ range: DateRange, heading: String, name: String, short: String, days: String) {
        let words = RangeText(range, today: Self.today)
        #expect(words.heading == heading)
        #expect(words.name == name)
        #expect(words.short == short)
        #expect(words.days == days)
        let plain = RangeText(range, today: Self.today, dash: "-")
        #expect(plain.days == String(days.map { $0 == "–" ? "-" : $0 }))
    }

    @Test func `Titles get shorter and say everything once`() {
        let words = RangeText(DateRange(.last7Days), today: Self.today)
        #expect(
            words.titles(zone: "New York") == [
                "last 7 days, Tue 17 – Mon 23 Nov, New York", "Tue 17 – Mon 23 Nov, New York",
                "last 7 days, New York", "last 7 days", "7 days",
            ])
        #expect(
            words.titles(zone: "New York", isHeaded: true) == [
                "Tue 17 – Mon 23 Nov, New York", "Tue 17 – Mon 23 Nov", "17–23 Nov",
            ])
        #expect(
            RangeText(DateRange(.week, back: 1), today: Self.today).titles(zone: "UTC") == [
                "Mon 16 – Sun 22 Nov, UTC", "Mon 16 – Sun 22 Nov", "16–22 Nov",
            ])
        for kind in DateRange.Kind.allCases {
            for isHeaded in [false, true] {
                let titles = RangeText(DateRange(kind), today: Self.today).titles(zone: "UTC", isHeaded: isHeaded)
                #expect(titles.map(\.count) == titles.map(\.count).sorted(by: >))
                #expect(!titles.isEmpty && !titles.contains(""))
            }
        }
    }
}
