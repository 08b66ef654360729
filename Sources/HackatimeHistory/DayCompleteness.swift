import HackatimeAPI
import Tracker

/// Determines how completely the heartbeats of a day are known.
struct DayCompleteness {
    private struct Told {
        var seconds: Double
        var wasRefetched: Bool
        var asOf: Double
    }

    private let zone: ZoneRules
    private let now: Double
    private let newest: Double
    private let countedDownTo: Int
    private var told: [Int: Told] = [:]
    let coverage: Coverage

    /// - Parameters:
    ///   - first: First day to check, in days since 1970. `last` likewise.
    init(_ zone: ZoneRules, _ now: Double, in database: Database, from first: Int, to last: Int) throws(StoreError) {
        self.zone = zone
        self.now = now
        newest = try database.newestTime(notAfter: now) ?? -.infinity
        // If nothing was counted yet, nothing is known.
        countedDownTo = try database.countedZone(zone.name).map { $0.countedDownTo ?? .min } ?? .min
        coverage = try database.coverage()
        var told: [Int: Told] = [:]
        try database.each(
            in: .dayServer, "WHERE zone = ? AND day BETWEEN ? AND ?", .text(zone.name), .number(first), .number(last)
        ) { row throws(StoreError) in
            told[row.number(1)] = Told(seconds: row.seconds(2), wasRefetched: row.number(4) != 0, asOf: row.real(3))
            return true
        }
        self.told = told
    }

    /// When the day of the last year that was compared longest ago was compared.
    var oldestComparison: Double? {
        let first = zone.day(at: now).dayNumber + 1 - Summaries.maxDays
        return told.lazy.filter { $0.key >= first }.map(\.value.asOf).min()
    }

    /// The days with a total from the server.
    var toldDays: some Sequence<Int> { told.keys }

    func figure(_ day: Int, local: Double) -> DayFigure {
        let told = told[day]
        var figure = DayFigure(
            day: CivilDate(dayNumber: day), seconds: local, completeness: completeness(day, local, told),
            serverSeconds: told?.seconds)
        figure.isOutdated = told?.wasRefetched == true && !figure.completeness.isWhole
        return figure
    }

    func completeness(_ day: Int, local: Double) -> Completeness { completeness(day, local, told[day]) }

    private func completeness(_ day: Int, _ local: Double, _ told: Told?) -> Completeness {
        guard day >= countedDownTo else { return .unknown }
        let bounds = DayBounds(day: day, zone: zone)
        guard bounds.start < bounds.end else { return .fetched }
        guard isCovered(bounds) else {
            let isTouched = coverage.stretches.contains { $0.end > bounds.start && $0.start < bounds.end }
            return isTouched ? .partial : .unknown
        }
        guard let told else { return .fetched }
        if abs(told.seconds - local) <= 1 { return .agreed }
        return told.wasRefetched && bounds.end <= now ? .differing : .fetched
    }

    /// A day that is not over counts as covered if nothing up to its newest heartbeat is missing.
    private func isCovered(_ bounds: DayBounds) -> Bool {
        if bounds.end <= now { return coverage.covers(bounds.stretch) }
        guard bounds.start <= now else { return false }
        return coverage.covers(Coverage.Stretch(start: bounds.start, end: max(bounds.start + 1, newest)))
    }
}
