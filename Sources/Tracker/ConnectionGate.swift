import HackatimeAPI

/// Whether requests may be sent at all. Tracks rate limits and lost connections.
struct ConnectionGate: Sendable {
    /// The server accepts no request before this uptime. Nobody can shorten it.
    private(set) var limitedUntil: Double = 0
    /// Our own wait, on the uptime clock, after a lost connection or a limit. A person may end it.
    private var backOffUntil: Double = 0
    /// One request finds out whether the limit is over. All others wait for its result.
    private(set) var isProbing = false
    /// When the first request since the limit was sent, on the uptime clock. Those that were already in flight when
    /// the limit started prove nothing.
    private var probedAt: Double?
    private var isConnectionLost = false
    /// Lost connections in a row, and limits in a row, each counted once for all requests that meet it.
    private var losses = 0
    private var limits = 0

    /// No request is sent before this uptime.
    var holdUntil: Double { max(limitedUntil, backOffUntil) }

    func isOpen(at now: Moment) -> Bool { now.uptime >= holdUntil }

    /// A request is sent.
    mutating func sent(at now: Moment) {
        if isProbing, probedAt == nil { probedAt = now.uptime }
    }

    /// The server asks us to wait this many seconds. It is obeyed. A limit that follows another, or names no time, gets
    /// a wait of our own, longer each time.
    mutating func limit(_ wait: Double?, askedAt: Moment?, at now: Moment, _ jitter: inout SplitMix64) {
        if !isProbing || isAfterLimit(askedAt) { limits += 1 }
        // It answered.
        losses = 0
        isConnectionLost = false
        isProbing = true
        probedAt = nil
        if let wait { limitedUntil = max(limitedUntil, now.uptime + wait) }
        let own = wait == nil ? max(60, Pace.backOff(failures: limits)) : Pace.backOff(failures: limits - 1)
        let pause = max(wait ?? 0, own)
        backOffUntil = max(backOffUntil, now.uptime + pause + jitter.between(0, min(5, pause / 4)))
    }

    /// The server answered a request.
    ///
    /// - Parameter isClear: It is in order: there will be no limit in a row with the last one.
    /// - Returns: Whether this ended the probing.
    mutating func answered(askedAt: Moment?, isClear: Bool) -> Bool {
        guard isAfterLimit(askedAt) else { return false }
        if isClear { limits = 0 }
        guard isProbing else { return false }
        isProbing = false
        return true
    }

    private func isAfterLimit(_ askedAt: Moment?) -> Bool {
        guard isProbing else { return true }
        guard let probedAt, let askedAt else { return false }
        return askedAt.uptime >= probedAt
    }

    /// Every request meets the same dead connection, so there is one shared wait, counted once.
    ///
    /// - Returns: When the wait ends, on the uptime clock.
    mutating func connectionFailed(at now: Moment, _ jitter: inout SplitMix64) -> Double {
        isConnectionLost = true
        if now.uptime >= holdUntil {
            losses += 1
            backOffUntil = now.uptime + Pace.backOff(failures: losses) * jitter.between(0.8, 1.2)
        }
        return holdUntil
    }

    /// A person wants an answer: ends our own wait, which starts over, but not the server's.
    mutating func tryAgain() {
        backOffUntil = 0
        losses = 0
        limits = 0
    }

    /// The server answered: a wait for the connection is over.
    mutating func connectionIsBack() {
        if isConnectionLost { backOffUntil = 0 }
        isConnectionLost = false
        losses = 0
    }
}
