package import HackatimeAPI

/// Why words are no range.
package enum RangeProblem: Error, Sendable, Hashable {
    case empty
    /// Words that mean nothing here.
    case unknown
    /// A day that the calendar does not have.
    case noSuchDay
    /// Begins after today.
    case future(CivilDate)
    /// Begins before there was anything to track.
    case tooOld
    /// Ends before it begins.
    case backwards

    /// On any day these words are no range.
    package var isOfForm: Bool {
        switch self {
        case .unknown, .noSuchDay, .backwards: true
        case .empty, .future, .tooOld: false
        }
    }
}

extension DateRange {
    /// Reads dates and plain words: `2026-06-16..2026-09-30`, `16 jun`, `since monday`, `last 3 weeks`, `aug 2025`,
    /// `q3 2026`, `all`. A date without a year is the latest one that has come. Days after today are cut.
    package static func words(_ text: String, today: CivilDate) -> Result<DateRange, RangeProblem> {
        do throws(RangeProblem) {
            return .success(try RangeWords(today: today).range(RangeWords.words(in: text)))
        } catch {
            return .failure(error)
        }
    }
}

/// Reads a range from its words, which are in lower case.
struct RangeWords {
    let today: CivilDate

    static let joint = ".."

    /// Numbers and names stand apart, so that `16jun` and `3weeks` are read too, and `last-7-days`, which a shell leaves
    /// in one piece.
    static func words(in text: String) -> [Substring] {
        var words: [Substring] = []
        for part in text.lowercased().split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
            var rest = part
            while let place = rest.joint {
                words += hyphened(rest[..<place.lowerBound]) + [Substring(joint)]
                rest = rest[place.upperBound...]
            }
            words += ["-", "to", "until", "till"].contains(rest) ? [Substring(joint)] : hyphened(rest)
        }
        return words
    }

    /// A hyphen beside a letter joins words, one between digits belongs to a date.
    private static func hyphened(_ word: Substring) -> [Substring] {
        let place = word.indices.dropFirst().first { place in
            guard word[place] == "-", place != word.indices.last else { return false }
            let (left, right) = (word[word.index(before: place)], word[word.index(after: place)])
            return left.isLetter && right != "-" || right.isLetter && left != "-"
        }
        guard let place else { return apart(word) }
        return apart(word[..<place]) + hyphened(word[word.index(after: place)...])
    }

    private static func apart(_ word: Substring) -> [Substring] {
        // `16. jun.`
        let word = word.last == "." ? word.dropLast() : word
        let digits = word.prefix { $0.isASCIIDigit }
        let rest = word[digits.endIndex...]
        guard !digits.isEmpty, rest.first?.isLetter ?? false else { return word.isEmpty ? [] : [word] }
        return ["st", "nd", "rd", "th"].contains(rest) ? [digits] : [digits, rest]
    }

    static func plain(_ words: ArraySlice<Substring>) -> DateRange? {
        switch Array(words) {
        case ["all"], ["all", "time"], ["everything"]: DateRange(.allTime)
        case ["today"], ["this", "day"]: DateRange(.today)
        case ["yesterday"], ["last", "day"]: DateRange(.yesterday)
        case ["week"], ["this", "week"]: DateRange(.week)
        case ["month"], ["this", "month"]: DateRange(.month)
        case ["year"], ["this", "year"]: DateRange(.year)
        case ["last", "week"]: DateRange(.week, back: 1)
        case ["last", "month"]: DateRange(.month, back: 1)
        case ["last", "year"]: DateRange(.year, back: 1)
        default: nil
        }
    }

    func range(_ words: [Substring]) throws(RangeProblem) -> DateRange {
        guard !words.isEmpty else { throw .empty }
        if let range = Self.plain(words[...]) { return range }
        if let length = try length(words) { return DateRange(last: length) }
        if words[0] == "since" || words[0] == "from", !words.contains(Substring(Self.joint)) {
            let day = try known(piece(words.dropFirst())).first
            if day == today { return DateRange(.today) }
            return DateRange(since: try checked(CivilDays(first: day, last: today)).first)
        }
        let days = try checked(days(words.first == "from" ? words.dropFirst() : words[...]))
        // Months and years have steps of their own.
        let year = DateRange(.year, back: today.year - days.first.year)
        if days.wholeMonths == 12, days.first.month == 1 { return year }
        return days.wholeMonths == 1 ? DateRange(.month, with: days.first, today: today) : DateRange(days)
    }

    private func checked(_ days: CivilDays) throws(RangeProblem) -> CivilDays {
        guard days.first <= today else { throw .future(days.first) }
        guard days.first <= days.last else { throw .backwards }
        guard today.dayNumber - days.first.dayNumber < DateRange.maxDays else { throw .tooOld }
        return days
    }

    private static let units: Set<Substring> = [
        "day", "days", "d", "week", "weeks", "w", "month", "months", "year", "years", "y",
    ]

    /// `last 3 weeks`, `10 days`: so many days up to today.
    private func length(_ all: [Substring]) throws(RangeProblem) -> Int? {
        let words = ["last", "past"].contains(all.first) ? all.dropFirst() : all[...]
        guard words.count == 2, let count = words.first?.number, let unit = words.last else { return nil }
        guard Self.units.contains(unit) else { return nil }
        guard count > 0 else { throw .unknown }
        guard count <= DateRange.maxDays else { throw .tooOld }
        let length =
            switch unit.first {
            case "d": count
            case "w": count * 7
            case "m": today.dayNumber - earlier(months: count).dayNumber
            default: today.dayNumber - earlier(months: count * 12).dayNumber
            }
        guard length <= DateRange.maxDays else { throw .tooOld }
        return length
    }

    /// The same day of an earlier month, or the last one of a month that is too short for it.
    private func earlier(months: Int) -> CivilDate {
        let number = max(12, today.year * 12 + today.month - 1 - months)
        let (year, month) = (number / 12, number % 12 + 1)
        return CivilDate(year: year, month: month, day: min(today.day, CivilDate.days(inMonth: month, of: year)))
    }

    /// From a day or another piece of the calendar to another, or one of them.
    private func days(_ words: ArraySlice<Substring>) throws(RangeProblem) -> CivilDays {
        let parts = words.split(separator: Substring(Self.joint), omittingEmptySubsequences: false)
        guard parts.count == 2, let end = parts.last, var start = parts.first else {
            guard parts.count == 1 else { throw .unknown }
            return try known(piece(words))
        }
        // `2026-06-16..` goes on until today.
        guard !end.isEmpty else {
            return CivilDays(first: try known(piece(start)).first, last: DateRange.Chosen.open)
        }
        // `16..20 jun`
        if start.count == 1, start.first?.number ?? 99 <= 31, end.count > 1 { start += end.dropFirst() }
        let (from, to) = (try piece(start), try piece(end))
        // The year of `16 nov 2025` is that of both.
        let undated = try? piece(end.filter { $0.number == nil || $0.count != 4 }[...])
        guard !from.isLater(inMonthOf: undated ?? to) else { throw .backwards }
        switch (from, to) {
        case (.yearly, .days(let last)):
            return CivilDays(first: try before(from, last.last).first, last: last.last)
        default:
            let first = try known(from).first
            let last = try after(to, first).last
            // A winter may go on. A longer span into the next year is a slip: its dates are the wrong way round.
            guard last.year <= today.year || last.dayNumber - first.dayNumber <= Self.halfYear else {
                throw .backwards
            }
            return CivilDays(first: first, last: last)
        }
    }

    /// The most days of a span into a year that has not begun.
    private static let halfYear = 184
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isWholeNumber }
}

extension Substring {
    /// Without a sign.
    var number: Int? {
        !isEmpty && allSatisfy(\.isASCIIDigit) ? Int(self) : nil
    }

    /// What stands between two dates: `..`, a dash of print.
    fileprivate var joint: Range<Index>? {
        var place = startIndex
        while place < endIndex {
            let next = index(after: place)
            if self[place] == "–" || self[place] == "—" || self[place] == "…" { return place..<next }
            if self[place] == ".", next < endIndex, self[next] == "." {
                var end = index(after: next)
                while end < endIndex, self[end] == "." { end = index(after: end) }
                return place..<end
            }
            place = next
        }
        return nil
    }
}
