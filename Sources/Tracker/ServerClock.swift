import HackatimeAPI

/// The difference between the server's clock and this machine's.
struct ServerClock: Sendable {
    /// Seconds to add to the wall clock to get the server's, when the two are more than a minute apart; else 0.
    var offset: Double = 0

    /// The same moment with the wall clock corrected to the server's.
    func corrected(_ moment: Moment) -> Moment {
        Moment(wall: moment.wall + offset, uptime: moment.uptime)
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
