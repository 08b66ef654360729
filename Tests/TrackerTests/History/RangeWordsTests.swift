import HackatimeAPI
import Testing
import Tracker

/// Today is Tuesday, 24 November 2026.
struct RangeWordsTests {
    private static let today = date("2026-11-24")

    private static func date(_ text: String) -> CivilDate {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        return CivilDate(year: parts[0], month: parts[1], day: parts[2])
    }

    private func read(_ text: String) -> Result<DateRange, RangeProblem> { DateRange.words(text, today: Self.today) }

    @Test(arguments: [
        ("all", DateRange(.allTime)), ("All  Time", DateRange(.allTime)), ("TODAY", DateRange(.today)),
        (" yesterday ", DateRange(.yesterday)), ("this week", DateRange(.week)),
        ("last week", DateRange(.week, back: 1)),
        ("This Month", DateRange(.month)), ("last month", DateRange(.month, back: 1)), ("nov", DateRange(.month)),
        ("aug", DateRange(.month, back: 3)), ("August", DateRange(.month, back: 3)),
        ("aug 2025", DateRange(.month, back: 15)), ("2025-08", DateRange(.month, back: 15)),
        ("2026-08-01..2026-08-31", DateRange(.month, back: 3)), ("dec", DateRange(.month, back: 11)),
        ("2025", DateRange(.year, back: 1)), ("2026", DateRange(.year)), ("last year", DateRange(.year, back: 1)),
        ("2025-01-01 to 2025-12-31", DateRange(.year, back: 1)), ("last 7 days", DateRange(.last7Days)),
        ("1 week", DateRange(.last7Days)), ("past 30 days", DateRange(.last30Days)), ("last 1 day", DateRange(.today)),
        ("last 10 days", DateRange(last: 10)), ("10 days", DateRange(last: 10)), ("10d", DateRange(last: 10)),
        ("last 3 weeks", DateRange(last: 21)), ("LAST 3WEEKS", DateRange(last: 21)),
        ("last 3 months", DateRange(last: 92)),
        ("last-7-days", DateRange(.last7Days)), ("this-month", DateRange(.month)),
        ("aug-2025", DateRange(.month, back: 15)),
        ("last 2 years", DateRange(last: 730)), ("since today", DateRange(.today)), ("this day", DateRange(.today)),
    ])
    func `Words for ranges that keys have too are those ranges`(text: String, range: DateRange) {
        #expect(read(text) == .success(range), "\(text)")
    }

    @Test(arguments: [
        ("2026-06-16..2026-09-30", "2026-06-16", "2026-09-30"),
        ("2026-06-16 .. 2026-09-30", "2026-06-16", "2026-09-30"),
        ("2026-06-16 – 2026-09-30", "2026-06-16", "2026-09-30"),
        ("2026-06-16...2026-09-30", "2026-06-16", "2026-09-30"),
        ("from 2026-06-16 until 2026-09-30", "2026-06-16", "2026-09-30"), ("2026-06-16", "2026-06-16", "2026-06-16"),
        ("16 jun", "2026-06-16", "2026-06-16"), ("16jun", "2026-06-16", "2026-06-16"),
        ("June 16th, 2025", "2025-06-16", "2025-06-16"), ("16. June", "2026-06-16", "2026-06-16"),
        ("16-jun-2025", "2025-06-16", "2025-06-16"), ("since-2026-06-16", "2026-06-16", "2026-11-24"),
        ("29 feb", "2024-02-29", "2024-02-29"), ("1 dec", "2025-12-01", "2025-12-01"),
        ("16 jun..30 sep", "2026-06-16", "2026-09-30"), ("1 dec..5 jan", "2025-12-01", "2026-01-05"),
        ("1 nov - 30 nov 2025", "2025-11-01", "2025-11-30"), ("16..20 jun", "2026-06-16", "2026-06-20"),
        ("16 jun..30 sep 2025", "2025-06-16", "2025-09-30"), ("16 jun 2025..30 sep", "2025-06-16", "2025-09-30"),
        ("10 nov..20 dec", "2026-11-10", "2026-11-24"), ("jun..aug", "2026-06-01", "2026-08-31"),
        ("monday", "2026-11-23", "2026-11-23"), ("tue", "2026-11-24", "2026-11-24"),
        ("last tuesday", "2026-11-17", "2026-11-17"), ("wed", "2026-11-18", "2026-11-18"),
        ("monday..yesterday", "2026-11-23", "2026-11-23"), ("q3 2026", "2026-07-01", "2026-09-30"),
        ("Q4", "2026-10-01", "2026-11-24"), ("2025 q1", "2025-01-01", "2025-03-31"),
        ("since monday", "2026-11-23", "2026-11-24"), ("since 1 nov", "2026-11-01", "2026-11-24"),
        ("from 2026-06-16", "2026-06-16", "2026-11-24"), ("2026-06-16..", "2026-06-16", "2026-11-24"),
        ("since yesterday", "2026-11-23", "2026-11-24"), ("since last week", "2026-11-16", "2026-11-24"),
        ("since aug", "2026-08-01", "2026-11-24"), ("2024..2025", "2024-01-01", "2025-12-31"),
        ("last month..today", "2026-10-01", "2026-11-24"),
        ("25 nov..today", "2025-11-25", "2026-11-24"), ("20 dec..16 jan", "2025-12-20", "2026-01-16"),
        ("nov..feb", "2026-11-01", "2026-11-24"),
        ("dec..oct", "2025-12-01", "2026-10-31"), ("20 nov 2025..16 nov", "2025-11-20", "2026-11-16"),
        ("dec..oct 2024", "2023-12-01", "2024-10-31"), ("20 nov..20 nov", "2026-11-20", "2026-11-20"),
    ])
    func `Dates and words have their days`(text: String, first: String, last: String) throws {
        let range = try read(text).get()
        #expect(range.days(today: Self.today) == CivilDays(first: Self.date(first), last: Self.date(last)), "\(text)")
        #expect(try read(text.uppercased()).get() == range)
        #expect(try read("  " + text.split(separator: " ").joined(separator: "   ") + " ").get() == range)
    }

