import HackatimeAPI
import Testing

struct CivilDateTests {
    @Test(arguments: [
        (0, "1970-01-01", 4), (-1, "1969-12-31", 3), (59, "1970-03-01", 7), (11_016, "2000-02-29", 2),
        (20_687, "2026-08-22", 6), (-719_162, "0001-01-01", 1), (2_932_896, "9999-12-31", 5),
        (-25_508, "1900-03-01", 4),
    ])
    func `A day has a number, a text and a weekday`(number: Int, text: String, weekday: Int) {
        let date = CivilDate(dayNumber: number)
        #expect(date.text == text)
        #expect(date.dayNumber == number)
        #expect(date.weekday == weekday)
        #expect(ISO8601.date(from: text) == date)
    }

    @Test func `Every day of four centuries follows the one before`() {
        var last = CivilDate(dayNumber: -73_000)
        for number in -72_999...74_000 {
            let date = CivilDate(dayNumber: number)
            let isNext =
                date == CivilDate(year: last.year, month: last.month, day: last.day + 1)
                || date == CivilDate(year: last.year, month: last.month + 1, day: 1)
                || date == CivilDate(year: last.year + 1, month: 1, day: 1)
            guard isNext, date.isValid, date > last, date.dayNumber == number else {
                Issue.record("\(last.text) is followed by \(date.text)")
                return
            }
            last = date
        }
    }

    @Test func `Days can be added up to the ends of the calendar`() {
        let date = CivilDate(year: 2024, month: 2, day: 28)
        #expect(date.adding(days: 1).text == "2024-02-29")
        #expect(date.adding(days: 2).text == "2024-03-01")
        #expect(date.adding(days: -59).text == "2023-12-31")
        #expect(date.adding(days: .max).text == "9999-12-31")
        #expect(date.adding(days: .min).text == "0001-01-01")
        #expect(CivilDate(year: .max, month: .max, day: .max).dayNumber == 2_932_896)
        #expect(CivilDate(year: .min, month: .min, day: .min).dayNumber == -719_162)
    }

    @Test func `Only days of the calendar are valid`() {
        #expect(CivilDate(year: 2024, month: 2, day: 29).isValid)
        #expect(!CivilDate(year: 2023, month: 2, day: 29).isValid)
        #expect(!CivilDate(year: 1900, month: 2, day: 29).isValid)
        #expect(CivilDate(year: 2000, month: 2, day: 29).isValid)
        #expect(!CivilDate(year: 2026, month: 4, day: 31).isValid)
        #expect(!CivilDate(year: 2026, month: 13, day: 1).isValid)
        #expect(!CivilDate(year: 0, month: 1, day: 1).isValid)
    }

    @Test func `A date and a time have their pieces`() {
        let time = CivilTime(date: CivilDate(year: 2026, month: 8, day: 2), hour: 9, minute: 5, second: 7)
        #expect(time.hourMinute == "09:05")
        #expect(time.hourMinuteSecond == "09:05:07")
        #expect(time.date.weekdayName == "Sun")
        #expect(time.date.monthName == "Aug")
    }
}
