import HackatimeAPI

/// How often to ask: pure functions, all in seconds.
package enum Pace {
    /// What `+` and `-` step through; 0 asks only on request.
    package static let intervals: [Double] = [0, 10, 15, 30, 60, 120, 300]
    /// The pace once nothing has happened for `quietAfter`.
    static let slow: Double = 120
    static let quietAfter: Double = 15 * 60
    /// The newest heartbeat is asked for this often even if the total stands still.
    static let newestEvery: Double = 120
    static let statsEvery: Double = 5 * 60
    /// Heartbeats are asked for this often, and without a sign of new ones, while they keep coming.
    static let feedEvery: Double = 60
    /// They keep coming as long as the newest is no older than this.
    static let activeFor: Double = 180
    /// What polls may ask in one interval, by the clock and not by their number, which jitter changes: a little less
    /// than one and a half, because what is saved may be asked in the next hour.
    static let calls: Double = 1.47
    /// So much of it is kept for later.
    static let maxQuestions: Double = 3
    /// The zone can have changed, and the server's day with it.
    static let profileEvery: Double = 24 * 60 * 60
    /// Editors send late what they queued: the server's totals of the last days are looked at once a day.
    static let comparedEvery: Double = 24 * 60 * 60
    /// What will not pass as far as anybody can tell (a key that is not known, a question that is not understood) is
    /// tried again all the same: the trouble may have been a proxy's, and nobody be there to press a key.
    static let lastingEvery: Double = 15 * 60
    static let refreshAtMostEvery: Double = 5

    /// The interval to poll at.
    static func interval(_ chosen: Double, quietFor: Double) -> Double {
        quietFor >= quietAfter ? max(chosen, slow) : chosen
    }

    /// The age in seconds at which an answer another program got is good enough at this interval.
    static func acceptedAge(every interval: Double) -> Double {
        interval > 0 ? interval * 0.95 : refreshAtMostEvery - 1
    }

    /// The next longer or shorter interval. Longer than the longest is 0, "only on request"; from 0 no shorter.
    package static func longer(than interval: Double) -> Double {
        if interval == 0 { return 0 }
        return intervals.first { $0 > interval } ?? 0
    }

    /// See `longer(than:)`.
    package static func shorter(than interval: Double) -> Double {
        if interval == 0 { return intervals.last ?? 60 }
        return intervals.last { $0 < interval && $0 > 0 } ?? interval
    }

    /// How long to wait after so many failures in a row: 15 s, doubling, at most 10 minutes. The caller adds
    /// jitter, so that a room full of people does not come back at the same second.
    static func backOff(failures: Int) -> Double {
        min(600, 15 * Double(1 << min(max(failures - 1, 0), 10)))
    }
}
