import HackatimeAPI

/// What is requested and when. Each endpoint and person has one request in flight at a time. The scheduler does not
/// know what the values mean.
struct Scheduler: Sendable {
    var cadence: Cadence
    var gate = ConnectionGate()
    var jitter: SplitMix64
    private(set) var requests: [RequestKey: RequestState] = [:]
    private(set) var inFlight: [RequestID: RequestKey] = [:]
    var dialects: [Endpoint: Dialect] = [:]
    /// Calls this server does not have.
    var unsupported: Set<UnsupportedCall> = []
    /// When the server last answered, on the uptime clock.
    private var answeredAt = -Double.infinity
    /// What was in flight when the process was stopped.
    private var interrupted: Set<RequestKey> = []
    private var lastRequestID: UInt64 = 0

    init(seed: UInt64, interval: Double) {
        jitter = SplitMix64(seed: seed)
        cadence = Cadence(interval: interval)
    }

    /// The state of a series of requests. A series without requests is new.
    subscript(key: RequestKey) -> RequestState {
        get { requests[key] ?? RequestState() }
        set { requests[key] = newValue }
    }

    func isUnsupported(_ key: RequestKey) -> Bool { unsupported.contains(UnsupportedCall(key)) }

    /// Seconds since the last request.
    func since(_ key: RequestKey, at now: Moment) -> Double {
        requests[key]?.lastAsked.map { now.uptime - $0 } ?? .infinity
    }

    /// Not in flight, not planned, and supported by the server.
    func isFree(_ key: RequestKey, at now: Moment) -> Bool {
        guard !isUnsupported(key) else { return false }
        guard let state = requests[key] else { return true }
        if let due = state.due, state.isFailing || due <= now.uptime { return false }
        return state.requestID == nil
    }

    /// A failure that may be over, with no retry planned.
    func hasPassed(_ key: RequestKey, at now: Moment) -> Bool {
        guard let state = requests[key], state.isFailing, state.due == nil else { return false }
        return state.mayPass || since(key, at: now) >= Pace.lastingEvery
    }

    // MARK: Planning

    /// Plans a request for now unless one is in flight or was just sent.
    mutating func makeDue(_ key: RequestKey, at now: Moment, unlessAskedWithin seconds: Double) {
        var state = self[key]
        guard state.requestID == nil else { return }
        if let last = state.lastAsked, seconds > 0, now.uptime - last < seconds, !state.isFailing { return }
        state.due = min(state.due ?? now.uptime, now.uptime)
        requests[key] = state
    }

    /// Plans the next tick; `isBarred` when a tick could not request anything.
    mutating func planNextPoll(at now: Moment, isBarred: Bool) {
        guard !isBarred, cadence.isRunning else {
            cadence.stop()
            for (key, state) in requests where state.isFailing || key.endpoint.policy.isBackground {
                requests[key]?.due = nil
            }
            return
        }
        cadence.plan(at: now, &jitter)
    }

    /// When the next request is due automatically, on the uptime clock. Requests that are not allowed wait for another
    /// event.
    func nextDue(mayAsk: (RequestKey) -> Bool) -> Double? {
        // While probing, everything else that is due waits for the result of the request in flight.
        guard !(gate.isProbing && !inFlight.isEmpty) else { return nil }
        var next: Double?
        for (key, state) in requests where state.requestID == nil && mayAsk(key) {
            if let due = state.due { next = min(next ?? .infinity, max(due, gate.holdUntil)) }
        }
        return next
    }

    // MARK: Requests

    /// Starts a request.
    ///
    /// - Parameter acceptsAge: Maximum age, in seconds, of a response from another program.
    mutating func begin(
        _ key: RequestKey, _ call: APICall, dialect: Dialect? = nil, acceptsAge: Double, at now: Moment
    ) -> Tracker.Action {
        var state = self[key]
        lastRequestID += 1
        let requestID = RequestID(lastRequestID)
        let tag = key.endpoint.policy.keepsTag && state.answered == call ? state.entityTag : nil
        state.due = nil
        state.requestID = requestID
        state.call = call
        state.askedAt = now
        state.lastAsked = now.uptime
        state.isWished = false
        requests[key] = state
        inFlight[requestID] = key
        gate.sent(at: now)
        return .ask(
            APIRequest(
                requestID: requestID, call: call, dialect: dialect ?? dialects[key.endpoint] ?? .documented,
                entityTag: tag, acceptsAge: acceptsAge))
    }

    /// The same call may belong to a pane and to a page.
    func isInFlight(_ call: APICall) -> Bool { inFlight.values.contains { requests[$0]?.call == call } }

    /// The series that a result belongs to; `nil` when the request was cancelled.
    func key(of result: APIResult) -> RequestKey? {
        guard let key = inFlight[result.requestID], requests[key]?.call == result.call else { return nil }
        return key
    }

