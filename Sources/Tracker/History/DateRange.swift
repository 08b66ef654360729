package import HackatimeAPI

/// The days of the figures, relative to today or any others: chosen by keys, stepped by `[` and `]`.
package struct DateRange: Sendable, Hashable {
    package enum Kind: UInt8, Sendable, Hashable, CaseIterable {
        case allTime, today, yesterday, last7Days, last30Days, week, month, year
        /// Days of the calendar that somebody chose.
        case chosen
        /// So many days, of which the last is today.
        case lastDays
    }

    package struct Chosen: Sendable, Hashable {
        package var days: CivilDays
        /// Of an event, for instance.
        package var name: String?

        /// Has no end of its own, and so goes on until today.
        package var isOpen: Bool { days.last == Self.open }

        static let open = CivilDate(year: 9_999, month: 12, day: 31)
    }

    package let kind: Kind
    /// Ranges back from the current one, 0 or more: 1 with `.week` is last week, 1 with `.last7Days` is the seven days
    /// before the last seven. Always 0 for `.allTime`.
    package let back: Int
    /// The number of days of `.lastDays`.
    package let length: Int
    /// The days of `.chosen`.
    package let chosen: Chosen?

    /// Older than any account, and far from the ends of the calendar.
    private static let maxBack = 10_000
    /// There is no older tracker. A range of centuries, by a wrong date, would take seconds to count.
    package static let maxDays = 7_300

    package init(_ kind: Kind, back: Int = 0) {
        self.init(kind, back: back, length: 1)
    }

    private init(_ kind: Kind, back: Int, length: Int) {
        self.kind = kind
        self.back = kind == .allTime || kind == .chosen ? 0 : min(max(0, back), Self.maxBack)
        self.length = min(max(1, length), Self.maxDays)
        chosen = nil
    }

    /// As many days as this, up to today.
    package init(last length: Int, back: Int = 0) {
        switch length {
        case 1: self.init(.today, back: back)
        case 7: self.init(.last7Days, back: back)
        case 30: self.init(.last30Days, back: back)
        default: self.init(.lastDays, back: back, length: length)
        }
    }

    /// From this day on, until today.
    package init(since first: CivilDate) {
        self.init(CivilDays(first: first, last: Chosen.open))
    }

    /// These days, of which those after today are left out. At least the first must be no later than today.
    package init(_ days: CivilDays, name: String? = nil) {
        kind = .chosen
        back = 0
        length = 1
        chosen = Chosen(days: days, name: name)
    }

    /// The day, week or month that contains a day.
    package init(_ kind: Kind, with day: CivilDate, today: CivilDate) {
        let back =
            switch kind {
            case .week: (today.dayNumber - today.weekday - (day.dayNumber - day.weekday)) / 7
            case .month: (today.year - day.year) * 12 + today.month - day.month
            default: today.dayNumber - day.dayNumber
            }
        self.init(kind, back: back)
    }

    /// A single day, whose hours can be shown.
    package var isDay: Bool { kind == .today || kind == .yesterday || chosen?.days.count == 1 }

    /// The days, if today is `today`. The current week, month and year end today. `nil` for all time, whose first day
    /// depends on the account.
    package func days(today: CivilDate) -> CivilDays? {
        switch kind {
        case .allTime:
            return nil
        case .chosen:
            return chosen.map { CivilDays(first: $0.days.first, last: max($0.days.first, min($0.days.last, today))) }
        case .today, .yesterday:
            let day = today.adding(days: -back - (kind == .yesterday ? 1 : 0))
            return CivilDays(first: day, last: day)
        case .last7Days, .last30Days, .lastDays:
            let length = kind == .last7Days ? 7 : kind == .last30Days ? 30 : length
            let last = today.adding(days: -back * length)
            return CivilDays(first: last.adding(days: 1 - length), last: last)
        case .week:
            let monday = today.adding(days: 1 - today.weekday - 7 * back)
            return CivilDays(first: monday, last: min(monday.adding(days: 6), today))
        case .month:
            let months = max(12, today.year * 12 + today.month - 1 - back)
            let year = months / 12
            let month = months % 12 + 1
            let first = CivilDate(year: year, month: month, day: 1)
            let last = CivilDate(year: year, month: month, day: CivilDate.days(inMonth: month, of: year))
            return CivilDays(first: first, last: min(last, today))
        case .year:
            let year = max(1, today.year - back)
            return CivilDays(
                first: CivilDate(year: year, month: 1, day: 1),
                last: min(CivilDate(year: year, month: 12, day: 31), today))
        }
    }

    /// One range further back, or one forward. Never beyond the current one. Whole months are followed by as many whole
    /// months, other days by as many days.
    package func stepped(back isBack: Bool, today: CivilDate) -> DateRange {
        guard kind != .allTime else { return self }
        guard let chosen else {
            return DateRange(kind, back: isBack ? back + 1 : back - 1, length: length)
        }
        let days = chosen.isOpen ? days(today: today) ?? chosen.days : chosen.days
        let first: CivilDate
        let last: CivilDate
        if let months = days.wholeMonths {
            first = days.first.adding(months: isBack ? -months : months)
            last = first.adding(months: months).adding(days: -1)
        } else {
            first = days.first.adding(days: isBack ? -days.count : days.count)
            last = first.adding(days: days.count - 1)
        }
        guard first <= today, first.year > 1970 else { return self }
        return DateRange(CivilDays(first: first, last: last))
    }
}

extension CivilDays {
    /// How many, if they begin and end with a month.
    package var wholeMonths: Int? {
        let next = last.adding(days: 1)
        guard first.day == 1, next.day == 1 else { return nil }
        return next.monthNumber - first.monthNumber
    }
}

extension CivilDate {
    fileprivate var monthNumber: Int { year * 12 + month - 1 }

    /// The first day of a month this many months later, or earlier when negative.
    fileprivate func adding(months: Int) -> CivilDate {
        let number = min(max(monthNumber + months, 12), 9_999 * 12 + 11)
        return CivilDate(year: number / 12, month: number % 12 + 1, day: 1)
    }
}
