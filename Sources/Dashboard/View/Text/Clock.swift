package import HackatimeAPI

/// Times of day and dates as text, in a given zone.
package enum Clock {
    /// `14:32`
    package static func minutes(_ seconds: Double, in zone: ZoneRules) -> String {
        let time = zone.civilTime(at: seconds)
        return "\(twoDigits(time.hour)):\(twoDigits(time.minute))"
    }

    /// `14:32:06`
    package static func seconds(_ time: CivilTime) -> String {
        "\(twoDigits(time.hour)):\(twoDigits(time.minute)):\(twoDigits(time.second))"
    }

    /// `Mon 23 Nov`; with the year if it differs from that of `today`.
    package static func day(_ date: CivilDate, today: CivilDate? = nil) -> String {
        let text = "\(date.weekdayName) \(date.day) \(date.monthName)"
        guard let today, today.year != date.year else { return text }
        return "\(text) \(date.year)"
    }

    /// `14:02` for a time today, `yesterday 23:10`, otherwise `Sat 21 Nov 23:10`.
    package static func moment(_ seconds: Double, now: Double, in zone: ZoneRules) -> String {
        let time = zone.civilTime(at: seconds)
        let today = zone.civilTime(at: now).date
        let clock = "\(twoDigits(time.hour)):\(twoDigits(time.minute))"
        if time.date == today { return clock }
        if today.dayNumber - time.date.dayNumber == 1 { return "yesterday \(clock)" }
        return "\(day(time.date, today: today)) \(clock)"
    }

    /// `UTC-05:00`
    package static func offset(_ seconds: Int) -> String {
        let minutes = abs(seconds) / 60
        return "UTC\(seconds < 0 ? "-" : "+")\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
    }
}

extension ZoneRules {
    /// The place in a zone's name: `New York` of `America/New_York`.
    package var place: String {
        let last = name.split(separator: "/").last.map(String.init) ?? name
        return String(last.map { $0 == "_" ? " " : $0 })
    }
}
