/// (To give way to the common date texts.) Dates of HTTP headers, as all servers of today write them: `Sat, 22 Aug 2026 15:00:00 GMT`.
enum InterimHTTPDate {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// Seconds since 1970.
    static func seconds(from text: String) -> Double? {
        let words = text.split(separator: " ")
        guard words.count == 6, words[0].utf8.count == 4, words[0].utf8.last == UInt8(ascii: ","), words[5] == "GMT",
            let month = months.firstIndex(where: { $0 == words[2] }), words[3].utf8.count == 4
        else { return nil }
        let clock = words[4].split(separator: ":", omittingEmptySubsequences: false)
        guard clock.count == 3 else { return nil }
        let numbers = [words[1], words[3]] + clock
        let parts = numbers.compactMap { InterimISO8601.number($0) }
        guard parts.count == 5, clock.allSatisfy({ $0.utf8.count == 2 }) else { return nil }
        return InterimISO8601.seconds([parts[1], month + 1, parts[0], parts[2], parts[3], parts[4]])
    }
}

/// Instants as Hackatime writes and reads them: `2026-08-22T15:00:03.480Z`, `2026-08-22T11:00:03-04:00`.
enum InterimISO8601 {
    /// Seconds since 1970.
    static func seconds(from text: String) -> Double? {
        let bytes = Array(text.utf8)
        guard (20...40).contains(bytes.count), bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":")
        else { return nil }
        let parts = [0..<4, 5..<7, 8..<10, 11..<13, 14..<16, 17..<19].compactMap { number(bytes[$0]) }
        guard parts.count == 6, let whole = seconds(parts) else { return nil }
        var rest = bytes[19...]
        var fraction = 0.0
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard !digits.isEmpty, let part = Double("0." + String(decoding: digits, as: UTF8.self)) else { return nil }
            fraction = part
            rest = rest[digits.endIndex...]
        }
        guard let offset = offset(rest) else { return nil }
        return whole + fraction - Double(offset)
    }

    /// Whole seconds, with the instant's own offset.
    static func text(_ instant: ZonedInstant) -> String {
        let offset = min(max(instant.offset, -86_340), 86_340)
        let local = min(max(instant.seconds + Double(offset), 0), 253_402_300_799)
        let whole = local.isFinite ? Int(local) : 0
        // Days since 1 March of the year 0: leap days then end their years.
        let days = whole / 86_400 + 719_468
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        let year = era * 400 + yearOfEra + (month >= 10 ? 1 : 0)
        let date = "\(year)-\(two(month < 10 ? month + 3 : month - 9))-\(two(day))"
        let clock = "\(two(whole / 3_600 % 24)):\(two(whole / 60 % 60)):\(two(whole % 60))"
        let east = abs(offset)
        return "\(date)T\(clock)\(offset < 0 ? "-" : "+")\(two(east / 3_600)):\(two(east / 60 % 60))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
        let bytes = Array(bytes)
        if bytes == [UInt8(ascii: "Z")] { return 0 }
        guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"), let hours = number(bytes[1..<3]),
            let minutes = number(bytes[4..<6]), hours < 24, minutes < 60
        else { return nil }
        switch bytes[0] {
        case UInt8(ascii: "+"): return hours * 3_600 + minutes * 60
        case UInt8(ascii: "-"): return -(hours * 3_600 + minutes * 60)
        default: return nil
        }
    }

    static func number(_ text: Substring) -> Int? { number(Array(text.utf8)[...]) }

    /// Digits only, few enough not to overflow.
    private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard (1...4).contains(bytes.count) else { return nil }
        var number = 0
        for byte in bytes {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            number = number * 10 + Int(byte) - 48
        }
        return number
    }

    /// Year, month, day, hour, minute and second in UTC.
    static func seconds(_ parts: [Int]) -> Double? {
        guard parts.count == 6, (1...9_999).contains(parts[0]), (1...12).contains(parts[1]),
            (1...31).contains(parts[2]), parts[3] < 24, parts[4] < 60, parts[5] < 61
        else { return nil }
        let year = parts[1] > 2 ? parts[0] : parts[0] - 1
        let dayOfYear = (153 * ((parts[1] + 9) % 12) + 2) / 5 + parts[2] - 1
        let days = year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
        return Double(days * 86_400 + parts[3] * 3_600 + parts[4] * 60 + parts[5])
    }
}
