/// The dates of `Date` and `Retry-After` headers.
package enum HTTPDate {
    /// Seconds since 1970 for any of the three formats a client must read: `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday,
    /// 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`. The weekday is not checked.
    package static func seconds(from text: String) -> Double? {
        var scanner = ByteScanner(text)
        scanner.skipSpaces()
        guard scanner.take(while: ByteScanner.isLetter).count >= 3 else { return nil }
        let hasComma = scanner.skip(",")
        scanner.skipSpaces()
        let found = hasComma ? dayFirst(&scanner) : monthFirst(&scanner)
        scanner.skipSpaces()
        guard let found, scanner.isAtEnd, found.date.isValid else { return nil }
        return Double(found.wholeSeconds)
    }

    private static func dayFirst(_ scanner: inout ByteScanner) -> CivilTime? {
        guard let day = scanner.number(digits: 1...2), scanner.skip(" -"), let month = month(&scanner),
            scanner.skip(" -")
        else { return nil }
        let start = scanner
        var year = scanner.number(digits: 4...4)
        if year == nil {
            scanner = start
            // Without a clock, "within fifty years" cannot be decided: 70 to 99 are taken as the last century's.
            year = scanner.number(digits: 2...2).map { $0 < 70 ? 2_000 + $0 : 1_900 + $0 }
        }
        scanner.skipSpaces()
        guard let year, let time = clock(&scanner) else { return nil }
        scanner.skipSpaces()
        guard scanner.skip(word: "GMT") || scanner.skip(word: "UTC") else { return nil }
        return joined(year, month, day, time)
    }

    private static func monthFirst(_ scanner: inout ByteScanner) -> CivilTime? {
        guard let month = month(&scanner) else { return nil }
        scanner.skipSpaces()
        guard let day = scanner.number(digits: 1...2) else { return nil }
        scanner.skipSpaces()
        guard let time = clock(&scanner) else { return nil }
        scanner.skipSpaces()
        guard let year = scanner.number(digits: 4...4) else { return nil }
        return joined(year, month, day, time)
    }

    private static func month(_ scanner: inout ByteScanner) -> Int? {
        for (index, name) in CivilDate.monthNames.enumerated() where scanner.skip(word: name) {
            return index + 1
        }
        return nil
    }

    private static func clock(_ scanner: inout ByteScanner) -> CivilTime? {
        guard let hour = scanner.number(digits: 2...2), hour < 24, scanner.skip(":"),
            let minute = scanner.number(digits: 2...2), minute < 60, scanner.skip(":"),
            let second = scanner.number(digits: 2...2), second <= 60
        else { return nil }
        return CivilTime(date: CivilDate(dayNumber: 0), hour: hour, minute: minute, second: second)
    }

    private static func joined(_ year: Int, _ month: Int, _ day: Int, _ time: CivilTime) -> CivilTime {
        var time = time
        time.date = CivilDate(year: year, month: month, day: day)
        return time
    }
}
