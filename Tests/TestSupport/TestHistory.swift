package import HackatimeAPI
package import HackatimeHistory
package import Tracker
import Locks

/// The real history, in memory by default, without a thread of its own: an answer is written before the call returns,
/// as before an outcome is posted.
package final class TestHistory: Sendable {
    private struct State {
        var jobs: [@Sendable () -> Void] = []
        var now = 0.0
        var asked: [HistoryQuery] = []
        var isUnreadable = false
        var lastID: UInt64 = 1 << 32
    }

    package let store: HistoryStore
    /// Also held by the store's closures.
    private final class Shared: Sendable {
        let state: Mutex<State>

        init(now: Double) { state = Mutex(State(now: now)) }

        func withLock<T: Sendable>(_ body: (inout State) -> T) -> T { state.withLock { body(&$0) } }
    }

    private let state: Shared

    package init(_ location: StoreLocation = .memory, now: Double, searchLimit: Int = HistoryStore.searchLimit) {
        let state = Shared(now: now)
        self.state = state
        store = HistoryStore(location, searchLimit: searchLimit, clock: { state.withLock { $0.now } }) { job in
            state.withLock { $0.jobs.append(job) }
        }
    }

    /// With these heartbeats, and everything up to `now` covered.
    package convenience init(_ rows: [Heartbeat], now: Double, searchLimit: Int = HistoryStore.searchLimit) {
        self.init(now: now, searchLimit: searchLimit)
        add(rows)
    }

    // MARK: What the program does with it

    package func remembered(zone: ZoneRules, now: Double, rows: Int) -> Remembered {
        state.withLock { $0.now = now }
        return isUnreadable ? Remembered() : store.remembered(zone: zone, now: now, rows: rows)
    }

    package func recall(_ query: HistoryQuery, at now: Double) -> HistoryAnswer {
        state.withLock { state in
            state.now = now
            state.asked.append(query)
        }
        return isUnreadable ? .unreadable : store.recall(query)
    }

    package func keep(_ note: HistoryNote) {
        store.keep(note)
        settle()
    }

    /// By the server's clock if this machine's is wrong.
    package func remember(_ outcome: APIResult, at now: Double) {
        state.withLock { $0.now = now }
        let isWrong = outcome.serverTime.map { abs($0 - now) > 60 } ?? false
        store.remember(outcome, at: isWrong ? outcome.serverTime ?? now : now)
        settle()
    }

    /// Passes an outcome to a tracker, and then the history's new coverage.
    package func hand(_ result: APIResult, to tracker: inout Tracker, at now: Moment) -> [Tracker.Action] {
        remember(result, at: now.wall)
        let actions = tracker.received(result, at: now).actions
        guard case .success = result.result else { return actions }
        switch result.call {
        case .heartbeats, .dayTotals: return actions + spoken(to: &tracker, at: now)
        default: return actions
        }
    }

    package func spoken(to tracker: inout Tracker, at now: Moment) -> [Tracker.Action] {
        guard case .coverage(let coverage) = recall(.coverage, at: now.wall) else { return [] }
        return tracker.setCoverage(coverage, at: now)
    }

    /// All heartbeats, oldest first.
    package var rows: [Heartbeat] {
        guard case .rows(let page) = store.recall(.rows(RowQuery(.newest, count: 50_000))) else { return [] }
        return page.rows
    }

    private func settle() {
        while let job = state.withLock({ $0.jobs.isEmpty ? nil : $0.jobs.removeFirst() }) { job() }
    }

    // MARK: What tests do with it

    /// Nothing can be read, as on a broken disk.
    package var isUnreadable: Bool {
        get { state.withLock { $0.isUnreadable } }
        set { state.withLock { $0.isUnreadable = newValue } }
    }

    /// The queries since `forget`, in order.
    package var asked: [HistoryQuery] { state.withLock { $0.asked } }

    package var rowQueries: [RowQuery] {
        asked.compactMap { if case .rows(let query) = $0 { query } else { nil } }
    }

    package func forget() {
        state.withLock { $0.asked = [] }
    }

    /// As another program on this machine would.
    package func add(_ rows: [Heartbeat]) {
        let times = rows.map(\.time)
        guard let first = times.min(), let last = times.max() else { return }
        fetched(rows, in: TimeWindow(start: first, end: last))
    }

    /// The server no longer has it.
    package func remove(_ row: Heartbeat) {
        fetched([], in: TimeWindow(start: row.time, end: row.time))
    }

    private func fetched(_ rows: [Heartbeat], in window: TimeWindow) {
        let (id, now) = state.withLock { state in
            state.lastID += 1
            return (state.lastID, state.now)
        }
        let page = HeartbeatPage(heartbeats: rows, isUnpaged: true, rowCount: rows.count)
        remember(
            APIResult(
                requestID: RequestID(id), call: .heartbeats(window), dialect: .live,
                result: .success(.heartbeats(page))),
            at: now)
    }
}
