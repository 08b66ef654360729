package import HackatimeAPI
package import Tracker
import Locks

extension HistoryStore {
    package func keep(_ note: HistoryNote) {
        if case .zone(let zone) = note { status.withLock { $0.zone = zone } }
        perform { [self] in
            switch note {
            case .zone: countOlder()
            case .account(let account): belong(to: account)
            default: writeSoon(.note(note))
            }
        }
    }

    private func store(_ note: HistoryNote, in database: Database) throws(StoreError) {
        switch note {
        case .view(let view): try database.setView(view)
        case .lookedUp(let name): try database.addLookUp(name)
        case .friends(let names): try database.setFriends(names)
        case .announcedGoal(let day): try database.setAnnouncedGoal(day)
        case .mark(let mark): try database.add(mark)
        case .unmark(let time): try database.remove(markAt: time)
        case .zone, .account: break
        }
    }

    /// Stores a result. Called on the client's thread, before the result is posted.
    ///
    /// - Parameter now: When the response arrived, in seconds since 1970.
    package func remember(_ outcome: APIResult, at now: Double) {
        guard case .success(let answer) = outcome.result else { return }
        if case .profile(let profile) = answer, let account = profile.id ?? profile.username { belong(to: account) }
        writeSoon(.result(outcome, now))
    }

    private func writeSoon(_ next: Waiting) {
        status.withLock { status in
            // Keys can change the view without end, and only the last one counts.
            if next.isView { status.waiting.removeAll(where: \.isView) }
            status.waiting.append(next)
        }
        writeWaiting()
    }

    /// Writes what waits for the file, oldest first. A result is not held back for long by a locked file: the rest is
    /// tried again after other work, and when that did not help, with whatever comes next.
    private func writeWaiting(attempt: Int = 1) {
        var waiting = status.withLock { status in
            defer { status.waiting = [] }
            return status.waiting
        }
        while let next = waiting.first {
            let isWritten = write { database throws(StoreError) in
                switch next {
                case .result(let outcome, let now): try store(outcome, at: now, in: database)
                case .note(let note): try store(note, in: database)
                }
            }
            guard isWritten else { break }
            waiting.removeFirst()
        }
        let isWaiting = !waiting.isEmpty
        let isPatient = attempt < Self.attempts && status.withLock { $0.patience > 0 }
        status.withLock { status in
            status.waiting = waiting + status.waiting
            // A server can be asked again, a person cannot.
            while status.waiting.count > Self.maxWaiting, let first = status.waiting.firstIndex(where: \.isResult) {
                status.waiting.remove(at: first)
            }
            guard !isWaiting || !isPatient, let file = status.file else { return }
            status.problem = isWaiting ? StoreTrouble.locked(file.path).words : nil
            status.patience = isWaiting ? 0 : Self.patience
        }
        if !isWaiting {
            countOlder()
        } else if isPatient {
            perform { [self] in writeWaiting(attempt: attempt + 1) }
        }
    }

    private static let maxWaiting = 50

    /// Two seconds, with `patience`.
    private static let attempts = 8

    private func store(_ outcome: APIResult, at now: Double, in database: Database) throws(StoreError) {
        guard case .success(let answer) = outcome.result else { return }
        switch (outcome.call, answer) {
        case (.heartbeats(let window), .heartbeats(let page)):
            try Intake(page, window, now).store(zone, in: database)
        case (let call, .unchanged):
            try database.confirm(call, at: now)
            if case .dayTotals(let first, let last, let name) = call {
                try database.confirmServer(from: first, to: last, zoneName: name, at: now)
            }
        case (let call, .newest(let heartbeat?)):
            var changes = RowChanges()
            try database.upsert([heartbeat], &changes)
            try database.recount(changes, zone: zone)
            try database.keep(answer, to: call, outcome.dialect, at: now)
        case (.dayTotals(_, _, let name), .dayTotals(let days)):
            try database.setServer(days, zoneName: name, zone: zone, at: now)
            try database.keep(answer, to: outcome.call, outcome.dialect, at: now)
        case (let call, _): try database.keep(answer, to: call, outcome.dialect, at: now)
        }
    }

    /// Stores the server's totals of days. Called on the client's thread.
    ///
    /// - Parameters:
    ///   - days: Days with their seconds and projects.
    ///   - name: The IANA name of their zone.
    ///   - now: When the server sent them, in seconds since 1970.
    package func setServer(days: [DayTotal], zone name: String, at now: Double) {
        _ = write { database throws(StoreError) in
            try database.setServer(days, zoneName: name, zone: zone, at: now)
        }
    }

    /// Counts older days of the zone in small steps, so that other work can run in between.
    func countOlder() {
        guard let zone, status.withLock({ !$0.isCounting }) else { return }
        status.withLock { $0.isCounting = true }
        countPiece(zone)
    }

    private func countPiece(_ zone: ZoneRules) {
        var isDone = true
        let isWritten = write { database throws(StoreError) in
            try database.catchUp(zone)
            isDone = try database.countOlder(zone, rows: 20_000)
        }
        if isWritten, !isDone, zone == self.zone {
            perform { [self] in countPiece(zone) }
        } else {
            status.withLock { $0.isCounting = false }
            // The zone changed in the meantime.
            if isWritten, zone != self.zone { countOlder() }
        }
    }

    /// Two accounts are never mixed: the file of another account is moved aside.
    private func belong(to account: String) {
        // The account can be read even while another program has locked the file.
        guard let other = read({ database throws(StoreError) in try database.account }) ?? nil else {
            _ = write { database throws(StoreError) in
                if try database.account == nil { try database.setAccount(account) }
            }
            return
        }
        guard other != account else { return }
        status.withLock { $0.waiting = [] }
        reading.withLock { $0 = Link() }
        writing.withLock { $0 = Link() }
        // If the file cannot be moved, it is left, and nothing more is written to it.
        if let file, file.moveAside("account-\(StoreLocation.sanitized(other))", at: clock()) == nil {
            status.withLock { status in
                status.file = nil
                status.problem = StoreTrouble.foreign(file.path).words
            }
        }
        _ = write { database throws(StoreError) in try database.setAccount(account) }
    }
}
