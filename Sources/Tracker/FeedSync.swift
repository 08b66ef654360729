import HackatimeAPI

/// Decides which window of the owner's heartbeats to request next, to keep the history up to date. The heartbeats are
/// in the store; this type only knows how far they reach.
struct FeedSync: Sendable {
    /// The other inputs of a step.
    struct Context {
        var now: Moment
        /// Seconds east of UTC, for servers that read only dates.
        var offset: Int
        /// When the account was created, in seconds since 1970; `nil` if unknown.
        var created: Double?
        /// What the store knows.
        var known: Coverage
    }

    private(set) var plan = FeedPlan()
    /// The heartbeats are known from this time on (seconds since 1970), as far as the server returned them; `nil`
    /// before the first window arrived.
    private(set) var coveredFrom: Double?
    /// The server has nothing older.
    private(set) var reachesStart = false
    /// The newest heartbeat that is not dated in the future, and all that are.
    private var newestRows: [Heartbeat] = []
    /// The newest heartbeat that a window returned in this run, in seconds since 1970.
    private var activeSince: Double?
    /// The total changed, and the heartbeats behind it have not arrived.
    private(set) var totalMoved = false
    /// When the server reported new heartbeats, in seconds since 1970.
    private(set) var newsAsOf: Double?

    /// If the server's newest heartbeat is this many seconds newer than the newest known one, the feed starts again at
    /// the newest.
    static let longAbsence: Double = 6 * 3600

    init() {}

    /// - Parameters:
    ///   - newest: The newest heartbeat in the store.
    ///   - coveredFrom: The start of the stretch that reaches up to it.
    init(newest: Heartbeat, coveredFrom: Double) {
        newestRows = [newest]
        if coveredFrom < newest.time { self.coveredFrom = coveredFrom }
    }

    /// The newest heartbeat that is not dated in the future.
    func newest(at now: Moment) -> Heartbeat? {
        newestRows.last { $0.time <= now.wall + Heartbeat.futureTolerance }
    }

    /// The last windows returned something new, so the next probably will too.
    func isActive(at now: Moment) -> Bool {
        guard let activeSince, let newest = newest(at: now) else { return false }
        return newest.time >= activeSince && now.wall - newest.time < Pace.activeFor
    }

    // MARK: Requests

    /// Requests older heartbeats, because the feed was scrolled towards its end.
    ///
    /// - Returns: Whether there is something to request.
    mutating func wantOlder(_ context: Context) -> Bool {
        guard plan.isIdle, let coveredFrom, !reachesStart else { return false }
        // What the store holds before that need not be requested.
        let frontier = context.known.start(before: coveredFrom)
        if isBeforeAccount(frontier, context) || isExhausted(context) {
            reachesStart = true
            return false
        }
        extend(before: frontier, context)
        return true
    }

    /// Requests what arrived since the newest known heartbeat. The response also names the newest one. Returns false
    /// where the newest must be requested first: when nothing is known, and after a long absence.
    ///
    /// - Parameter asOf: A response requested by any program after this time (seconds since 1970) is complete.
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

    /// Requests a known stretch again, piece by piece, because some heartbeats arrived late.
    mutating func again(from start: Double, _ context: Context) {
        plan.again(from: start, to: context.now.wall - FeedPlan.overlap, offset: context.offset)
    }

    mutating func drop() { plan.drop() }

    /// The account changed.
    mutating func startOver() {
        coveredFrom = nil
        reachesStart = false
        newestRows = []
    }

    // MARK: Results

    /// Applies the server's newest heartbeat, and requests what lies between it and the newest known one.
    mutating func found(newest heartbeat: Heartbeat, asOf: Double, isUnderWay: Bool, _ context: Context) {
        let now = context.now
        newsAsOf = asOf
        let isFuture = heartbeat.time > now.wall + Heartbeat.futureTolerance
        // A heartbeat from the future decides nothing: it would hide every heartbeat until then.
        if isFuture { note([heartbeat], at: now) }
        if !isFuture, let last = newest(at: now), heartbeat.time - last.time > Self.longAbsence {
            // After a long absence, the feed starts again at the newest heartbeat. Back-fill closes the gap later.
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

    /// The outcome of a window.
    enum Step {
        /// The window held more than one response takes. Its newest part is requested first.
        case shortened
        /// The newest heartbeat as of the request, and whether it changed.
        case newest(Heartbeat?, isNews: Bool)
        case done
    }

    /// Applies the result of a window.
    ///
    /// - Parameters:
    ///   - asked: When it was requested.
    ///   - shown: The newest heartbeat on the screen.
    mutating func received(_ page: HeartbeatPage, asked: Moment, shown: Heartbeat?, _ context: Context) -> Step {
        guard let step = plan.next else { return .done }
        let completeness = page.completeness(of: step.window)
        if completeness == .cutOff, plan.shorten(holding: page.rowCount, serverCutsRows: true) {
            note(page.heartbeats, at: context.now)
            return .shortened
        }
        plan.finished(page)
        if completeness == .whole { drop(from: step.window) }
        note(page.heartbeats, at: context.now)
        switch step.purpose {
        case .older:
            cover(
                completeness == .strayed ? page.heartbeats.first?.time ?? step.window.start : step.window.start, context
            )
            // An empty window is no use to a person, so the next one, twice as long, is requested at once.
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

    /// The first step's response was too large to read.
    ///
    /// - Returns: Whether a smaller window can be requested.
    mutating func wasTooLarge() -> Bool {
        plan.shorten(holding: FeedPlan.tooMany, serverCutsRows: false)
    }

    /// The server no longer has these heartbeats.
    private mutating func drop(from window: TimeWindow) {
        newestRows.removeAll { $0.time >= window.start && $0.time <= window.end }
    }

    /// Keeps the newest heartbeat that is not dated in the future, and all that are.
    private mutating func note(_ rows: [Heartbeat], at now: Moment) {
        let limit = now.wall + Heartbeat.futureTolerance
        var all = newestRows.filter { old in !rows.contains { $0.key == old.key } } + rows
        all.sort { $0.time < $1.time }
        let future = all.firstIndex { $0.time > limit } ?? all.endIndex
        newestRows = Array(all[max(0, future - 1)...].prefix(8))
    }

    // MARK: How far back

    /// Plans the window that ends at `time`. It starts no earlier than the end of what is known before it.
    private mutating func extend(before time: Double, _ context: Context) {
        let before = context.known.stretches.last { $0.end < time }?.end
        plan.extend(before: time, since: context.created, knownUpTo: before, offset: context.offset)
    }

    private mutating func cover(_ start: Double, _ context: Context) {
        coveredFrom = min(coveredFrom ?? .infinity, start)
        if isBeforeAccount(start, context) || start <= 0 || isExhausted(context) { reachesStart = true }
    }

    /// The search ends after a long stretch with no heartbeats. It goes on longer if the account is known to be older.
    private func isExhausted(_ context: Context) -> Bool {
        plan.emptyInARow >= (context.created == nil ? FeedPlan.maxEmptyWindows : FeedPlan.maxEmptyWindows * 5)
    }

    private func isBeforeAccount(_ time: Double, _ context: Context) -> Bool {
        context.created.map { time <= $0 - 86_400 } ?? false
    }
}