    @Test(arguments: [
        ("", RangeProblem.empty), ("   ", .empty), ("soon", .unknown), ("last", .unknown), ("last jun", .unknown),
        ("since", .unknown), ("16", .unknown), ("ju", .unknown), ("q5", .unknown), ("last 0 days", .unknown),
        ("16 17 jun", .unknown), ("jun jul", .unknown), ("1..2..3", .unknown), ("..2026-01-01", .unknown),
        ("..", .unknown),
        ("last 3 fortnights", .unknown), ("-5 days", .unknown), ("this jun", .unknown), ("\u{1b}[2J", .unknown),
        ("last ٣ days", .unknown), ("99999999999999999999 days", .unknown), ("since since monday", .unknown),
        ("2026-02-30", .noSuchDay), ("31 jun", .noSuchDay), ("0 jun", .noSuchDay), ("29 feb 2025", .noSuchDay),
        ("2026-13", .noSuchDay), ("0000", .noSuchDay),
        ("2027", .future(date("2027-01-01"))), ("2026-11-25", .future(date("2026-11-25"))),
        ("since 2026-12-01", .future(date("2026-12-01"))), ("dec 2026", .future(date("2026-12-01"))),
        ("1999", .tooOld), ("last 30 years", .tooOld), ("last 8000 days", .tooOld), ("since 0001-01-01", .tooOld),
        ("99999999 days", .tooOld), ("2026-06-16..2026-06-15", .backwards), ("-", .unknown), ("-jun", .unknown),
        ("jun-", .unknown), ("20..16 nov", .backwards), ("20 nov..16 nov", .backwards), ("30 oct..1 oct", .backwards),
        ("30 nov..16 nov", .backwards), ("30 nov 2025..16 nov 2025", .backwards),
        ("30 nov..16 nov 2025", .backwards), ("20 nov..16 oct", .backwards), ("nov..oct", .backwards),
        ("yesterday..16 nov", .backwards), ("2026-11-20..16 nov", .backwards),
        ("a--b", .unknown), ("yesterday..monday 1", .unknown),
    ])
    func `Other words are refused, and it is known why`(text: String, problem: RangeProblem) {
        #expect(read(text) == .failure(problem), "\(text)")
    }

    @Test func `Every range that is understood begins today or earlier and can be stepped`() throws {
        let starts = [
            "16 jun", "monday", "q1", "q4", "aug", "last year", "29 feb", "last 10 days", "since monday", "dec..jan",
        ]
        for number in 0..<(4 * 366) {
            let today = Self.date("2023-01-01").adding(days: number)
            for text in starts {
                let range = try DateRange.words(text, today: today).get()
                let days = try #require(range.days(today: today))
                #expect(days.first <= days.last && days.last <= today)
                let before = try #require(range.stepped(back: true, today: today).days(today: today))
                #expect(before.last.adding(days: 1) == days.first, "\(text) on \(today)")
            }
        }
    }

    /// The dates are the same on every day, and the second is never taken for one of another year.
    @Test func `Dates of one month that are the wrong way round are refused on every day`() throws {
        for number in 0..<366 {
            let today = Self.date("2026-01-01").adding(days: number)
            for text in ["20..16 nov", "20 nov..16 nov", "30 jan..2 jan", "16 nov 2025..15 nov 2025"] {
                #expect(DateRange.words(text, today: today) == .failure(.backwards), "\(text) on \(today)")
            }
            // Over the turn of a year.
            for text in ["1 dec..5 jan", "nov..feb"] {
                let days = try #require(try DateRange.words(text, today: today).get().days(today: today))
                #expect(days.first.month >= 11 && days.last <= today, "\(text) on \(today)")
            }
        }
    }

    @Test func `Quarters are stepped by quarters`() throws {
        let third = try read("q3 2026").get()
        let second = third.stepped(back: true, today: Self.today)
        #expect(try read("q2 2026").get() == second)
        #expect(second.stepped(back: false, today: Self.today) == third)
    }

    @Test func `What has no end goes on with the days`() throws {
        for (text, first) in [("since monday", "2026-11-23"), ("last 10 days", "2026-11-16")] {
            let days = try read(text).get().days(today: Self.date("2026-11-25"))
            #expect(days == CivilDays(first: Self.date(first), last: Self.date("2026-11-25")), "\(text)")
        }
    }
}
