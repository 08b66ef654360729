package import HackatimeAPI

/// One day's heartbeats by hour of the clock.
package struct DayHours: Sendable, Hashable {
    package var day: CivilDate
    /// The first and the last heartbeat, in seconds since 1970.
    package var first: Double
    package var last: Double
    /// Seconds by hour, 24 of them.
    package var hours: [Double]

    package init(day: CivilDate, first: Double, last: Double, hours: [Double]) {
        self.day = day
        self.first = first
        self.last = last
        self.hours = hours
    }

    /// Seconds counted before a time of the clock, as if each hour's work were spread evenly over it.
    package func seconds(beforeHour hour: Int, minute: Int) -> Double {
        hours.indices.contains(hour)
            ? hours[..<hour].reduce(0, +) + hours[hour] * Double(minute) / 60 : hours.reduce(0, +)
    }
}

/// Work without a long pause. What is counted of the pause after it belongs to it, as in the server's sessions, so that
/// the sessions of a day add up to its total.
package enum Sessions {
    /// A longer pause begins a new session. In seconds.
    package static let longestPause = 900.0

    /// - Parameter times: Of heartbeats, ascending.
    package static func of(_ times: [Double]) -> [Span] {
        var sessions: [Span] = []
        var before = -Double.infinity
        for time in times {
            if time - before > longestPause {
                if let last = sessions.indices.last {
                    sessions[last].end += Durations.longestGap
                    sessions[last].duration += Durations.longestGap
                }
                sessions.append(Span(start: time, end: time, duration: 0))
            } else {
                sessions[sessions.count - 1].duration += Durations.gap(from: before, to: time)
                sessions[sessions.count - 1].end = time
            }
            before = time
        }
        return sessions
    }
}
