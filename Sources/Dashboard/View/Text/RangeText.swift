package import HackatimeAPI
package import Tracker

/// A range as text, and its exact days.
package struct RangeText: Equatable, Sendable {
    /// For the start of a pane's title: `Last 7 days`, `Week`, `October 2026`.
    package var heading: String
    /// For use in a sentence or title: `last 7 days`. For earlier ranges the days: `Mon 16 – Sun 22 Nov`, `October
    /// 2026`.
    package var name: String
    /// The same for little room: `7 days`, `16–22 Nov`, `Oct 2026`.
    package var short: String
    /// The days for little room: `17–23 Nov`.
    package var brief: String
    /// The exact days: `Tue 17 – Mon 23 Nov`, `Mon 23 Nov, 00:00–24:00`. Empty for all time.
    package var days: String

    /// - Parameter dash: Between two days or times: `–`, or `-` in ASCII.
    package init(_ range: DateRange, today: CivilDate, dash: String = "–") {
        guard let days = range.days(today: today) else {
            self.init(heading: "All time", name: "all time", short: "all time", brief: "all time", days: "")
            return
        }
        let isPresent = range.back == 0
        let long = Self.long(days, today: today, dash: dash)
        let brief = Self.brief(days, today: today, dash: dash)
        switch range.kind {
        case .allTime:
            self.init(heading: "All time", name: "all time", short: "all time", brief: "all time", days: "")
        case .chosen:
            let name = range.chosen?.name
            let length = days.count == 1 ? "Day" : "\(days.count) days"
            self.init(
                heading: name ?? length, name: name ?? long, short: name ?? brief, brief: brief,
                days: days.count == 1 ? "\(long), 00:00\(dash)24:00" : long)
        case .today, .yesterday:
            let ago = today.dayNumber - days.first.dayNumber
            let name = ago == 0 ? "today" : ago == 1 ? "yesterday" : long
            self.init(
                heading: ago == 0 ? "Today" : ago == 1 ? "Yesterday" : "Day", name: name,
                short: ago <= 1 ? name : brief, brief: long, days: "\(long), 00:00\(dash)24:00")
        case .last7Days, .last30Days, .lastDays:
            let length = "\(days.count) days"
            self.init(
                heading: isPresent ? "Last \(length)" : length, name: isPresent ? "last \(length)" : long,
                short: isPresent ? length : brief, brief: brief, days: long)
        case .week:
            self.init(
                heading: isPresent ? "This week" : "Week", name: isPresent ? "this week" : long,
                short: isPresent ? "week" : brief, brief: brief, days: long)
        case .month:
            let name = "\(days.first.longMonthName) \(days.first.year)"
            self.init(
                heading: isPresent ? "This month" : name, name: isPresent ? "this month" : name,
                short: isPresent ? "month" : "\(days.first.monthName) \(days.first.year)", brief: brief, days: long)
        case .year:
            let name = "\(days.first.year)"
            self.init(
                heading: isPresent ? "This year" : name, name: isPresent ? "this year" : name,
                short: isPresent ? "year" : name, brief: brief, days: long)
        }
    }

    private init(heading: String, name: String, short: String, brief: String, days: String) {
        self.heading = heading
        self.name = name
        self.short = short
        self.brief = brief
        self.days = days
    }

    /// Texts for a title, longest first. If the title starts with the range's name, it is not repeated.
    package func titles(zone: String, isHeaded: Bool = false) -> [String] {
        let wishes: [[String]] =
            days.isEmpty || days == name
            ? [[name, zone], [name], [short]]
            : isHeaded
                ? [[days, zone], [days], [brief]]
                : [[name, days, zone], [days, zone], [name, zone], [name], [short]]
        return wishes.map { $0.joined(separator: ", ") }.uniqued
    }

    /// `Tue 17 – Mon 23 Nov`, `Fri 30 Oct – Thu 5 Nov`, `Mon 29 Dec 2025 – Sun 4 Jan`, `Mon 23 Nov`.
    package static func long(_ days: CivilDays, today: CivilDate, dash: String = "–") -> String {
        let last = Clock.day(days.last, today: today)
        if days.first == days.last { return last }
        if days.first.year != days.last.year { return "\(Clock.day(days.first, today: today)) \(dash) \(last)" }
        if days.first.month != days.last.month { return "\(Clock.day(days.first)) \(dash) \(last)" }
        return "\(days.first.weekdayName) \(days.first.day) \(dash) \(last)"
    }

    /// `17–23 Nov`, `30 Oct–5 Nov`, `23 Nov`.
    package static func brief(_ days: CivilDays, today: CivilDate, dash: String = "–") -> String {
        let last = brief(days.last, today)
        if days.first == days.last { return last }
        if days.first.year != days.last.year { return "\(brief(days.first, today))\(dash)\(last)" }
        if days.first.month != days.last.month {
            return "\(days.first.day) \(days.first.monthName)\(dash)\(last)"
        }
        return "\(days.first.day)\(dash)\(last)"
    }

    private static func brief(_ day: CivilDate, _ today: CivilDate) -> String {
        "\(day.day) \(day.monthName)" + (day.year == today.year ? "" : " \(day.year)")
    }
}
