import HackatimeAPI

/// Fetches the past in polite windows: one closed day at a time, newest first, each day once. Which days are known
/// the history says; this decides what is asked next.
struct Backfill: Sendable {
    /// Days to go back; `nil` is to the account's first heartbeat, 0 none.
    var days: Int?
    /// The windows of the day under way.
    private(set) var plan = FeedPlan()
    /// The day under way.
    private(set) var day: CivilDate?
    /// Days that were asked for whole in this run: no second time, even if it failed.
    private var asked: Set<CivilDate> = []
    /// The day up to which the past is looked at, newest first; days before it are settled or were given up.
    private(set) var isDone = false

    /// Seconds to wait before the next window, and the shortest such wait.
    private(set) var pause: Double
    var minPause: Double { didSet { pause = max(pause, minPause) } }

    static let maxEmptyDays = 548

    init(days: Int? = 30, minPause: Double = 4) {
        self.days = days
        self.minPause = minPause
        pause = minPause
    }

    /// Takes a window's answer in.
    ///
    /// - Parameter seconds: How long it took: a slow server is asked rarely.
    mutating func received(_ page: HeartbeatPage, taking seconds: Double) {
        guard let step = plan.next else { return }
        let isCut = page.completeness(of: step.window) == .cutOff
        if !isCut || !plan.shorten(holding: page.rowCount, serverCutsRows: true) { _ = plan.finished(page) }
        pause = max(minPause, min(seconds * 5, 300))
    }

    /// The window's answer was larger than is read.
    ///
    /// - Returns: Whether less can be asked for at a time.
    mutating func wasTooLarge() -> Bool {
        plan.shorten(holding: FeedPlan.tooMany, serverCutsRows: false)
    }

    /// The days to be known: up to yesterday. `nil` when there are none.
    ///
    /// - Parameter firstKnown: The day of the oldest heartbeat at hand.
    func horizon(today: CivilDate, created: CivilDate?, firstKnown: CivilDate?) -> CivilDays? {
        let last = today.adding(days: -1)
        // Without a date of the account's making `all` goes on until a year and a half held nothing.
        let furthest = max(today.adding(days: -3_650), (firstKnown ?? today).adding(days: -Self.maxEmptyDays))
        var first = days.map { today.adding(days: -$0) } ?? created ?? furthest
        if let created, created > first { first = created }
        return first <= last ? CivilDays(first: first, last: last) : nil
    }

    /// Begins with what is missing of today before the newest stretch known, then with the newest day that is not
    /// known; false when there is none.
    ///
    /// - Parameters:
    ///   - secondsToday: The server's total of today.
    ///   - density: Rows per second in what was fetched of today.
    mutating func begin(
        in horizon: CivilDays, coverage: HistoryCoverage, known: Coverage, zone: ZoneRules, secondsToday: Double?,
        density: Double?
    ) -> Bool {
        guard plan.isIdle else { return true }
        day = nil
        let today = horizon.last.adding(days: 1)
        let start = zone.start(of: today)
        if let newest = known.stretches.last, newest.start > start, asked.insert(today).inserted {
            let gaps = known.gaps(in: Coverage.Stretch(start: start, end: newest.start))
            if !gaps.isEmpty {
                plan(gaps, of: today, seconds: secondsToday, density: density, offset: zone.offset(at: start))
                return true
            }
        }
        let figures = Dictionary(coverage.figures.map { ($0.day, $0) }, uniquingKeysWith: { first, _ in first })
        var next = horizon.last
        while next >= horizon.first {
            defer { next = next.adding(days: -1) }
            if asked.contains(next) || figures[next]?.completeness.isWhole == true { continue }
            let window = CivilDays(first: next, last: next).window(in: zone)
            let whole = Coverage.Stretch(start: window.start, end: window.end)
            var gaps = known.gaps(in: whole)
            if gaps.isEmpty {
                // Known whole, and the server counts something else: all of it again, once.
                guard figures[next]?.serverSeconds != nil else { continue }
                gaps = [whole]
            }
            asked.insert(next)
            plan(gaps, of: next, seconds: figures[next]?.serverSeconds, offset: window.offset)
            return true
        }
        isDone = true
        return false
    }

    /// - Parameters:
    ///   - seconds: The server's total of the day. Editors send every half minute at the most, so it says how much the
    ///     day can hold.
    ///   - density: Rows per second of work, where something sends them faster.
    private mutating func plan(
        _ gaps: [Coverage.Stretch], of day: CivilDate, seconds: Double?, density: Double? = nil, offset: Int
    ) {
        self.day = day
        let rows = (seconds ?? 0) * max(density ?? 0, 1 / 30)
        let pieces = max(1, (rows / 250).rounded(.up))
        for gap in gaps.reversed() {
            plan.again(from: gap.start, to: gap.end, unknown: 86_400 / pieces, offset: offset)
        }
    }

    /// What was learned may have made days unknown again.
    mutating func lookAgain(at days: [CivilDate]) {
        asked.subtract(days)
        isDone = false
    }

    /// Nothing that was learned counts any more.
    mutating func startOver() {
        asked = []
        isDone = false
    }

    mutating func drop() {
        plan.drop()
        if let day { asked.remove(day) }
        day = nil
    }
}
