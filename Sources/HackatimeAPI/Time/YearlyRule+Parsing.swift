extension YearlyRule {
    /// Reads a whole POSIX `TZ` text, with the extensions of zone files: quoted names (`<+03>-3`) and times of day from
    /// -167 to 167 hours.
    init?(_ text: ArraySlice<UInt8>) {
        var scanner = ByteScanner(text)
        guard Self.name(&scanner), let west = Self.duration(&scanner, hours: 24) else { return nil }
        standard = -west
        saving = nil
        if scanner.isAtEnd { return }

        guard Self.name(&scanner) else { return nil }
        var offset = standard + 3_600
        if let next = scanner.next, next != UInt8(ascii: ",") {
            guard let west = Self.duration(&scanner, hours: 24) else { return nil }
            offset = -west
        }
        if scanner.isAtEnd {
            // POSIX does not define default days. The C libraries use those of the United States.
            let start = Day(form: .weekday(month: 3, week: 2, day: 0), time: 7_200)
            let end = Day(form: .weekday(month: 11, week: 1, day: 0), time: 7_200)
            saving = Saving(offset: offset, start: start, end: end)
            return
        }
        guard scanner.skip(","), let start = Self.day(&scanner), scanner.skip(","), let end = Self.day(&scanner),
            scanner.isAtEnd
        else { return nil }
        saving = Saving(offset: offset, start: start, end: end)
    }

    private static func name(_ scanner: inout ByteScanner) -> Bool {
        if scanner.skip("<") {
            let name = scanner.take { ByteScanner.isLetter($0) || ByteScanner.isDigit($0) || "+-".utf8.contains($0) }
            return name.count >= 3 && scanner.skip(">")
        }
        return scanner.take(while: ByteScanner.isLetter).count >= 3
    }

    /// `[+-]h[:m[:s]]` in seconds.
    private static func duration(_ scanner: inout ByteScanner, hours limit: Int) -> Int? {
        let isNegative = scanner.next == UInt8(ascii: "-")
        _ = scanner.skip("+-")
        guard let hours = scanner.number(digits: 1...3), hours <= limit else { return nil }
        var seconds = hours * 3_600
        for unit in [60, 1] where scanner.skip(":") {
            guard let part = scanner.number(digits: 1...2), part < 60 else { return nil }
            seconds += part * unit
        }
        return isNegative ? -seconds : seconds
    }

    private static func day(_ scanner: inout ByteScanner) -> Day? {
        guard let form = form(&scanner) else { return nil }
        guard scanner.skip("/") else { return Day(form: form, time: 7_200) }
        return duration(&scanner, hours: 167).map { Day(form: form, time: $0) }
    }

    private static func form(_ scanner: inout ByteScanner) -> Day.Form? {
        if scanner.skip("J") {
            return scanner.number(digits: 1...3).flatMap { (1...365).contains($0) ? .withoutLeapDay($0) : nil }
        }
        guard scanner.skip("M") else {
            return scanner.number(digits: 1...3).flatMap { $0 <= 365 ? .withLeapDay($0) : nil }
        }
        guard let month = scanner.number(digits: 1...2), (1...12).contains(month), scanner.skip("."),
            let week = scanner.number(digits: 1...1), (1...5).contains(week), scanner.skip("."),
            let day = scanner.number(digits: 1...1), day <= 6
        else { return nil }
        return .weekday(month: month, week: week, day: day)
    }
}
