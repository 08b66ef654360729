import HackatimeAPI

/// How often to send requests: pure functions, all in seconds.
package enum Pace {
    /// The steps of `+` and `-`. 0 means only on request.
    package static let intervals: [Double] = [0, 10, 15, 30, 60, 120, 300]
    /// The pace after nothing has happened for `quietAfter`.
    static let slow: Double = 120
    static let quietAfter: Double = 15 * 60
    /// The newest heartbeat is requested this often even if the total does not change.
    static let newestEvery: Double = 120
    static let statsEvery: Double = 5 * 60
    /// While heartbeats keep coming, they are requested this often, even without a sign of new ones.
    static let feedEvery: Double = 60
    /// Heartbeats count as coming while the newest is no older than this.
    static let activeFor: Double = 180
    /// Requests that polls may make in one interval. Counted by the clock and not by the number of polls, which jitter
    /// changes. Slightly less than one and a half, because unused requests may be made in the next hour.
    static let calls: Double = 1.47
    /// The most unused requests kept for later.
    static let maxQuestions: Double = 3
    /// The zone, and with it the server's day, can change.
    static let profileEvery: Double = 24 * 60 * 60
    /// Editors send queued heartbeats late, so the server's totals of the last days are checked once a day.
    static let comparedEvery: Double = 24 * 60 * 60
    /// Any day can change: projects are deleted, renamed or excluded.
    static let yearComparedEvery: Double = 7 * 24 * 60 * 60
    /// The same, when the sum of all time says so.
    static let suspectedEvery: Double = 60 * 60
    /// Servers send sums that are up to an hour old.
    static let totalsLag: Double = 60 * 60 + Durations.longestGap
    /// Errors that look permanent (an unknown key, an invalid request) are retried anyway: a proxy may have caused
    /// them, and there may be no one to press a key.
    static let lastingEvery: Double = 15 * 60
    static let refreshAtMostEvery: Double = 5

    /// The interval to poll at.
    static func interval(_ chosen: Double, quietFor: Double) -> Double {
        quietFor >= quietAfter ? max(chosen, slow) : chosen
    }

    /// The maximum age in seconds of a response from another program that is accepted at this interval.
    static func acceptedAge(every interval: Double) -> Double {
        interval > 0 ? interval * 0.95 : refreshAtMostEvery - 1
    }

    /// The next longer or shorter interval. After the longest comes 0, "only on request"; 0 stays 0.
    package static func longer(than interval: Double) -> Double {
        if interval == 0 { return 0 }
        return intervals.first { $0 > interval } ?? 0
    }

    /// See `longer(than:)`.
    package static func shorter(than interval: Double) -> Double {
        if interval == 0 { return intervals.last ?? 60 }
        return intervals.last { $0 < interval && $0 > 0 } ?? interval
    }

    /// The wait after this many failures in a row: 15 s, doubling, at most 10 minutes. The caller adds jitter, so that
    /// many clients do not return in the same second.
    static func backOff(failures: Int) -> Double {
        failures > 0 ? min(600, 15 * Double(1 << min(failures - 1, 10))) : 0
    }
}
