/// Time computed from heartbeats, the way the server does it.
public enum Durations {
    /// The maximum that a gap between two heartbeats counts, in seconds.
    public static let longestGap: Double = 120

    /// Seconds worked, from heartbeat times in ascending order. The gaps, each at most two minutes, are summed as
    /// floating point and rounded once, half to even.
    public static func total(ofSorted times: some Sequence<Double>) -> Double {
        var sum = 0.0
        var previous: Double?
        for time in times {
            if let previous { sum += gap(from: previous, to: time) }
            previous = time
        }
        return sum.rounded(.toNearestOrEven)
    }

    /// What the time between two heartbeats counts, in seconds. Going back in time counts nothing.
    package static func gap(from earlier: Double, to later: Double) -> Double {
        min(max(later - earlier, 0), longestGap)
    }
}
