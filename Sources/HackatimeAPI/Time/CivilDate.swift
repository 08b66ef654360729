/// A day of the Gregorian calendar, without a zone. Years run from 1 to 9999; arithmetic stops at both ends.
public struct CivilDate: Sendable, Hashable, Comparable {
    /// 1 to 9999.
    public var year: Int
    /// 1 to 12.
    public var month: Int
    /// 1 to 31.
    public var day: Int

    /// Stores the values unchecked. `isValid` tells whether the calendar has such a day.
    public init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day this many days after 1 January 1970 (or before it, when negative).
    public init(dayNumber: Int) {
        // Counts from 1 March of the year 0, so that leap days come last in their years.
        let days = min(max(dayNumber, Self.firstDayNumber), Self.lastDayNumber) + 719_468
        let (era, dayOfEra) = days.quotientAndRemainder(dividingBy: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * march + 2) / 5 + 1
        month = march < 10 ? march + 3 : march - 9
        year = era * 400 + yearOfEra + (march >= 10 ? 1 : 0)
    }

    /// Days since 1 January 1970. A month or year out of range counts as the nearest one in range.
    public var dayNumber: Int {
        let month = min(max(month, 1), 12)
        let year = min(max(year, 1), 9_999) - (month <= 2 ? 1 : 0)
        let (era, yearOfEra) = year.quotientAndRemainder(dividingBy: 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + min(max(day, 1), 31) - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day this many days later, or earlier when negative.
    public func adding(days: Int) -> CivilDate {
        CivilDate(dayNumber: dayNumber + min(max(days, -4_000_000), 4_000_000))
    }

    /// 1 for Monday to 7 for Sunday.
    public var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }

    /// Whether the calendar has this day.
    public var isValid: Bool {
        (1...9_999).contains(year) && (1...12).contains(month) && day >= 1
            && day <= Self.days(inMonth: month, of: year)
    }

    /// The length of a month, in days.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether a year has 29 February.
    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// Whether a day comes before another.
    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    private static let firstDayNumber = -719_162
    private static let lastDayNumber = 2_932_896
}
