import HackatimeAPI
import Tracker

extension HistoryStore {
    /// The file for claims; `nil` while the history is not in a file that other programs can see.
    func lockPath() -> String? {
        guard let file else { return nil }
        do throws(StoreError) {
            // Programs that start at the same time need the file for their claims, even if it holds no data yet.
            if file.inode == nil { try file.create() }
            return file.lockPath
        } catch {
            _ = goOnInMemory(error)
            return nil
        }
    }

    /// Records a rate limit of this many seconds for all programs of the account. Called on the client's thread.
    ///
    /// - Parameter isNamed: The server named the time.
    func noteLimit(of seconds: Double, isNamed: Bool) {
        guard file != nil else { return }
        let now = clock()
        _ = write { database throws(StoreError) in
            // Several programs may report it at the same time. The longest limit counts.
            if let known = try database.limit(), known.since <= now, known.until >= now + seconds { return }
            try database.setLimit(since: now, until: now + seconds, isNamed: isNamed)
        }
    }

    /// Seconds to add to this machine's clock to get the one that answers are dated by, as another program found it.
    var clockOffset: Double {
        get { (file == nil ? nil : read { database throws(StoreError) in try database.clockOffset() }) ?? 0 }
        set {
            guard file != nil else { return }
            _ = write { database throws(StoreError) in try database.setClockOffset(newValue) }
        }
    }

    /// Remaining seconds of the limit; `nil` if there is none. Called on the reading thread.
    func limitLeft() -> (left: Double, isNamed: Bool)? {
        let now = clock()
        // A clock that was set back must not turn it into a limit of days.
        guard let limit = read({ database throws(StoreError) in try database.limit() }) ?? nil, limit.since <= now,
            limit.until > now
        else { return nil }
        return (limit.until - now, limit.isNamed)
    }

    /// A value stored by any program that is as young as the request accepts. Called on the reading thread.
    ///
    /// - Parameter offset: Seconds to add to this machine's clock to get the clock that results are dated by.
    func shared(_ request: APIRequest, offset: Double = 0) -> APIResult? {
        guard request.acceptsAge > 0 else { return nil }
        let now = clock() + offset
        let oldest = now - request.acceptsAge
        let found = read { database throws(StoreError) -> RememberedAnswer? in
            let call = request.call
            if case .heartbeats(let window) = call {
                guard let askedAt = try database.fetched(window, since: oldest) else { return nil }
                let rows = try database.heartbeats(from: window.start, to: window.end)
                let page = HeartbeatPage(heartbeats: rows, isUnpaged: true, rowCount: rows.count)
                return RememberedAnswer(
                    call: call, dialect: request.dialect, answer: .heartbeats(page), asOf: askedAt)
            }
            if call == .newestHeartbeat, let found = try database.newestFetched(since: oldest, now: now) {
                return RememberedAnswer(
                    call: call, dialect: request.dialect, answer: .newest(found.heartbeat), asOf: found.askedAt)
            }
            guard let kept = try database.answer(to: call), call.isAnswered(by: kept.call),
                kept.dialect == request.dialect, kept.asOf >= oldest, kept.asOf <= now + 60
            else { return nil }
            return kept
        }
        guard let found, let answer = found else { return nil }
        // The other program may count the days of another zone.
        if case .heartbeats = request.call { perform { [self] in countOlder() } }
        return APIResult(
            requestID: request.requestID, call: request.call, dialect: request.dialect,
            result: .success(answer.answer), answeredAt: min(answer.asOf, now) - offset)
    }
}
