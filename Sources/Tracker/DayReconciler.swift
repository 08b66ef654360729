import HackatimeAPI

/// What the store knows of each day, held against what the server says of it: which days to compare, and when heartbeats
/// came late.
struct DayReconciler: Sendable {
    /// What the store last said.
    private(set) var history = HistoryCoverage()
    /// Days whose totals came since the store last spoke.
    private var compared: [CivilDate] = []
    /// Something came since the store last spoke.
    private(set) var isBehind = false
    private var drift: TotalDrift?

    /// What the server's total of the day and our own sum of its heartbeats differed by when nothing was missing.
    private struct TotalDrift {
        /// From when on the heartbeats of the day are known, in seconds since 1970.
        var from: Double
        /// Seconds.
        var difference: Double
        /// When the day was last asked for again, on the uptime clock.
        var lastRecheck: Double?
    }

    /// Seconds by which the total must have grown more than the heartbeats at hand.
    private static let minDrift = 5.0
    private static let recheckEvery = 600.0

    /// Stretches of time the server has told everything about.
    var known: Coverage { history.known }

    /// The store spoke: another program on this machine may have asked for more.
    ///
    /// - Returns: Days that were compared since it last did.
    mutating func setCoverage(_ coverage: HistoryCoverage) -> [CivilDate] {
        history = coverage
        isBehind = false
        defer { compared = [] }
        return compared
    }

    /// Heartbeats or days came, and are in the store by now: it is asked again what it knows.
    mutating func noteNews() { isBehind = true }

    /// The server's totals of days are in the store by now; what differs it says when it speaks next.
    mutating func merge(_ totals: [DayTotal], at now: Moment) {
        history.comparedAt = now.wall
        compared += totals.map(\.day)
    }

    func isCompared(at now: Moment) -> Bool {
        history.comparedAt.map { now.wall - $0 < Pace.comparedEvery && $0 <= now.wall + 60 } ?? false
    }

    /// The days to compare: all that were never compared, and the last seven, for editors send late what they queued.
    /// `nil` where another program did it meanwhile.
    ///
    /// - Parameters:
    ///   - backfilled: Days that are filled in; `nil` for all.
    ///   - created: The day of the account's making.
    func daysToCompare(today: CivilDate, backfilled: Int?, created: CivilDate?, at now: Moment) -> CivilDays? {
        guard !isCompared(at: now) else { return nil }
        // As far back as one answer goes: the days themselves are fetched more sparingly.
        let furthest = max(backfilled ?? Summaries.maxDays, Summaries.maxDays)
        guard var days = Backfill(days: furthest).horizon(today: today, created: created, firstKnown: nil) else {
            return nil
        }
        days.first = max(days.first, days.last.adding(days: 1 - Summaries.maxDays))
        let compared = Set(history.figures.lazy.filter { $0.serverSeconds != nil }.map(\.day))
        let week = today.adding(days: -7)
        while days.first < week, compared.contains(days.first) { days.first = days.first.adding(days: 1) }
        return days
    }

    /// When the server's total grew by more than the heartbeats at hand explain, some arrived late: the part of today
    /// that is known is to be asked for again.
    ///
    /// - Parameters:
    ///   - total: The server's, in seconds, of the day that began at `dayStart`.
    ///   - today: The day it is about.
    /// - Returns: From when on; `nil` when nothing is missing.
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

    /// Another day, or another person's.
    mutating func forgetDrift() { drift = nil }
}
