import HackatimeAPI

/// Days and offsets of a zone. Times are whole seconds since 1970.
struct DayClock: Sendable {
    enum Kind: Sendable {
        case rules(ZoneRules)
        case fixed(Int)
    }

    var name: String
    var kind: Kind

    static let utc = DayClock(name: "UTC", kind: .fixed(0))

    func offset(at seconds: Int64) -> Int64 {
        switch kind {
        case .rules(let rules): Int64(rules.offset(at: Double(seconds)))
        case .fixed(let offset): Int64(offset)
        }
    }

    /// The local date, in days since 1970.
    func day(at seconds: Int64) -> Int64 {
        Day.floor(seconds + offset(at: seconds), 86_400)
    }

    /// The first instant of a day. If a clock change skips midnight, this is the change; if it repeats midnight, the
    /// first of the two.
    func start(ofDay day: Int64) -> Int64 {
        let midnight = day * 86_400
        var start = midnight - offset(at: midnight)
        start = midnight - offset(at: start)
        let earlier = midnight - offset(at: start - 1)
        if earlier < start, self.day(at: earlier) == day { return earlier }
        // A skipped midnight: the offset before the change points at the change itself.
        if self.day(at: start) < day { return earlier }
        return start
    }
}

/// Arithmetic of the Gregorian calendar on days since 1970.
enum Day {
    static func floor(_ value: Int64, _ divisor: Int64) -> Int64 {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }

    static func parts(_ day: Int64) -> (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = floor(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (Int(year), Int(month), Int(dayOfYear - (153 * monthIndex + 2) / 5 + 1))
    }

    /// Days since 1970; `nil` for a date that does not exist.
    static func number(_ year: Int, _ month: Int, _ day: Int) -> Int64? {
        guard (1...12).contains(month), (1...31).contains(day), (0...9999).contains(year) else { return nil }
        let shiftedYear = Int64(month <= 2 ? year - 1 : year)
        let era = floor(shiftedYear, 400)
        let yearOfEra = shiftedYear - era * 400
        let monthIndex = Int64(month > 2 ? month - 3 : month + 9)
        let dayOfYear = (153 * monthIndex + 2) / 5 + Int64(day) - 1
        let number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
        return parts(number) == (year, month, day) ? number : nil
    }
}
