package import HackatimeAPI

/// A harness's requests to a client that answers from another thread, and their outcomes, one after the other.
package final class RequestsUnderWay {
    package let outcomes = OutcomeBox()
    private var open: [RequestID: APIRequest] = [:]
    private var taken = 0

    package init() {}

    package var isEmpty: Bool { open.isEmpty }
    package var calls: [APICall] { open.values.map(\.call) }

    package func add(_ request: APIRequest) { open[request.requestID] = request }
    package func remove(_ id: RequestID) { open[id] = nil }

    /// Waits for the next outcome; `nil` after a minute.
    package func next() -> APIResult? {
        let all = outcomes.wait(count: taken + 1)
        guard all.count > taken else { return nil }
        defer { taken += 1 }
        open[all[taken].requestID] = nil
        return all[taken]
    }
}
