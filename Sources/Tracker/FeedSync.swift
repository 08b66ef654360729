import HackatimeAPI

/// Keeps the history up to date with the owner's heartbeats: which window to ask for next. The heartbeats themselves are
/// in the store; here is only how far they reach.
struct FeedSync: Sendable {
    /// What a step depends on besides.
    struct Context {
        var now: Moment
        /// Seconds east of UTC, for servers that read only dates.
        var offset: Int
        /// When the account was made: seconds since 1970; `nil` if that is not known.
        var created: Double?
        /// What the store knows.
        var known: Coverage
    }

    private(set) var plan = FeedPlan()
    /// From this instant on (seconds since 1970) the heartbeats are known as far as the server told; `nil` before the
    /// first window has come.
    private(set) var coveredFrom: Double?
    /// There is nothing older on the server.
    private(set) var reachesStart = false
    /// The newest heartbeat that is not dated in the future, and those that are.
    private var newestRows: [Heartbeat] = []
    /// The newest heartbeat that a window brought in this run: seconds since 1970.
    private var activeSince: Double?
    /// The total moved and the heartbeats behind it are not here yet.
    private(set) var totalMoved = false
    /// When the server told that there are new heartbeats: seconds since 1970.
    private(set) var newsAsOf: Double?

    /// Seconds between the newest heartbeat known and the server's after which the feed starts again at the newest.
    static let longAbsence: Double = 6 * 3600

    init() {}

    /// - Parameters:
    ///   - newest: The newest heartbeat in the store.
    ///   - coveredFrom: Where the stretch begins that reaches up to it.
    init(newest: Heartbeat, coveredFrom: Double) {
        newestRows = [newest]
        if coveredFrom < newest.time { self.coveredFrom = coveredFrom }
    }

    /// The newest heartbeat that is not dated in the future.
    func newest(at now: Moment) -> Heartbeat? {
        newestRows.last { $0.time <= now.wall + Heartbeat.futureTolerance }
    }

    /// The last windows brought something new, and so will the next.
    func isActive(at now: Moment) -> Bool {
        guard let activeSince, let newest = newest(at: now) else { return false }
        return newest.time >= activeSince && now.wall - newest.time < Pace.activeFor
    }

    // MARK: What is wanted

    /// Older heartbeats are wanted: the feed was scrolled towards its end.
    ///
    /// - Returns: Whether there is something to ask.
    mutating func wantOlder(_ context: Context) -> Bool {
        guard plan.isIdle, let coveredFrom, !reachesStart else { return false }
        // What the store holds before that needs no asking.
        let frontier = context.known.start(before: coveredFrom)
        if isBeforeAccount(frontier, context) || isExhausted(context) {
            reachesStart = true
            return false
        }
        extend(before: frontier, context)
        return true
    }

    /// What came since the newest heartbeat known is asked for, for the window's answer names the newest one too. False
    /// where that must be asked first: with nothing to go on from, and after a long absence.
    ///
    /// - Parameter asOf: An answer of any program asked after this has all that is wanted: seconds since 1970.
    mutating func wantNews(asOf: Double?, isUnderWay: Bool, _ context: Context) -> Bool {
        let now = context.now
        guard coveredFrom != nil, let known = newest(at: now), now.wall - known.time <= Self.longAbsence else {
            return false
        }
        plan.update(from: known.time, to: now.wall, offset: context.offset, isFirstUnderWay: isUnderWay)
        newsAsOf = asOf
        totalMoved = false
        return true
    }

    mutating func noteMovedTotal() { totalMoved = true }

    /// A stretch of what is known is asked for again, piece by piece: some heartbeats came late.
    mutating func again(from start: Double, _ context: Context) {
        plan.again(from: start, to: context.now.wall - FeedPlan.overlap, offset: context.offset)
    }

    mutating func drop() { plan.drop() }

    /// The heartbeats are somebody else's.
    mutating func startOver() {
        coveredFrom = nil
        reachesStart = false
        newestRows = []
    }

    // MARK: What came

