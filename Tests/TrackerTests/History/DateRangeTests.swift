import HackatimeAPI
import Tracker
import TestSupport
import Testing

struct DateRangeTests {
    private static let today = date("2026-11-24")
    static let relative = DateRange.Kind.allCases.filter { $0 != .chosen }

    private static func date(_ text: String) -> CivilDate {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        return CivilDate(year: parts[0], month: parts[1], day: parts[2])
    }

    /// Kind, ranges back, first day, last day. Today is Tuesday, 24 November 2026.
    @Test(arguments: [
        (DateRange.Kind.today, 0, "2026-11-24", "2026-11-24"), (.today, 1, "2026-11-23", "2026-11-23"),
        (.yesterday, 0, "2026-11-23", "2026-11-23"), (.yesterday, 24, "2026-10-30", "2026-10-30"),
        (.last7Days, 0, "2026-11-18", "2026-11-24"), (.last7Days, 1, "2026-11-11", "2026-11-17"),
        (.last30Days, 0, "2026-10-26", "2026-11-24"), (.last30Days, 1, "2026-09-26", "2026-10-25"),
        (.week, 0, "2026-11-23", "2026-11-24"), (.week, 1, "2026-11-16", "2026-11-22"),
        (.week, 47, "2025-12-29", "2026-01-04"),
        (.month, 0, "2026-11-01", "2026-11-24"), (.month, 1, "2026-10-01", "2026-10-31"),
        (.month, 9, "2026-02-01", "2026-02-28"), (.month, 11, "2025-12-01", "2025-12-31"),
        (.month, 33, "2024-02-01", "2024-02-29"),
        (.year, 0, "2026-01-01", "2026-11-24"), (.year, 2, "2024-01-01", "2024-12-31"),
    ])
    func `Each range has its days`(kind: DateRange.Kind, back: Int, first: String, last: String) {
        let days = DateRange(kind, back: back).days(today: Self.date("2026-11-24"))
        #expect(days == CivilDays(first: Self.date(first), last: Self.date(last)))
    }

    @Test func `All time has no days and no steps`() {
        #expect(DateRange(.allTime, back: 3) == DateRange(.allTime))
        #expect(DateRange(.allTime).days(today: Self.date("2026-11-24")) == nil)
        #expect(DateRange(.allTime).stepped(back: true, today: Self.today) == DateRange(.allTime))
    }

    @Test func `A step back and forth comes home, and never beyond the present`() {
        let step = { (range: DateRange, isBack: Bool) in range.stepped(back: isBack, today: Self.today) }
        for kind in Self.relative {
            let range = DateRange(kind)
            #expect(step(range, false) == range)
            #expect(step(step(step(step(range, true), true), false), false) == range)
        }
        #expect(DateRange(.week, back: -4) == DateRange(.week))
    }

