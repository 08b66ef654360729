import HackatimeAPI

/// Compares what the store knows of each day with the server's totals. It decides which days to compare, and detects
/// heartbeats that arrived late.
struct DayReconciler: Sendable {
    /// The store's latest coverage.
    private(set) var history = HistoryCoverage()
    /// Days whose totals arrived since the latest coverage.
    private var compared: [CivilDate] = []
    /// Something arrived since the latest coverage.
    private(set) var isBehind = false
    private var drift: TotalDrift?
    /// When the sum of all time changed in a way that heartbeats do not explain: any day may have changed. Seconds since
    /// 1970.
    private(set) var suspectedAt: Double?

    /// The difference between the server's total of the day and our own sum of its heartbeats at a time when nothing
    /// was missing.
    private struct TotalDrift {
        /// The heartbeats of the day are known from this time on, in seconds since 1970.
        var from: Double
        /// Seconds.
        var difference: Double
        /// When the day was last fetched again, on the uptime clock.
        var lastRecheck: Double?
    }

    /// Heartbeats are missing only if the total grew by at least this many seconds more than the known heartbeats
    /// explain.
    private static let minDrift = 5.0
    private static let recheckEvery = 600.0

    /// Stretches of time that the server has answered completely.
    var known: Coverage { history.known }

    /// Applies new coverage from the store. Another program on this machine may have fetched more.
    ///
    /// - Returns: Days compared since the previous coverage.
    mutating func setCoverage(_ coverage: HistoryCoverage) -> [CivilDate] {
        history = coverage
        isBehind = false
        defer { compared = [] }
        return compared
    }

    /// Heartbeats or days arrived and are now in the store, so its coverage must be read again.
    mutating func noteNews() { isBehind = true }

    /// The server's daily totals are now in the store. The next coverage shows the differences.
    ///
    /// - Parameter asked: When they were requested, in seconds since 1970.
    mutating func merge(_ totals: [DayTotal], asked: Double, at now: Moment) {
        if let suspectedAt, asked >= suspectedAt { self.suspectedAt = nil }
        history.comparedAt = now.wall
        compared += totals.map(\.day)
    }

    func isCompared(at now: Moment) -> Bool {
        history.comparedAt.map { now.wall - $0 < comparedEvery && $0 <= now.wall + 60 } ?? false
    }

    /// Seconds between comparisons.
    var comparedEvery: Double { suspectedAt != nil ? Pace.suspectedEvery : Pace.comparedEvery }

    /// Applies a new sum of all time. A project that was deleted or renamed, and heartbeats sent after a week offline,
    /// change old days: the sum falls, or grows by more than the time that passed.
    ///
    /// - Parameters:
    ///   - old: The sum before, in seconds, and when the server sent it. The same for `new`.
    mutating func compare(total new: (seconds: Double, asOf: Double), with old: (seconds: Double, asOf: Double)) {
        let growth = new.seconds - old.seconds
        let passed = max(0, new.asOf - old.asOf)
        if growth < -1 || growth > passed + Pace.totalsLag { suspectedAt = new.asOf }
    }

    /// The days to compare: all that were never compared, and the last seven, because editors send queued heartbeats
    /// late. About once a week, and after an unexplained sum, the whole year. `nil` where another program has compared
    /// them in the meantime.
    ///
    /// - Parameters:
    ///   - backfilled: Number of days to back-fill; `nil` for all.
    ///   - created: The day the account was created.
    func daysToCompare(today: CivilDate, backfilled: Int?, created: CivilDate?, at now: Moment) -> CivilDays? {
        guard !isCompared(at: now) else { return nil }
        // As many days as one response covers: the days' own heartbeats are fetched more sparingly.
        let furthest = max(backfilled ?? Summaries.maxDays, Summaries.maxDays)
        guard var days = Backfill(days: furthest).horizon(today: today, created: created, firstKnown: nil) else {
            return nil
        }
        days.first = max(days.first, days.last.adding(days: 1 - Summaries.maxDays))
        let isWholeDue =
            history.oldestComparison.map {
                now.wall - $0 >= Pace.yearComparedEvery || $0 > now.wall + 60
            } ?? false
        if suspectedAt != nil || isWholeDue { return days }
        let compared = Set(history.figures.lazy.filter { $0.serverSeconds != nil }.map(\.day))
        let week = today.adding(days: -7)
        while days.first < week, compared.contains(days.first) { days.first = days.first.adding(days: 1) }
        return days
    }

    /// When the server's total grew by more than the known heartbeats explain, some arrived late, and the known part of
    /// today must be fetched again.
    ///
    /// - Parameters:
    ///   - total: The server's total, in seconds, of the day that began at `dayStart`.
    ///   - today: The day of the total.
    /// - Returns: The time to fetch from; `nil` when nothing is missing.
    mutating func lateArrivals(total: Double, today: CivilDate, dayStart: Double, coveredFrom: Double, at now: Moment)
        -> Double?
    {
        guard let counted = history.figures.last(where: { $0.day == today })?.seconds else { return nil }
        let from = max(known.start(before: coveredFrom), dayStart)
        let difference = total - counted
        guard var last = drift, last.from == from else {
            drift = TotalDrift(from: from, difference: difference)
            return nil
        }
        let isDue = last.lastRecheck.map { now.uptime - $0 >= Self.recheckEvery } ?? true
        let isMissing = difference > last.difference + Self.minDrift && isDue
        if isMissing { last.lastRecheck = now.uptime }
        last.difference = max(last.difference, difference)
        drift = last
        return isMissing ? from : nil
    }

    /// The day or the person changed.
    mutating func forgetDrift() { drift = nil }

    /// Another account's days.
    mutating func forgetSuspicion() { suspectedAt = nil }
}
