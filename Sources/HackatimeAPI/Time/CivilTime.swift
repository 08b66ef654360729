/// A date and time of day, without a zone.
public struct CivilTime: Sendable, Hashable {
    /// The day on the calendar.
    public var date: CivilDate
    /// 0 to 23.
    public var hour: Int
    /// 0 to 59.
    public var minute: Int
    /// 0 to 59; 60 for a leap second in a text.
    public var second: Int

    /// Stores the values unchecked.
    public init(date: CivilDate, hour: Int, minute: Int, second: Int) {
        self.date = date
        self.hour = hour
        self.minute = minute
        self.second = second
    }

    /// The time in UTC, this many seconds after 1970.
    init(wholeSeconds seconds: Int) {
        var (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
        if rest < 0 {
            days -= 1
            rest += 86_400
        }
        self.init(date: CivilDate(dayNumber: days), hour: rest / 3_600, minute: rest / 60 % 60, second: rest % 60)
    }

    /// Seconds since 1970 if this is a time in UTC.
    var wholeSeconds: Int {
        date.dayNumber * 86_400 + min(max(hour, 0), 24) * 3_600 + min(max(minute, 0), 60) * 60 + min(max(second, 0), 60)
    }

    /// Hours and minutes, such as `09:05`.
    public var hourMinute: String { "\(Digits.two(hour)):\(Digits.two(minute))" }

    /// Hours, minutes and seconds, such as `09:05:00`.
    public var hourMinuteSecond: String { "\(hourMinute):\(Digits.two(second))" }
}

extension CivilDate {
    /// `2026-08-22`.
    public var text: String { "\(Digits.four(year))-\(Digits.two(month))-\(Digits.two(day))" }

    /// The weekday in three letters, such as `Sat`.
    public var weekdayName: String { Self.weekdayNames[weekday - 1] }

    /// The month in three letters, such as `Aug`.
    public var monthName: String { Self.monthNames[min(max(month, 1), 12) - 1] }

    /// The month in full, such as `August`.
    public var longMonthName: String { Self.longMonthNames[min(max(month, 1), 12) - 1] }

    private static let weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    static let monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    private static let longMonthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}

/// Numbers with leading zeros.
enum Digits {
    static func two(_ number: Int) -> String { number >= 0 && number < 10 ? "0\(number)" : "\(number)" }

    static func four(_ number: Int) -> String {
        let text = "\(number)"
        return text.utf8.count < 4 && number >= 0 ? String(repeating: "0", count: 4 - text.utf8.count) + text : text
    }
}

/// Seconds since 1970 as an integer that is safe in calendar arithmetic.
enum WholeSeconds {
    /// The first and last second of the years 1 to 9999.
    static let range = -62_135_596_800...253_402_300_799

    /// Rounded down and brought into range; 0 for NaN.
    static func of(_ seconds: Double) -> Int {
        if seconds.isNaN { return 0 }
        let floor = seconds.rounded(.down)
        return Int(min(max(floor, Double(range.lowerBound)), Double(range.upperBound)))
    }
}
