import HackatimeAPI
package import Tracker

extension RangeProblem {
    /// What a range can be.
    static let form = "2026-06-16..2026-09-30, 16 jun, since monday, last 3 weeks, aug 2025, q3 2026, all"

    package var sentence: String {
        switch self {
        case .empty: Self.form
        case .unknown: "this is no range; it can be \(Self.form)"
        case .noSuchDay: "the calendar has no such day; a range can be \(Self.form)"
        case .future(let day): "\(Clock.day(day)) \(day.year) is still to come; a range begins today or earlier"
        case .tooOld: "that is more than \(DateRange.maxDays / 365) years; all is everything that is known"
        case .backwards: "it ends before it begins; a range can be \(Self.form)"
        }
    }
}

extension RangeText {
    /// What was understood: `Sat 1 – Mon 31 Aug 2026, 31 days`.
    static func understood(_ range: DateRange, today: CivilDate, dash: String) -> String {
        guard let days = range.days(today: today) else { return "all time" }
        let count = days.count == 1 ? "1 day" : "\(days.count) days"
        let text = long(days, today: CivilDate(year: 0, month: 1, day: 1), dash: dash)
        return "\(text), \(count)" + (days.last == today && days.count > 1 ? " up to today" : "")
    }
}
