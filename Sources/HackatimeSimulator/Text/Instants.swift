import HackatimeAPI

/// Instants as text. Times are whole seconds since 1970 unless named milliseconds.
enum Instants {
    /// `2026-08-22`.
    static func date(_ day: Int64) -> String {
        let parts = Day.parts(day)
        let year = String(parts.year)
        return String(repeating: "0", count: max(0, 4 - year.count)) + year + "-" + Figures.two(parts.month) + "-"
            + Figures.two(parts.day)
    }

    private static func clock(_ second: Int64) -> String {
        Figures.digital(Int(second))
    }

    /// `2026-08-22T15:00:03Z`, or with the given offset.
    static func iso(_ seconds: Int64, offset: Int64? = nil) -> String {
        let local = seconds + (offset ?? 0)
        let day = Day.floor(local, 86_400)
        return date(day) + "T" + clock(local - day * 86_400) + (offset.map(zone) ?? "Z")
    }

    /// Milliseconds as `2026-08-22T15:00:03.480Z`.
    static func precise(_ milliseconds: Int64, zone: String = "Z", offset: Int64 = 0) -> String {
        let seconds = Day.floor(milliseconds, 1000)
        let rest = String(milliseconds - seconds * 1000)
        return iso(seconds + offset).dropLast() + "." + String(repeating: "0", count: 3 - rest.count) + rest + zone
    }

    /// `-04:00`.
    static func zone(_ offset: Int64) -> String {
        let minutes = Int(abs(offset) / 60)
        return (offset < 0 ? "-" : "+") + Figures.two(minutes / 60) + ":" + Figures.two(minutes % 60)
    }

    /// The format of the Date header: `Sat, 22 Aug 2026 15:00:03 GMT`.
    static func header(_ seconds: Int64) -> String {
        let day = Day.floor(seconds, 86_400)
        let date = CivilDate(dayNumber: Int(day))
        return "\(date.weekdayName), \(Figures.two(date.day)) \(date.monthName) \(date.year) "
            + clock(seconds - day * 86_400) + " GMT"
    }

    /// An instant from a request, and how its zone was written.
    struct Written {
        var milliseconds: Int64
        /// `Z`, `+02:00`, or nothing.
        var zone: String?
        var offset: Int64 = 0
        var isDate = false
    }

    /// Parses `2026-08-22` and `2026-08-22T15:00:03.48+02:00`. Without a zone it is UTC. As on the live server, a space
    /// instead of the sign (a raw `+` in the query) silently drops the offset.
    static func read(_ text: String) -> Written? {
        let bytes = Array(text.utf8)
        func digits(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[range] {
                guard (48...57).contains(byte) else { return nil }
                value = value * 10 + Int(byte) - 48
            }
            return value
        }
        func at(_ index: Int, _ scalar: Unicode.Scalar) -> Bool {
            index < bytes.count && bytes[index] == UInt8(ascii: scalar)
        }
        guard let year = digits(0..<4), at(4, "-"), let month = digits(5..<7), at(7, "-"), let number = digits(8..<10),
            let day = Day.number(year, month, number)
        else { return nil }
        if bytes.count == 10 { return Written(milliseconds: day * 86_400_000, zone: nil, isDate: true) }
        guard at(10, "T") || at(10, " "), let hour = digits(11..<13), hour < 24, at(13, ":"),
            let minute = digits(14..<16), minute < 60, at(16, ":"), let second = digits(17..<19), second < 61
        else { return nil }
        var milliseconds = day * 86_400_000 + Int64(hour * 3600 + minute * 60 + second) * 1000
        var index = 19
        if at(index, ".") {
            var scale: Int64 = 100
            index += 1
            while let digit = digits(index..<index + 1) {
                milliseconds += Int64(digit) * scale
                scale /= 10
                index += 1
            }
        }
        if index == bytes.count || at(index, " ") { return Written(milliseconds: milliseconds, zone: nil) }
        if at(index, "Z"), index + 1 == bytes.count { return Written(milliseconds: milliseconds, zone: "Z") }
        guard at(index, "+") || at(index, "-"), let hours = digits(index + 1..<index + 3) else { return nil }
        let hasColon = at(index + 3, ":")
        guard let minutes = digits((hasColon ? index + 4 : index + 3)..<(hasColon ? index + 6 : index + 5)),
            bytes.count == (hasColon ? index + 6 : index + 5)
        else { return nil }
        let offset = Int64(hours * 3600 + minutes * 60) * (at(index, "-") ? -1 : 1)
        return Written(milliseconds: milliseconds - offset * 1000, zone: zone(offset), offset: offset)
    }
}