    /// A request is no longer in flight.
    ///
    /// - Parameter asOf: When another program sent it, in seconds since 1970; `nil` if none did.
    mutating func end(_ result: APIResult, askedAt asOf: Double?) {
        guard let key = inFlight.removeValue(forKey: result.requestID) else { return }
        requests[key]?.requestID = nil
        if let asOf { requests[key]?.askedAt?.wall = asOf }
    }

    /// A response arrived: it is held under the server's tag.
    mutating func succeeded(_ key: RequestKey, _ result: APIResult) {
        requests[key]?.failingSince = nil
        requests[key]?.failures = 0
        requests[key]?.answered = result.call
        if case .success(.unchanged) = result.result, result.entityTag == nil { return }
        requests[key]?.entityTag = result.entityTag
    }

    /// Cancels a request and forgets its state.
    mutating func forget(_ key: RequestKey) -> [Tracker.Action] {
        guard let state = requests.removeValue(forKey: key), let requestID = state.requestID else { return [] }
        inFlight[requestID] = nil
        return [.cancel(requestID)]
    }

    /// A person is no longer followed.
    mutating func forget(_ target: Target) {
        for key in requests.keys where key.target == target { requests[key] = nil }
    }

    /// Cancels everything except a look-up, which belongs to no view.
    mutating func cancelAll(keepingLookUp: Bool) -> [Tracker.Action] {
        var actions: [Tracker.Action] = []
        let isKept = { (key: RequestKey) in keepingLookUp && key.endpoint == .lookUp }
        for (requestID, key) in inFlight.sorted(by: { $0.key.number < $1.key.number }) where !isKept(key) {
            actions.append(.cancel(requestID))
            inFlight[requestID] = nil
            requests[key]?.requestID = nil
            // It had no response, so the next request must not be skipped as too early.
            requests[key]?.lastAsked = nil
        }
        for key in requests.keys where !isKept(key) { requests[key]?.due = nil }
        return actions
    }

    // MARK: Suspending

    /// The process is stopped: nothing may be in flight.
    mutating func suspend() -> [Tracker.Action] {
        interrupted = Set(inFlight.values)
        return cancelAll(keepingLookUp: false)
    }

    /// What was in flight when the process was stopped is due again.
    mutating func resume(at now: Moment) {
        for key in interrupted { requests[key]?.due = now.uptime }
        interrupted = []
    }

    /// Requests sent while the clock was wrong were sent at the same uptime. Only their wall-clock time is corrected.
    mutating func moveClock(by seconds: Double) {
        for key in requests.keys { requests[key]?.askedAt?.wall += seconds }
    }

    // MARK: Failures

    /// A person wants an answer: our own waits end, and start over.
    mutating func tryAgain() {
        gate.tryAgain()
        for key in requests.keys { requests[key]?.failures = 0 }
    }

    /// After a limit, everything that is due follows the probing request, one by one.
    mutating func spreadOut(about target: Target, at now: Moment) {
        var wait = 0.0
        for endpoint in Endpoint.allCases {
            let key = RequestKey(target: target, endpoint: endpoint)
            guard let state = requests[key], state.requestID == nil, let due = state.due, due <= now.uptime else {
                continue
            }
            wait += jitter.between(2, 4)
            requests[key]?.due = now.uptime + wait
        }
    }

    /// The server answered. What failed when everything did is retried at once, and not what fails by itself.
    mutating func answered(for target: Target, at now: Moment) {
        gate.connectionIsBack()
        for (key, state) in requests where key.target == target && state.due != nil && state.mayPass {
            guard let since = state.failingSince, since >= answeredAt else { continue }
            requests[key]?.due = now.uptime
        }
        answeredAt = now.uptime
    }

    /// The limit applies to the address, for every call.
    ///
    /// - Parameter wait: Seconds, as the server says; `nil` where it names no time.
    mutating func limited(_ key: RequestKey, wait: Double?, askedAt: Moment?, at now: Moment) {
        gate.limit(wait, askedAt: askedAt, at: now, &jitter)
        noteFailure(of: key, inRow: 0, at: now)
        requests[key]?.mayPass = true
        requests[key]?.due = cadence.isRunning ? gate.holdUntil : nil
    }

    /// Notes a failure, and plans a retry where that may help.
    mutating func failed(_ key: RequestKey, mayPass: Bool, isDeadConnection: Bool, at now: Moment) {
        let failures = mayPass && !isDeadConnection ? self[key].failures + 1 : 0
        noteFailure(of: key, inRow: failures, at: now)
        requests[key]?.mayPass = mayPass
        guard mayPass, cadence.isRunning else { return }
        if isDeadConnection {
            requests[key]?.due = gate.connectionFailed(at: now, &jitter)
        } else {
            requests[key]?.due = now.uptime + Pace.backOff(failures: failures) * jitter.between(0.8, 1.2)
        }
    }

    private mutating func noteFailure(of key: RequestKey, inRow failures: Int, at now: Moment) {
        guard var state = requests[key] else { return }
        state.failingSince = failures == 0 ? now.uptime : state.failingSince ?? now.uptime
        state.failures = failures
        requests[key] = state
    }
}
