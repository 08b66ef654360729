import HackatimeAPI

/// Whether the server may be asked at all: rate limits and lost connections.
struct ConnectionGate: Sendable {
    /// Nothing is asked before this, on the uptime clock.
    private(set) var holdUntil: Double = 0
    /// The part of it that is the server's wish: nobody's impatience shortens it.
    private(set) var limitedUntil: Double = 0
    /// Whether the limit is over one question finds out, and all others wait for its answer.
    private(set) var isProbing = false
    private var connectionFailures = 0

    func isOpen(at now: Moment) -> Bool { now.uptime >= holdUntil }

    /// The server wants to be left alone until an uptime.
    mutating func limit(until uptime: Double) {
        limitedUntil = max(limitedUntil, uptime)
        holdUntil = max(holdUntil, limitedUntil)
        isProbing = true
    }

    /// The server answered a question that was asked after the limit's end. One that was under way when the limit came
    /// proves nothing.
    ///
    /// - Returns: Whether this ended the probing.
    mutating func answered(askedAt: Moment?) -> Bool {
        guard isProbing, let askedAt, askedAt.uptime >= limitedUntil else { return false }
        isProbing = false
        return true
    }

    /// Every question meets the same dead connection: one common wait, counted once.
    ///
    /// - Returns: Until when, on the uptime clock.
    mutating func connectionFailed(at now: Moment, _ jitter: inout SplitMix64) -> Double {
        if now.uptime >= holdUntil {
            connectionFailures += 1
            holdUntil = now.uptime + Pace.backOff(failures: connectionFailures) * jitter.between(0.8, 1.2)
        }
        return holdUntil
    }

    /// The wait after a lost connection is over; a limit is not.
    mutating func tryConnectionAgain() {
        if connectionFailures > 0 { holdUntil = limitedUntil }
    }

    /// A question got through.
    ///
    /// - Returns: Whether the connection had been lost.
    mutating func connectionIsBack() -> Bool {
        guard connectionFailures > 0 else { return false }
        tryConnectionAgain()
        connectionFailures = 0
        return true
    }
}
