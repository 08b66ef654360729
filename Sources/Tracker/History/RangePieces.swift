import HackatimeAPI

/// Days, months and quarters, as parts of a range.
extension RangeWords {
    /// A part of the calendar.
    enum Piece {
        case days(CivilDays)
        /// Months or a day of some year.
        case yearly(first: Int, last: Int, day: Int?)

        /// `nil` if that year does not have it.
        func days(in year: Int) -> CivilDays? {
            switch self {
            case .days(let days): return days
            case .yearly(let first, let last, let day):
                let start = CivilDate(year: year, month: first, day: day ?? 1)
                let end = CivilDate(year: year, month: last, day: day ?? CivilDate.days(inMonth: last, of: year))
                return start.isValid && end.isValid ? CivilDays(first: start, last: end) : nil
            }
        }

        /// A day without a year that lies behind another of the same month. Nobody means the eleven months between them.
        func isLater(inMonthOf other: Piece) -> Bool {
            guard case .yearly(let month, _, let day?) = self, case .yearly(month, _, let otherDay?) = other else {
                return false
            }
            return day > otherDay
        }
    }

    /// The latest one that has begun.
    func known(_ piece: Piece) throws(RangeProblem) -> CivilDays { try before(piece, today) }

    func before(_ piece: Piece, _ day: CivilDate) throws(RangeProblem) -> CivilDays {
        if case .days(let days) = piece { return days }
        for year in stride(from: day.year, through: day.year - 8, by: -1) {
            if let days = piece.days(in: year), days.first <= day { return days }
        }
        throw .noSuchDay
    }

    func after(_ piece: Piece, _ day: CivilDate) throws(RangeProblem) -> CivilDays {
        if case .days(let days) = piece { return days }
        for year in day.year...(day.year + 8) {
            if let days = piece.days(in: year), days.last >= day { return days }
        }
        throw .noSuchDay
    }

    func piece(_ words: ArraySlice<Substring>) throws(RangeProblem) -> Piece {
        if let days = Self.plain(words)?.days(today: today) { return .days(days) }
        let words = Array(words)
        if words.count == 1, let days = try one(words[0]) { return .days(days) }
        // The last Monday, said on a Monday, is a week ago.
        if words.count == 2, words[0] == "last", let weekday = Self.weekday(words[1]) {
            return .days(day(weekday, before: today.adding(days: -1)))
        }
        return try named(words)
    }

    /// A single word that stands for days.
    private func one(_ word: Substring) throws(RangeProblem) -> CivilDays? {
        if let weekday = Self.weekday(word) { return day(weekday, before: today) }
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.compactMap(\.number)
        guard numbers.count == parts.count, parts[0].count == 4, parts.count <= 3 else { return nil }
        let month = numbers.count > 1 ? numbers[1] : 1
        let last = numbers.count > 1 ? month : 12
        let start = CivilDate(year: numbers[0], month: month, day: numbers.count > 2 ? numbers[2] : 1)
        guard start.isValid else { throw .noSuchDay }
        guard numbers.count < 3 else { return CivilDays(first: start, last: start) }
        let day = CivilDate.days(inMonth: last, of: start.year)
        return CivilDays(first: start, last: CivilDate(year: start.year, month: last, day: day))
    }

    /// `jun`, `16 jun`, `jun 16 2025`, `q3`, `q3 2026`.
    private func named(_ words: [Substring]) throws(RangeProblem) -> Piece {
        var (months, year, day): (ClosedRange<Int>?, Int?, Int?)
        for word in words {
            if let number = word.number {
                if word.count == 4, year == nil {
                    year = number
                } else if word.count <= 2, day == nil {
                    day = number
                } else {
                    throw .unknown
                }
            } else if let found = Self.months(word), months == nil {
                months = found
            } else {
                throw .unknown
            }
        }
        guard let months, day == nil || months.count == 1 else { throw .unknown }
        let piece = Piece.yearly(first: months.lowerBound, last: months.upperBound, day: day)
        // 2024 has all days.
        guard piece.days(in: 2_024) != nil else { throw .noSuchDay }
        guard let year else { return piece }
        guard let days = piece.days(in: year) else { throw .noSuchDay }
        return .days(days)
    }

    /// The latest such day, up to this one.
    private func day(_ weekday: Int, before last: CivilDate) -> CivilDays {
        let day = last.adding(days: -((last.weekday - weekday + 7) % 7))
        return CivilDays(first: day, last: day)
    }

    private static func weekday(_ word: Substring) -> Int? {
        place(of: word, in: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
    }

    private static func months(_ word: Substring) -> ClosedRange<Int>? {
        if word.count == 2, word.first == "q", let quarter = word.dropFirst().number, (1...4).contains(quarter) {
            return (quarter * 3 - 2)...(quarter * 3)
        }
        let names = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december",
        ]
        return place(of: word, in: names).map { $0...$0 }
    }

    /// The place of a name by at least its first three letters, from 1.
    private static func place(of word: Substring, in names: [String]) -> Int? {
        guard word.count >= 3 else { return nil }
        return names.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
    }
}
