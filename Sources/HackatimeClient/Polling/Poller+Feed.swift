/// What the server's total of the day and our own sum of its heartbeats differed by when nothing was missing.
struct Unexplained: Sendable {
    /// From when on the heartbeats were summed, in seconds since 1970.
    var from: Double
    /// Seconds.
    var difference: Double
    /// When the day was last asked for again, on the uptime clock.
    var lastRecheck: Double?
}

extension Poller {
    /// Rows kept at most; scrolling further back than this ends.
    static let mostRows = 20_000
    /// Seconds by which a heartbeat may be ahead of the server's clock before it counts as dated in the future.
    public static let futureTolerance: Double = 300

    /// Older heartbeats are wanted: the feed was scrolled towards its end.
    public mutating func wantOlder(at moment: Moment) -> [Action] {
        let now = corrected(moment)
        guard shown == .me, plan.isIdle, let covered = subjects[.me]?.heartbeats.coveredFrom,
            subjects[.me]?.heartbeats.reachesStart == false
        else { return [] }
        if subject(.me).heartbeats.rows.count >= Self.mostRows || isBeforeAccount(covered) || isExhausted {
            update(.me) { $0.heartbeats.reachesStart = true }
            return []
        }
        plan.extend(before: covered, since: created, offset: viewerZone.offset(at: covered))
        makeDue(.feed, at: now)
        return pump(at: now)
    }

    /// The search ends where nothing was found for long; later where the account is known to be older.
    private var isExhausted: Bool {
        plan.emptyInARow >= (created == nil ? FeedPlan.mostEmptyWindows : FeedPlan.mostEmptyWindows * 5)
    }

    private var created: Double? { subject(.me).profile.value?.createdAt }

    private func isBeforeAccount(_ time: Double) -> Bool {
        guard let created else { return false }
        return time <= created - 86400
    }

    mutating func take(newest heartbeat: Heartbeat?, at now: Moment) {
        let before = subject(.me).newest.value
        update(.me) { $0.newest.succeed(heartbeat, at: now.wall) }
        guard let heartbeat else { return update(.me) { $0.feed.succeed(true, at: now.wall) } }
        if let before, before != heartbeat {
            noteActivity(at: now)
            statsAreBehind = true
        }
        let limit = now.wall + Self.futureTolerance
        let offset = viewerZone.offset(at: now.wall)
        if heartbeat.time > limit {
            // Shown and marked, but it decides nothing: it would hide every heartbeat until then.
            update(.me) { $0.heartbeats.merge([heartbeat], completing: nil) }
        }
        if subject(.me).heartbeats.coveredFrom == nil {
            if plan.isIdle { plan.begin(at: min(heartbeat.time, now.wall), offset: offset) }
        } else {
            let known = subject(.me).heartbeats.newest(notAfter: limit)
            let isNew = heartbeat.time <= limit && heartbeat.key != known?.key && heartbeat.time >= known?.time ?? 0
            if isNew || totalMoved {
                let end = max(now.wall, heartbeat.time <= limit ? heartbeat.time : 0)
                let isAsking = errands[ErrandID(who: .me, topic: .feed)]?.ticket != nil
                plan.update(from: known?.time ?? now.wall, to: end, offset: offset, isFirstUnderWay: isAsking)
            }
        }
        totalMoved = false
        makeDue(.feed, at: now)
    }

    mutating func take(page: HeartbeatPage, _ id: ErrandID, at now: Moment) {
        guard let step = plan.next else { return }
        let strays = page.heartbeats.contains { $0.time < step.window.start - 1 || $0.time > step.window.end + 1 }
        // A server that honours `limit` cuts at 100 rows; one that reads only the date cannot be asked for less.
        let isCut = !page.isUnpaged && page.rowCount >= 100 && !strays
        if isCut, plan.halve(serverCutsRows: true) {
            update(.me) { $0.heartbeats.merge(page.heartbeats, completing: nil) }
            errands[id]?.due = now.uptime
            return
        }
        _ = plan.finished(page)
        update(.me) { subject in
            subject.heartbeats.merge(page.heartbeats, completing: strays || isCut ? nil : step.window)
            // A screen left open for weeks must not grow for weeks.
            if step.purpose == .update { subject.heartbeats.keep(newest: Self.mostRows) }
            subject.feed.succeed(true, at: now.wall)
        }
        if step.purpose == .older {
            cover(strays ? page.heartbeats.first?.time ?? step.window.start : step.window.start)
            if page.heartbeats.isEmpty { goOnBack(before: step.window.start) }
        }
        if plan.isIdle { lookForLateArrivals(at: now) } else { errands[id]?.due = now.uptime }
    }

    private mutating func cover(_ start: Double) {
        unexplained = nil
        let isAll = isBeforeAccount(start) || start <= 0 || isExhausted
        update(.me) { subject in
            subject.heartbeats.coveredFrom = min(subject.heartbeats.coveredFrom ?? .infinity, start)
            if isAll { subject.heartbeats.reachesStart = true }
        }
    }

    /// An empty window says nothing to a person: the next, twice as long, is asked for at once.
    private mutating func goOnBack(before start: Double) {
        guard !subject(.me).heartbeats.reachesStart else { return }
        plan.extend(before: start, since: created, offset: viewerZone.offset(at: start))
    }

    /// When the server's total grew by more than the heartbeats at hand explain, some arrived late: the part of
    /// today that is held is asked for again, piece by piece.
    private mutating func lookForLateArrivals(at now: Moment) {
        let subject = subject(.me)
        guard let total = subject.today.value, let asked = errands[ErrandID(who: .me, topic: .today)]?.askedAt,
            let covered = subject.heartbeats.coveredFrom, let day = subject.day
        else { return }
        let from = max(covered, dayZone.start(of: day))
        let known = subject.heartbeats.rows.lazy.map(\.time).filter { $0 >= from && $0 <= asked.wall }
        let difference = total.seconds - Durations.total(ofSorted: known)
        guard var last = unexplained, last.from == from else {
            unexplained = Unexplained(from: from, difference: difference)
            return
        }
        let isDue = last.lastRecheck.map { now.uptime - $0 >= 600 } ?? true
        if difference > last.difference + 5, isDue {
            last.lastRecheck = now.uptime
            plan.again(from: from, to: now.wall - FeedPlan.overlap, offset: viewerZone.offset(at: now.wall))
            makeDue(.feed, at: now)
        }
        last.difference = max(last.difference, difference)
        unexplained = last
    }
}
