package import HackatimeAPI

/// What the server's total of the day and our own sum of its heartbeats differed by when nothing was missing.
struct TotalDrift: Sendable {
    /// From when on the heartbeats were summed, in seconds since 1970.
    var from: Double
    /// Seconds.
    var difference: Double
    /// When the day was last asked for again, on the uptime clock.
    var lastRecheck: Double?
}

extension Poller {
    /// Rows kept at most; scrolling further back than this ends.
    static let maxRows = 20_000
    /// The same where there is a history, which holds the rest.
    static let maxRowsRemembering = 2_000
    /// So many are kept there even of a day that is young: they are what shows while the history cannot be read.
    static let fewestRowsRemembering = 500
    /// Seconds between the newest heartbeat known and the server's after which the log starts anew.
    static let longAbsence: Double = 6 * 3600
    /// Seconds by which a heartbeat may be ahead of the server's clock before it counts as dated in the future.
    package static let futureTolerance: Double = Heartbeat.futureTolerance

    /// Older heartbeats are wanted: the feed was scrolled towards its end.
    package mutating func wantOlder(at moment: Moment) -> [Action] {
        let now = corrected(moment)
        guard shown == .me, plan.isIdle, let covered = people[.me]?.heartbeats.coveredFrom,
            people[.me]?.heartbeats.reachesStart == false
        else { return [] }
        // What the history holds beyond the log needs no asking.
        let frontier = isRemembering ? known.start(before: covered) : covered
        let isFull = !isRemembering && person(.me).heartbeats.rows.count >= Self.maxRows
        if isFull || isBeforeAccount(frontier) || isExhausted {
            update(.me) { $0.heartbeats.reachesStart = true }
            return []
        }
        extend(before: frontier)
        makeDue(.feed, at: now)
        return pump(at: now)
    }

    /// Plans the window that ends at an instant, no further back than what is known before it.
    private mutating func extend(before time: Double) {
        let before = isRemembering ? known.stretches.last { $0.end < time }?.end : nil
        plan.extend(before: time, since: created, knownUpTo: before, offset: viewerZone.offset(at: time))
    }

    /// The search ends where nothing was found for long; later where the account is known to be older.
    private var isExhausted: Bool {
        plan.emptyInARow >= (created == nil ? FeedPlan.maxEmptyWindows : FeedPlan.maxEmptyWindows * 5)
    }

    private var created: Double? { person(.me).profile.value?.createdAt }

    private func isBeforeAccount(_ time: Double) -> Bool {
        guard let created else { return false }
        return time <= created - 86400
    }

    /// What came since the newest heartbeat known is asked for, for the window's answer names the newest one too. False
    /// where that must be asked first: with no log to go on from, after a long absence, and while windows fail or the
    /// question is on its way already.
    ///
    /// - Parameter asOf: Whatever program asked since then has all that is wanted: seconds since 1970.
    mutating func wantWhatIsNew(asOf: Double?, at now: Moment) -> Bool {
        let feed = RequestKey(target: .me, endpoint: .feed)
        let limit = now.wall + Self.futureTolerance
        guard person(.me).heartbeats.coveredFrom != nil, !person(.me).newest.isAsking,
            !unsupported.contains(UnsupportedCall(feed)),
            requests[feed]?.failures ?? 0 == 0, let known = person(.me).heartbeats.newest(notAfter: limit),
            now.wall - known.time <= Self.longAbsence
        else { return false }
        plan.update(
            from: known.time, to: now.wall, offset: viewerZone.offset(at: now.wall),
            isFirstUnderWay: requests[feed]?.requestID != nil)
        newsAsOf = asOf
        totalMoved = false
        allowance -= 1
        makeDue(.feed, at: now)
        return true
    }

    /// A window up to the present came: its last heartbeat is the newest.
    private mutating func noteNewest(from window: TimeWindow, asked: Moment) {
        guard window.end >= asked.wall else { return }
        let limit = asked.wall + Self.futureTolerance
        let last = person(.me).heartbeats.newest(notAfter: limit)
        let newest = RequestKey(target: .me, endpoint: .newest)
        if last?.key != person(.me).newest.value??.key {
            // "Unchanged" would be said of the one before.
            requests[newest]?.entityTag = nil
            noteActivity(at: asked)
            stale = [.stats, .range]
            activeSince = last?.time
        }
        update(.me) { person in
            // One that is dated in the future was shown, and still is the newest to the server.
            let held = person.newest.value.flatMap(\.self)
            if let last, held.map({ $0.time <= last.time }) ?? true { person.newest.value = last }
            person.newest.confirm(at: asked.wall)
        }
        requests[newest, default: RequestState()].lastAsked = asked.uptime
    }

    mutating func take(newest heartbeat: Heartbeat?, asOf: Double, at now: Moment) {
        let before = person(.me).newest.value
        newsAsOf = asOf
        update(.me) { $0.newest.succeed(heartbeat, at: asOf) }
        guard let heartbeat else { return update(.me) { $0.feed.succeed(true, at: now.wall) } }
        // What the history gave back may differ in a word from what the server sends.
        if let before, before?.key != heartbeat.key {
            noteActivity(at: now)
            stale = [.stats, .range]
        }
        let limit = now.wall + Self.futureTolerance
        let offset = viewerZone.offset(at: now.wall)
        if heartbeat.time > limit {
            // Shown and marked, but it decides nothing: it would hide every heartbeat until then.
            update(.me) { $0.heartbeats.merge([heartbeat], completing: nil) }
        }
        beginAnew(before: heartbeat, limit: limit, at: now)
        if person(.me).heartbeats.coveredFrom == nil {
            if plan.isIdle { plan.begin(at: min(heartbeat.time, now.wall), offset: offset) }
        } else {
            let known = person(.me).heartbeats.newest(notAfter: limit)
            let isNew = heartbeat.time <= limit && heartbeat.key != known?.key && heartbeat.time >= known?.time ?? 0
            if isNew || totalMoved {
                let end = max(now.wall, heartbeat.time <= limit ? heartbeat.time : 0)
                let isAsking = requests[RequestKey(target: .me, endpoint: .feed)]?.requestID != nil
                plan.update(from: known?.time ?? now.wall, to: end, offset: offset, isFirstUnderWay: isAsking)
            }
        }
        totalMoved = false
        makeDue(.feed, at: now)
    }