    /// The server's newest heartbeat: what lies between it and the newest known is asked for.
    mutating func found(newest heartbeat: Heartbeat, asOf: Double, isUnderWay: Bool, _ context: Context) {
        let now = context.now
        newsAsOf = asOf
        let isFuture = heartbeat.time > now.wall + Heartbeat.futureTolerance
        // It decides nothing: it would hide every heartbeat until then.
        if isFuture { note([heartbeat], at: now) }
        if !isFuture, let last = newest(at: now), heartbeat.time - last.time > Self.longAbsence {
            // After a long absence the feed starts again at the newest heartbeat; the gap is filled in later.
            plan.drop()
            startOver()
        }
        if coveredFrom == nil {
            if plan.isIdle { plan.begin(at: min(heartbeat.time, now.wall), offset: context.offset) }
        } else {
            let known = newest(at: now)
            let isNew = !isFuture && heartbeat.key != known?.key && heartbeat.time >= known?.time ?? 0
            if isNew || totalMoved {
                let end = max(now.wall, isFuture ? 0 : heartbeat.time)
                plan.update(
                    from: known?.time ?? now.wall, to: end, offset: context.offset, isFirstUnderWay: isUnderWay)
            }
        }
        totalMoved = false
    }

    mutating func foundNone(asOf: Double) { newsAsOf = asOf }

    /// What a window's answer led to.
    enum Step {
        /// The window held more than one answer takes: its newest part is asked for first.
        case shortened
        /// The newest heartbeat is known up to the moment of asking, and whether it is another than before.
        case newest(Heartbeat?, isNews: Bool)
        case done
    }

    /// Takes a window's answer in.
    ///
    /// - Parameters:
    ///   - asked: When it was asked for.
    ///   - shown: The newest heartbeat as it is shown.
    mutating func received(_ page: HeartbeatPage, asked: Moment, shown: Heartbeat?, _ context: Context) -> Step {
        guard let step = plan.next else { return .done }
        let completeness = page.completeness(of: step.window)
        if completeness == .cutOff, plan.shorten(holding: page.rowCount, serverCutsRows: true) {
            note(page.heartbeats, at: context.now)
            return .shortened
        }
        _ = plan.finished(page)
        if completeness == .whole { drop(from: step.window) }
        note(page.heartbeats, at: context.now)
        switch step.purpose {
        case .older:
            cover(
                completeness == .strayed ? page.heartbeats.first?.time ?? step.window.start : step.window.start, context
            )
            // An empty window says nothing to a person: the next, twice as long, is asked for at once.
            if page.heartbeats.isEmpty, !reachesStart {
                extend(before: context.known.start(before: step.window.start), context)
            }
            return .done
        case .update:
            guard completeness == .whole, step.window.end >= asked.wall else { return .done }
            let last = newest(at: asked)
            let isNews = last?.key != shown?.key
            if isNews { activeSince = last?.time }
            return .newest(last, isNews: isNews)
        }
    }

    /// The first step's answer was larger than is read.
    ///
    /// - Returns: Whether less can be asked for at a time.
    mutating func wasTooLarge() -> Bool {
        plan.shorten(holding: FeedPlan.tooMany, serverCutsRows: false)
    }

    /// The server has none of these any more.
    private mutating func drop(from window: TimeWindow) {
        newestRows.removeAll { $0.time >= window.start && $0.time <= window.end }
    }

    /// Keeps the newest that is not dated in the future, and those that are.
    private mutating func note(_ rows: [Heartbeat], at now: Moment) {
        let limit = now.wall + Heartbeat.futureTolerance
        var all = newestRows.filter { old in !rows.contains { $0.key == old.key } } + rows
        all.sort { $0.time < $1.time }
        let future = all.firstIndex { $0.time > limit } ?? all.endIndex
        newestRows = Array(all[max(0, future - 1)...].prefix(8))
    }

    // MARK: How far back

    /// Plans the window that ends at an instant, no further back than what is known before it.
    private mutating func extend(before time: Double, _ context: Context) {
        let before = context.known.stretches.last { $0.end < time }?.end
        plan.extend(before: time, since: context.created, knownUpTo: before, offset: context.offset)
    }

    private mutating func cover(_ start: Double, _ context: Context) {
        coveredFrom = min(coveredFrom ?? .infinity, start)
        if isBeforeAccount(start, context) || start <= 0 || isExhausted(context) { reachesStart = true }
    }

    /// The search ends where nothing was found for long; later where the account is known to be older.
    private func isExhausted(_ context: Context) -> Bool {
        plan.emptyInARow >= (context.created == nil ? FeedPlan.maxEmptyWindows : FeedPlan.maxEmptyWindows * 5)
    }

    private func isBeforeAccount(_ time: Double, _ context: Context) -> Bool {
        context.created.map { time <= $0 - 86_400 } ?? false
    }
}
