import HackatimeAPI

/// The difference between the server's clock and this machine's.
struct ServerClock: Sendable {
    /// Seconds to add to the wall clock to get the server's, when the two are more than a minute apart; else 0.
    var offset: Double = 0
    /// What the wall clock was ahead of the uptime.
    private var lead: Double?

    /// The same moment with the wall clock corrected to the server's.
    func corrected(_ moment: Moment) -> Moment {
        Moment(wall: moment.wall + offset, uptime: moment.uptime)
    }

    /// Whether the wall clock was set since the last call, by more than half a minute. So it is too after a virtual machine
    /// was paused, which its uptime does not count.
    mutating func wasSet(at moment: Moment) -> Bool {
        let before = lead
        let now = moment.wall - moment.uptime
        lead = now
        guard let before, abs(now - before) > 30 else { return false }
        // It was measured against the clock as it was.
        offset = 0
        return true
    }

    /// A difference of more than a minute means a wrong clock here, not a slow network.
    ///
    /// - Returns: By how many seconds the corrected clock jumped; `nil` if it did not.
    mutating func adopt(_ serverTime: Double?, at moment: Moment) -> Double? {
        // A server clock in another century is wrong. Accepted: 2001 to 2100.
        guard let serverTime, (978_307_200...4_102_444_800).contains(serverTime) else { return nil }
        let measured = serverTime - moment.wall
        guard abs(measured - offset) > 30 else { return nil }
        let before = offset
        offset = abs(measured) > 60 ? measured : 0
        return offset - before
    }
}
