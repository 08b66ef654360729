/// Dates and instants in the format of the servers: `2026-08-22T15:00:03.480Z`.
package enum ISO8601 {
    /// Seconds since 1970 for a text, see `instant(from:)`.
    package static func seconds(from text: String) -> Double? {
        instant(from: text)?.seconds
    }

    /// An instant: date, time of day (seconds and their fraction are optional) and `Z` or an offset. A text without an
    /// offset is read as UTC, a date alone as its midnight. `nil` for anything else and for years outside 1 to 9999.
    package static func instant(from text: String) -> ZonedInstant? {
        var scanner = ByteScanner(text)
        scanner.skipSpaces()
        guard let date = date(&scanner) else { return nil }
        var seconds = Double(date.dayNumber * 86_400)
        var offset = 0
        let hasSpace = scanner.next == UInt8(ascii: " ")
        scanner.skipSpaces()
        if !scanner.isAtEnd {
            guard scanner.skip("Tt") || hasSpace else { return nil }
            guard let hour = scanner.number(digits: 2...2), hour < 24, scanner.skip(":"),
                let minute = scanner.number(digits: 2...2), minute < 60
            else { return nil }
            seconds += Double(hour * 3_600 + minute * 60)
            if scanner.skip(":") {
                // 60 is a leap second.
                guard let second = scanner.number(digits: 2...2), second <= 60 else { return nil }
                seconds += Double(second)
                if scanner.skip(".,") {
                    guard let fraction = fraction(&scanner) else { return nil }
                    seconds += fraction
                }
            }
            guard let found = self.offset(&scanner) else { return nil }
            offset = found
        }
        scanner.skipSpaces()
        guard scanner.isAtEnd else { return nil }
        return ZonedInstant(seconds: seconds - Double(offset), offset: offset)
    }

    /// The day of a text that starts with a date.
    package static func date(from text: String) -> CivilDate? {
        var scanner = ByteScanner(text)
        return date(&scanner)
    }

    /// `2026-08-22T00:00:00-04:00`, with `Z` if the offset is 0. The instant is rounded down to whole seconds, or to
    /// the nearest millisecond. The format has no seconds in offsets: they are cut to minutes, and the instant stays
    /// the same.
    package static func text(_ instant: ZonedInstant, milliseconds: Bool = false) -> String {
        let offset = min(max(instant.offset, -86_340), 86_340) / 60 * 60
        var seconds = WholeSeconds.of(instant.seconds)
        var fraction = ""
        if milliseconds {
            let rest = instant.seconds - Double(seconds)
            var thousandths = (0..<1).contains(rest) ? Int((rest * 1_000).rounded()) : 0
            if thousandths == 1_000 {
                seconds += 1
                thousandths = 0
            }
            fraction = "." + String("\(1_000 + thousandths)".dropFirst())
        }
        let time = CivilTime(wholeSeconds: seconds + offset)
        let minutes = abs(offset) / 60
        let zone =
            offset == 0 ? "Z" : "\(offset < 0 ? "-" : "+")\(Digits.two(minutes / 60)):\(Digits.two(minutes % 60))"
        return "\(time.date.text)T\(time.hourMinuteSecond)\(fraction)\(zone)"
    }

    private static func date(_ scanner: inout ByteScanner) -> CivilDate? {
        guard let year = scanner.number(digits: 4...4), scanner.skip("-"),
            let month = scanner.number(digits: 2...2), scanner.skip("-"), let day = scanner.number(digits: 2...2)
        else { return nil }
        let date = CivilDate(year: year, month: month, day: day)
        return date.isValid ? date : nil
    }

    private static func fraction(_ scanner: inout ByteScanner) -> Double? {
        let digits = scanner.take(while: ByteScanner.isDigit)
        guard !digits.isEmpty else { return nil }
        var value = 0.0
        var scale = 1.0
        for digit in digits.prefix(9) {
            value = value * 10 + Double(digit - 48)
            scale *= 10
        }
        return value / scale
    }

    /// Seconds east of UTC; UTC if there is no offset.
    private static func offset(_ scanner: inout ByteScanner) -> Int? {
        scanner.skipSpaces()
        if scanner.isAtEnd || scanner.skip("Zz") || scanner.skip(word: "UTC") { return 0 }
        let isWest = scanner.next == UInt8(ascii: "-")
        guard scanner.skip("+-"), let hours = scanner.number(digits: 2...2), hours < 24 else { return nil }
        var minutes = 0
        if scanner.skip(":") || scanner.next.map(ByteScanner.isDigit) == true {
            guard let found = scanner.number(digits: 2...2), found < 60 else { return nil }
            minutes = found
        }
        let offset = hours * 3_600 + minutes * 60
        return isWest ? -offset : offset
    }
}
