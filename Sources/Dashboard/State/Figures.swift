package import HackatimeAPI
import Tracker

/// The figures of the view's days, made together so that they agree on the screen. The rule is in ARCHITECTURE.md.
struct Figures {
    let source: BreakdownSource
    /// The lists. Their total is that of the source; `total` may be newer.
    let stats: CodingStats?
    /// What the chart draws; empty if nothing is known by day.
    let days: [ChartDay]
    /// The seconds of all days.
    let total: Double?

    init(_ person: Person, _ state: DashboardState) {
        let count = state.rangeCount(of: person)
        let days = count.map { ChartDay.days(of: $0, person, in: state) } ?? []
        // Where the server tells a day's total, that replaces the day's own count.
        let known = count.map { zip(days, $0.figures).reduce($0.total) { $0 + $1.0.seconds - $1.1.seconds } }
        source = state.breakdownSource(of: person)
        var stats = source.stats
        let parts = state.tracker.people.parts(of: source.isAllTime ? nil : person.rangeWindow, person.target)
        switch source {
        case .counted(let count):
            // Where days are missing, the server may have told of some of them.
            if count.map(\.isPart) ?? false { for part in parts { stats?.raise(to: part.value, later: .infinity) } }
            total = known.map { max($0, stats?.total ?? 0) }
        case .allTime(let reading), .range(let reading):
            for part in parts { stats?.raise(to: part.value, later: (part.asOf ?? 0) - (reading.asOf ?? 0)) }
            let age = state.age(of: reading.asOf)
            stats?.raise(to: count.map { CodingStats($0) }, later: age)
            let today = state.isTodayShown ? person.today.value?.seconds ?? 0 : 0
            total = stats.map { Self.raised($0.total, to: max(known ?? 0, today), later: age) }
        }
        // The server counts the spellings of a language one by one, so together they can be longer than the whole.
        if let total { stats?.limitRows(to: total) }
        self.stats = stats
        self.days = days
    }

    /// The lists are of only a part of what the total counts: some days, or less of today.
    var isPart: Bool {
        if let total, let stats, total - stats.total >= 60 { return true }
        return if case .counted(let count?) = source { count.isPart } else { false }
    }

    /// What the chart's parts lack of the total, if all days are known: the pauses over midnight, which count in a range
    /// of days but in no day.
    func rest(over parts: Double) -> String? {
        guard let total, days.allSatisfy({ $0.completeness == .known }), abs(total - parts) >= 60 else { return nil }
        let text = Durations.text(abs(total - parts))
        if total < parts { return "\(text) less than the days" }
        let isPauses = total - parts < Double(days.count - 1) * HackatimeAPI.Durations.longestGap + 60
        return "+\(text) \(isPauses ? "between days" : "not known by day")"
    }

    /// A whole is never less than a part of it, though their answers have different ages. Where these do not explain the
    /// difference, the server has taken heartbeats back since, and the whole stands.
    ///
    /// - Parameter seconds: How much later the part was told.
    static func raised(_ whole: Double, to part: Double, later seconds: Double) -> Double {
        let isNews = seconds >= 0 && part - whole <= seconds + HackatimeAPI.Durations.longestGap
        return isNews ? max(whole, part) : whole
    }
}

extension CodingStats {
    /// - Parameter part: Of some of the days.
    fileprivate mutating func raise(to part: CodingStats?, later seconds: Double) {
        guard let part, seconds >= 0 else { return }
        total = Figures.raised(total, to: part.total, later: seconds)
        for list in [\CodingStats.languages, \.projects] {
            guard var rows = self[keyPath: list], let parts = part[keyPath: list] else { continue }
            let known = Dictionary(parts.map { ($0.name, $0.seconds) }) { $0 + $1 }
            for index in rows.indices {
                guard let part = known[rows[index].name] else { continue }
                rows[index].seconds = Figures.raised(rows[index].seconds, to: part, later: seconds)
            }
            self[keyPath: list] = rows.sorted { ($1.seconds, $0.name) < ($0.seconds, $1.name) }
        }
    }

    /// No part is more than the whole, though all spellings of its name together can be.
    package mutating func limitRows(to total: Double) {
        for list in [\CodingStats.languages, \.projects] {
            self[keyPath: list] = self[keyPath: list]?.map { Breakdown(name: $0.name, seconds: min($0.seconds, total)) }
        }
    }
}

extension DashboardState {
    /// The day of the server's today total is the day that is displayed as today.
    func isServersToday(_ day: CivilDate, of person: Person) -> Bool {
        totalDay(of: person) == day
    }

    /// Today is one of the view's days.
    var isTodayShown: Bool { days.map { $0.last == today } ?? true }

    /// The seconds of the person's day, as the first pane shows them.
    func todaySeconds(of person: Person) -> Double? {
        guard isServersToday(today, of: person) else { return person.today.value?.seconds }
        if range == DateRange(.today), let total = Figures(person, self).total { return total }
        guard person.has(.days) else { return todaySeconds(of: person, counted: 0) }
        let figures = history.count?.days.last == today ? history.count?.figures : nil
        let counted = (figures ?? history.coverage.figures).last { $0.day == today }?.seconds
        return todaySeconds(of: person, counted: counted ?? 0)
    }

    /// The same, of a count's figure of today. `nil` if the server tells nothing: then it is what is counted.
    func todaySeconds(of person: Person, _ figure: DayFigure) -> Double? {
        // The server's numbers of today may be older than the latest heartbeats.
        todaySeconds(of: person, counted: figure.seconds) ?? figure.serverSeconds.map { max($0, figure.seconds) }
    }

    /// Seconds since an answer, at the end of this minute: panes are drawn again only when a minute is over.
    func age(of asOf: Double?) -> Double {
        let end = (now.wall / 60).rounded(.down) * 60 + 60
        return max(0, end - (asOf ?? end))
    }

    /// - Parameter counted: What the heartbeats of the day that are known add up to.
    func todaySeconds(of person: Person, counted: Double) -> Double? {
        guard isServersToday(today, of: person), let told = person.today.value?.seconds else { return nil }
        return Figures.raised(told, to: counted, later: age(of: person.today.asOf))
    }
}