    /// For every day of four years, with a leap day: ranges touch, have the right days, and end today at the latest.
    @Test(arguments: relative.filter { $0 != .allTime })
    func `Neighbouring ranges leave no day out and have none twice`(kind: DateRange.Kind) throws {
        for number in 0..<(4 * 366) {
            let today = Self.date("2023-01-01").adding(days: number)
            var later = try #require(DateRange(kind).days(today: today))
            #expect(later.last <= today && later.first <= later.last)
            if kind != .yesterday { #expect(later.last == today) }
            for back in 1...3 {
                let days = try #require(DateRange(kind, back: back).days(today: today))
                #expect(days.last.adding(days: 1) == later.first)
                #expect(days.first <= days.last)
                switch kind {
                case .week: #expect(days.count == 7 && days.first.weekday == 1)
                case .month: #expect(days.first.day == 1 && days.last.adding(days: 1).day == 1 && days.count <= 31)
                case .year: #expect(days.count == 365 || days.count == 366)
                case .last7Days: #expect(days.count == 7)
                case .last30Days: #expect(days.count == 30)
                default: #expect(days.count == 1)
                }
                later = days
            }
        }
    }

    @Test(arguments: relative)
    func `Far back, and near the ends of the calendar, nothing breaks`(kind: DateRange.Kind) {
        var count = 0
        for back in [Int.max, 100_000, 9_999, 1, 0] {
            for today in ["1-01-01", "2-02-28", "2026-11-24", "9999-12-31"] {
                guard let days = DateRange(kind, back: back).days(today: Self.date(today)) else { continue }
                #expect(days.first.isValid && days.last.isValid)
                #expect(days.last <= Self.date(today))
                count += 1
            }
        }
        #expect(count >= (kind == .allTime ? 0 : 4), "\(count)")
    }

    /// Zone, day, length in hours, local time at the day's start.
    @Test(arguments: [
        ("UTC", "2026-11-24", 24, "00:00"), ("America/New_York", "2026-03-08", 23, "00:00"),
        ("America/New_York", "2026-11-01", 25, "00:00"), ("Asia/Kolkata", "2026-11-24", 24, "00:00"),
        ("Europe/Berlin", "2024-02-29", 24, "00:00"), ("America/Sao_Paulo", "2018-11-04", 23, "01:00"),
        ("Asia/Kathmandu", "2026-11-24", 24, "00:00"), ("Africa/Cairo", "2026-04-24", 23, "01:00"),
    ])
    func `The window of a day is that of its clock`(name: String, day: String, hours: Double, start: String) throws {
        let zone = try #require(ZoneFixtures.rules(name))
        let date = Self.date(day)
        let window = CivilDays(first: date, last: date).window(in: zone)
        #expect(window.length == hours * 3_600)
        #expect(window.offset == zone.offset(at: window.start))
        #expect(zone.civilTime(at: window.start).hourMinute == start)
        #expect(zone.day(at: window.start) == date)
        #expect(zone.day(at: window.start - 1) == date.adding(days: -1))
        #expect(zone.day(at: window.end - 1) == date)
        #expect(zone.day(at: window.end) == date.adding(days: 1))
    }

    @Test(arguments: [
        "UTC", "America/New_York", "Asia/Kolkata", "America/Sao_Paulo", "Pacific/Apia", "Australia/Lord_Howe",
    ])
    func `Windows of neighbouring ranges touch`(name: String) throws {
        let zone = try #require(ZoneFixtures.rules(name))
        var count = 0
        for today in ["2018-11-05", "2012-01-02", "2026-03-09", "2026-11-24", "2024-03-01"].map(Self.date) {
            for kind in Self.relative {
                for back in 0..<4 {
                    guard let days = DateRange(kind, back: back).days(today: today),
                        let before = DateRange(kind, back: back + 1).days(today: today)
                    else { continue }
                    #expect(before.window(in: zone).end == days.window(in: zone).start)
                    let length = (0..<days.count).reduce(0.0) { $0 + zone.length(of: days.first.adding(days: $1)) }
                    #expect(days.window(in: zone).length == length)
                    count += 1
                }
            }
        }
        // All except those of all time.
        #expect(count == 5 * (Self.relative.count - 1) * 4)
    }

    @Test func `Chosen days end today, and step by their length`() {
        let event = DateRange(CivilDays(first: Self.date("2026-11-20"), last: Self.date("2026-12-05")), name: "Frost")
        #expect(event.days(today: Self.today) == CivilDays(first: Self.date("2026-11-20"), last: Self.today))
        #expect(event.stepped(back: false, today: Self.today) == event)
        let before = event.stepped(back: true, today: Self.today)
        #expect(before.days(today: Self.today)?.first == Self.date("2026-11-04"))
        #expect(before.days(today: Self.today)?.last == Self.date("2026-11-19"))
        #expect(before.chosen?.name == nil)
        #expect(before.stepped(back: false, today: Self.today).chosen?.days == event.chosen?.days)
        #expect(DateRange(CivilDays(first: Self.today, last: Self.today)).isDay)
    }
}