    /// After a long absence the log starts again at the newest heartbeat; the gap is filled in later.
    private mutating func beginAnew(before newest: Heartbeat, limit: Double, at now: Moment) {
        guard isRemembering, newest.time <= limit, let last = person(.me).heartbeats.newest(notAfter: limit),
            newest.time - last.time > Self.longAbsence
        else { return }
        plan.drop()
        update(.me) { $0.heartbeats = HeartbeatLog() }
    }

    mutating func take(page: HeartbeatPage, _ id: RequestKey, at now: Moment) {
        guard let step = plan.next else { return }
        let strays = page.heartbeats.contains { $0.time < step.window.start - 1 || $0.time > step.window.end + 1 }
        // A server that honours `limit` cuts at 100 rows; one that reads only the date cannot be asked for less.
        let isCut = !page.isUnpaged && page.rowCount >= MyHeartbeats.documentedLimit && !strays
        if isCut, plan.shorten(holding: page.rowCount, serverCutsRows: true) {
            update(.me) { $0.heartbeats.merge(page.heartbeats, completing: nil) }
            requests[id]?.due = now.uptime
            return
        }
        _ = plan.finished(page)
        if !strays, !isCut { cover(step.window, at: now) }
        let start = strays ? page.heartbeats.first?.time ?? step.window.start : step.window.start
        let isKept = step.purpose == .update || isRoom(for: step.window)
        update(.me) { person in
            if isKept { person.heartbeats.merge(page.heartbeats, completing: strays || isCut ? nil : step.window) }
            person.feed.succeed(true, at: now.wall)
        }
        if step.purpose == .update { letGo(at: now) }
        if step.purpose == .update, !strays, !isCut, let asked = requests[id]?.askedAt {
            noteNewest(from: step.window, asked: asked)
        }
        if step.purpose == .older {
            if isKept { cover(start) } else { noteStart(start) }
            if page.heartbeats.isEmpty { goOnBack(before: step.window.start) }
        }
        if plan.isIdle { lookForLateArrivals(at: now) } else { requests[id]?.due = now.uptime }
    }

    /// A screen left open for weeks must not grow for weeks. With a history only today's rows are needed here, which are
    /// summed to find late arrivals. A quarter more may gather, for the names of rows are shared between two cuts.
    mutating func letGo(at now: Moment) {
        guard isRemembering else { return update(.me) { $0.heartbeats.keep(newest: Self.maxRows) } }
        let log = person(.me).heartbeats
        let today = log.count(after: dayZone.start(of: dayZone.day(at: now.wall)) - 1)
        let most = min(max(today, Self.fewestRowsRemembering), Self.maxRowsRemembering)
        if log.rows.count > most + most / 4 { update(.me) { $0.heartbeats.keep(newest: most) } }
    }

    /// Whether a window of older heartbeats goes on where the log ends, and is not too far back for it.
    private func isRoom(for window: TimeWindow) -> Bool {
        guard isRemembering else { return true }
        let log = person(.me).heartbeats
        return log.rows.count < Self.maxRowsRemembering && log.coveredFrom.map { window.end >= $0 } ?? true
    }

    private mutating func cover(_ start: Double) {
        totalDrift = nil
        update(.me) { $0.heartbeats.coveredFrom = min($0.heartbeats.coveredFrom ?? .infinity, start) }
        noteStart(start)
    }

    private mutating func noteStart(_ start: Double) {
        guard isBeforeAccount(start) || start <= 0 || isExhausted else { return }
        update(.me) { $0.heartbeats.reachesStart = true }
    }

    /// An empty window says nothing to a person: the next, twice as long, is asked for at once.
    private mutating func goOnBack(before start: Double) {
        guard !person(.me).heartbeats.reachesStart else { return }
        extend(before: isRemembering ? known.start(before: start) : start)
    }

    /// When the server's total grew by more than the heartbeats at hand explain, some arrived late: the part of
    /// today that is held is asked for again, piece by piece.
    private mutating func lookForLateArrivals(at now: Moment) {
        let person = person(.me)
        guard let total = person.today.value, let asked = requests[RequestKey(target: .me, endpoint: .today)]?.askedAt,
            let covered = person.heartbeats.coveredFrom, let day = person.day
        else { return }
        // Shared answers have ages of their own: a total that is younger than the rows says nothing about them.
        guard person.newest.asOf ?? 0 >= asked.wall - 1 else { return }
        let from = max(covered, dayZone.start(of: day))
        let known = person.heartbeats.rows.lazy.map(\.time).filter { $0 >= from && $0 <= asked.wall }
        let difference = total.seconds - Durations.total(ofSorted: known)
        guard var last = totalDrift, last.from == from else {
            totalDrift = TotalDrift(from: from, difference: difference)
            return
        }
        let isDue = last.lastRecheck.map { now.uptime - $0 >= 600 } ?? true
        if difference > last.difference + 5, isDue {
            last.lastRecheck = now.uptime
            plan.again(from: from, to: now.wall - FeedPlan.overlap, offset: viewerZone.offset(at: now.wall))
            makeDue(.feed, at: now)
        }
        last.difference = max(last.difference, difference)
        totalDrift = last
    }
}
