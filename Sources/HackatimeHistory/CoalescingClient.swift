package import HackatimeAPI
import Locks

/// Sends requests through another client, stores the results in a history, and shares them with other programs that use
/// the same file. A recent result of another program is used. If several programs make the same request at the same
/// time, one sends it and the others get `askedElsewhere`. A rate limit for one holds for all.
///
/// A history in memory is stored but not shared.
package final class CoalescingClient: APIClient {
    private let inFlight: InFlightTable
    private let client: any APIClient

    /// - Parameters:
    ///   - post: Called on the other client's thread, after the history has stored the result. A result that needed no
    ///     request is posted on the thread that called `ask`.
    ///   - make: Creates the other client. If it returns `nil`, this initializer fails too.
    package init?(
        _ store: HistoryStore, post: @escaping @Sendable (APIResult) -> Void,
        make: (@escaping @Sendable (APIResult) -> Void) -> (any APIClient)?
    ) {
        let inFlight = InFlightTable(store: store, post: post)
        guard let client = make({ inFlight.close($0) }) else { return nil }
        self.inFlight = inFlight
        self.client = client
    }

    package func ask(_ request: APIRequest) {
        if inFlight.open(request) { client.ask(request) }
    }

    package func cancel(_ requestID: RequestID) {
        client.cancel(requestID)
        inFlight.cancel(requestID)
    }
}

/// The claims in use.
private final class InFlightTable: Sendable {
    private let store: HistoryStore
    private let post: @Sendable (APIResult) -> Void
    /// Seconds to add to the history's clock to get the clock that results are dated by. What an earlier program found
    /// is right until this one has an answer.
    private let offset: Mutex<Double>
    private let lock = RequestLock()
    private let claims = Mutex<[RequestID: UInt64]>([:])
    private let refusals = Mutex(Refusals())

    /// Refused claims. A program that is stopped keeps its claim forever, so the wait is limited.
    private struct Refusals {
        /// When a claim was first refused, by the history's clock.
        var since: [UInt64: Double] = [:]
        /// Claims that are ignored until they are free again.
        var ignored: Set<UInt64> = []
    }

    /// Seconds. Longer than the slowest server is waited for.
    private static let patience = 60.0

    init(store: HistoryStore, post: @escaping @Sendable (APIResult) -> Void) {
        self.store = store
        self.post = post
        offset = Mutex(store.clockOffset)
    }

    /// Returns whether to send the request. If not, the result has been posted.
    func open(_ request: APIRequest) -> Bool {
        guard let path = store.lockPath() else { return true }
        let offset = offset.withLock { $0 }
        if let shared = store.shared(request, offset: offset) {
            refusals.withLock { $0.since[request.call.kind] = nil }
            post(shared)
            return false
        }
        // A person may try before the end of a wait that the server did not name.
        if let limit = store.limitLeft(), limit.isNamed || request.acceptsAge > 0 {
            post(
                APIResult(
                    requestID: request.requestID, call: request.call, dialect: request.dialect,
                    result: .failure(.rateLimited(wait: limit.isNamed ? limit.left : nil))))
            return false
        }
        let kind = request.call.kind
        guard lock.claim(kind, at: path) else {
            if isPassedOver(kind) { return true }
            post(
                APIResult(
                    requestID: request.requestID, call: request.call, dialect: request.dialect,
                    result: .failure(.askedElsewhere)))
            return false
        }
        refusals.withLock { refusals in
            refusals.since[kind] = nil
            refusals.ignored.remove(kind)
        }
        // Another program may have received its result between the check and the claim.
        if let shared = store.shared(request, offset: offset) {
            lock.release(kind)
            post(shared)
            return false
        }
        claims.withLock { $0[request.requestID] = kind }
        return true
    }

    private func isPassedOver(_ kind: UInt64) -> Bool {
        let now = store.clock()
        return refusals.withLock { refusals in
            let since = min(refusals.since[kind] ?? now, now)
            refusals.since[kind] = since
            if now - since >= Self.patience { refusals.ignored.insert(kind) }
            return refusals.ignored.contains(kind)
        }
    }

    func close(_ outcome: APIResult) {
        let now = store.clock()
        // By the server's clock if this machine's is wrong.
        let isWrong = outcome.serverTime.map { abs($0 - now) > 60 } ?? false
        let came = isWrong ? outcome.serverTime ?? now : now
        // Where the server names no time, as long as the tracker waits then.
        if case .failure(.rateLimited(let wait)) = outcome.result {
            store.noteLimit(of: min(wait ?? 60, 3_600), isNamed: wait != nil)
        }
        if case .success = outcome.result {
            // Only a wrong clock is worth a row, and a clock that is right again.
            let old = offset.withLock { offset in
                defer { offset = came - now }
                return offset
            }
            if abs(old - (came - now)) > 5 { store.clockOffset = came - now }
        }
        store.remember(outcome, at: came)
        cancel(outcome.requestID)
        post(outcome)
    }

    func cancel(_ requestID: RequestID) {
        if let kind = claims.withLock({ $0.removeValue(forKey: requestID) }) { lock.release(kind) }
    }
}
