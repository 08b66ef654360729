import HackatimeAPI

/// Whether requests may be sent at all. Tracks rate limits and lost connections.
struct ConnectionGate: Sendable {
    /// No request is sent before this time, on the uptime clock.
    private(set) var holdUntil: Double = 0
    /// The part of the wait that the server demands. A person cannot shorten it.
    private(set) var limitedUntil: Double = 0
    /// One request finds out whether the limit is over. All others wait for its result.
    private(set) var isProbing = false
    private var connectionFailures = 0

    func isOpen(at now: Moment) -> Bool { now.uptime >= holdUntil }

    /// The server accepts no requests until this uptime.
    mutating func limit(until uptime: Double) {
        limitedUntil = max(limitedUntil, uptime)
        holdUntil = max(holdUntil, limitedUntil)
        isProbing = true
    }

    /// The server answered a request that was sent after the limit ended. A request that was in flight when the limit
    /// started proves nothing.
    ///
    /// - Returns: Whether this ended the probing.
    mutating func answered(askedAt: Moment?) -> Bool {
        guard isProbing, let askedAt, askedAt.uptime >= limitedUntil else { return false }
        isProbing = false
        return true
    }

    /// Every request meets the same dead connection, so there is one shared wait, counted once.
    ///
    /// - Returns: When the wait ends, on the uptime clock.
    mutating func connectionFailed(at now: Moment, _ jitter: inout SplitMix64) -> Double {
        if now.uptime >= holdUntil {
            connectionFailures += 1
            holdUntil = now.uptime + Pace.backOff(failures: connectionFailures) * jitter.between(0.8, 1.2)
        }
        return holdUntil
    }

    /// Ends the wait after a lost connection, but not a rate limit.
    mutating func tryConnectionAgain() {
        if connectionFailures > 0 { holdUntil = limitedUntil }
    }

    /// A request succeeded.
    ///
    /// - Returns: Whether the connection had been lost.
    mutating func connectionIsBack() -> Bool {
        guard connectionFailures > 0 else { return false }
        tryConnectionAgain()
        connectionFailures = 0
        return true
    }
}
