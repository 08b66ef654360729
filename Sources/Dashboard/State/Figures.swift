import HackatimeAPI
import Tracker

/// The figures of the view's days, made together so that they agree on the screen. The rule is in ARCHITECTURE.md.
struct Figures {
    /// Of the lists.
    let source: BreakdownSource
    /// What the chart draws; empty if nothing is known by day.
    let days: [ChartDay]
    /// The seconds of all days.
    let total: Double?

    init(_ person: Person, _ state: DashboardState) {
        let count = state.rangeCount(of: person)
        let days = count.map { ChartDay.days(of: $0, person, in: state) } ?? []
        // Where the server tells a day's total, that replaces the day's own count.
        let known = count.map { zip(days, $0.figures).reduce($0.total) { $0 + $1.0.seconds - $1.1.seconds } }
        let source = state.breakdownSource(of: person)
        switch source {
        case .counted: total = known
        case .allTime(let reading), .range(let reading):
            let today = state.isTodayShown ? person.today.value?.seconds ?? 0 : 0
            total = reading.value.map { state.raised($0.total, to: max(known ?? 0, today), asOf: reading.asOf) }
        }
        self.source = source
        self.days = days
    }

    /// The lists are of only some of the days.
    var isPart: Bool {
        guard case .counted(let count?) = source else { return false }
        return count.knownDays < count.figures.count
    }

    /// The total without what the days add up to, if all are known: the pauses over midnight, which count in a range of
    /// days but in no day.
    var betweenDays: String? {
        guard let total, days.count > 1, days.allSatisfy({ $0.completeness == .known }) else { return nil }
        let rest = total - days.reduce(0) { $0 + $1.seconds }
        guard abs(rest) >= 60 else { return nil }
        let text = Durations.text(abs(rest))
        if rest < 0 { return "days are older: \(text) less now" }
        let isPauses = rest < Double(days.count - 1) * HackatimeAPI.Durations.longestGap + 60
        return isPauses ? "+\(text) between days" : "days are older: \(text) more now"
    }

    /// A list in the server's order: longest first.
    func rows(_ list: KeyPath<CodingStats, [Breakdown]?>) -> [Breakdown]? {
        source.stats?[keyPath: list]?.map { row in
            // The server counts the spellings of a language one by one, so together they can be longer than the whole.
            Breakdown(name: row.name, seconds: min(row.seconds, total ?? row.seconds))
        }
    }
}

extension DashboardState {
    /// The day of the server's today total is the day that is displayed as today.
    func isServersToday(_ day: CivilDate, of person: Person) -> Bool {
        day == person.day && zones.profile.map { $0.name == zones.display.name } ?? true
    }

    /// Today is one of the view's days.
    var isTodayShown: Bool { days.map { $0.last == today } ?? true }

    /// The seconds of the person's day, as the first pane shows them.
    func todaySeconds(of person: Person) -> Double? {
        guard person.has(.days), isServersToday(today, of: person) else { return person.today.value?.seconds }
        if range == DateRange(.today), let total = Figures(person, self).total { return total }
        let figures = history.count?.days.last == today ? history.count?.figures : nil
        let counted = (figures ?? history.coverage.figures).last { $0.day == today }?.seconds
        return todaySeconds(of: person, counted: counted ?? 0)
    }

    /// - Parameter counted: What the heartbeats of the day that are known add up to.
    func todaySeconds(of person: Person, counted: Double) -> Double? {
        guard isServersToday(today, of: person), let told = person.today.value?.seconds else { return nil }
        return raised(told, to: counted, asOf: person.today.asOf)
    }

    /// A whole is never less than a part of it, though the answers have different ages. Where their ages do not explain
    /// the difference, the server has taken heartbeats back, and its answer stands.
    func raised(_ whole: Double, to part: Double, asOf: Double?) -> Double {
        let age = max(0, now.wall - (asOf ?? now.wall))
        return part - whole <= age + HackatimeAPI.Durations.longestGap ? max(whole, part) : whole
    }
}
