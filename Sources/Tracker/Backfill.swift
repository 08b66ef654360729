import HackatimeAPI

/// Fetches past days in small windows: one closed day at a time, newest first, each day once. The history says which
/// days are known. This type decides which window to request next.
struct Backfill: Sendable {
    /// Days to go back: `nil` means back to the account's first heartbeat, 0 means none.
    var days: Int?
    /// The windows of the current day.
    private(set) var plan = FeedPlan()
    /// The current day.
    private(set) var day: CivilDate?
    /// Days requested in this run, which are not requested again without a reason.
    private var asked: Set<CivilDate> = []
    /// No day is left to fetch.
    private(set) var isDone = false

    /// Seconds to wait before the next window, and the shortest such wait. Today is waited for, so its windows come
    /// sooner.
    private(set) var pause: Double
    var minPause: Double { didSet { pause = max(pause, minPause) } }

    static let maxEmptyDays = 548
    static let haste = 8.0

    init(days: Int? = 30, minPause: Double = 4) {
        self.days = days
        self.minPause = minPause
        pause = minPause
    }

    /// Applies the result of a window.
    ///
    /// - Parameter seconds: How long the request took. A slow server gets fewer requests.
    mutating func received(_ page: HeartbeatPage, taking seconds: Double) {
        guard let step = plan.next else { return }
        let isCut = page.completeness(of: step.window) == .cutOff
        if !isCut || !plan.shorten(holding: page.rowCount, serverCutsRows: true) { plan.finished(page) }
        pause = max(minPause, min(seconds * 5, 300))
    }

    /// The window's response was too large to read.
    ///
    /// - Returns: Whether a smaller window can be requested.
    mutating func wasTooLarge() -> Bool {
        plan.shorten(holding: FeedPlan.tooMany, serverCutsRows: false)
    }

    /// The days that should be known, up to yesterday; `nil` if there are none.
    ///
    /// - Parameter firstKnown: The day of the oldest stored heartbeat.
    func horizon(today: CivilDate, created: CivilDate?, firstKnown: CivilDate?) -> CivilDays? {
        let last = today.adding(days: -1)
        // Without the account's creation date, `all` continues until a year and a half held nothing.
        let furthest = max(today.adding(days: -3_650), (firstKnown ?? today).adding(days: -Self.maxEmptyDays))
        var first = days.map { today.adding(days: -$0) } ?? created ?? furthest
        if let created, created > first { first = created }
        return first <= last ? CivilDays(first: first, last: last) : nil
    }

    /// Starts with the missing part of today before the newest known stretch. Returns false when there is none.
    ///
    /// - Parameters:
    ///   - seconds: The server's total for today.
    ///   - density: Rows per second in the part of today that was fetched.
    mutating func beginToday(_ today: CivilDate, known: Coverage, zone: ZoneRules, seconds: Double?, density: Double?)
        -> Bool
    {
        let start = zone.start(of: today)
        guard plan.isIdle, let newest = known.stretches.last, newest.start > start, asked.insert(today).inserted else {
            return false
        }
        let gaps = known.gaps(in: Coverage.Stretch(start: start, end: newest.start))
        guard !gaps.isEmpty else { return false }
        plan(gaps, of: today, seconds: seconds, density: density, offset: zone.offset(at: start))
        return true
    }

    /// Takes the newest unknown day. Returns false when there is none.
    mutating func begin(
        in horizon: CivilDays, coverage: HistoryCoverage, known: Coverage, zone: ZoneRules
    ) -> Bool {
        guard plan.isIdle else { return true }
        day = nil
        let figures = Dictionary(coverage.figures.map { ($0.day, $0) }, uniquingKeysWith: { first, _ in first })
        // Newest first, and then older days that were known until the server's total changed.
        let days = (0..<horizon.count).lazy.map { horizon.last.adding(days: -$0) }
        let outdated = coverage.figures.lazy.reversed().filter { $0.day < horizon.first && $0.isOutdated }.map(\.day)
        for next in [AnySequence(days), AnySequence(outdated)].joined() {
            if asked.contains(next) || figures[next]?.completeness.isWhole == true { continue }
            let window = CivilDays(first: next, last: next).window(in: zone)
            let whole = Coverage.Stretch(start: window.start, end: window.end)
            var gaps = known.gaps(in: whole)
            if gaps.isEmpty {
                // The whole day is known, but the server's total differs: fetch all of it again, once.
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
    ///   - seconds: The server's total for the day. Editors send at most every half minute, so the total limits how
    ///     many rows the day can hold.
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

    /// New information may have made days unknown again.
    mutating func lookAgain(at days: [CivilDate]) {
        asked.subtract(days)
        isDone = false
    }

    /// Discards everything learned so far.
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
