package import HackatimeAPI

/// Finds the zone of a profile that the server does not tell: the offsets at which our own sum since midnight is the
/// server's total of today. Each comparison leaves those that agree with it and with all before it.
///
/// A value without a clock. Times are seconds since 1970, offsets are seconds east of UTC.
package struct ZoneFinder: Sendable, Hashable {
    /// The offsets that agree with everything so far.
    package private(set) var offsets = Self.all
    /// How many comparisons in a row these offsets agree with.
    private var agreed = 0
    /// How many comparisons in a row no offset agreed with.
    private var misses = 0
    /// When the total that was compared last was requested.
    private var last = -Double.infinity

    /// Every quarter of an hour of the globe once. Offsets that are a day apart have the same midnights; of those, the
    /// ones where more people live are in the list.
    package static let all = Array(stride(from: -10 * 3_600, to: 14 * 3_600, by: 900))

    package static let day = 86_400.0
    /// Around a full quarter of an hour somebody's day begins, and the server's clock may differ from ours.
    private static let margin = 120.0
    /// A comparison can hit a moment when heartbeats were just arriving, so one is not enough.
    private static let enough = 2

    package init() {}

    /// The only offset left, once that is certain.
    package var offset: Int? { agreed >= Self.enough && offsets.count == 1 ? offsets[0] : nil }

    /// Whether the profile's days are certainly other days than those at an offset.
    package func excludes(_ offset: Int) -> Bool {
        if misses > Self.enough { return true }
        return agreed >= Self.enough && !offsets.contains { Self.isSame($0, offset) }
    }

    /// Whether two offsets have the same midnights.
    package static func isSame(_ one: Int, _ other: Int) -> Bool { (one - other) % Int(day) == 0 }

    /// Whether a total requested at this time says something new.
    package func wants(at asked: Double) -> Bool {
        let sinceQuarter = asked - (asked / 900).rounded(.down) * 900
        return asked > last && sinceQuarter >= Self.margin && sinceQuarter <= 900 - Self.margin
    }

    /// Compares a total of the server with our own sums.
    ///
    /// - Parameters:
    ///   - times: All heartbeats of the 24 hours before `asked`, ascending.
    package mutating func compare(total: Double, asked: Double, times: [Double]) {
        guard wants(at: asked) else { return }
        last = asked
        let times = times.filter { $0 <= asked }
        // The sum from each heartbeat to the last one.
        var sums = [Double](repeating: 0, count: times.count + 1)
        for index in times.indices.dropLast().reversed() {
            sums[index] = sums[index + 1] + Durations.gap(from: times[index], to: times[index + 1])
        }
        let agreeing = Self.all.filter { offset in
            let midnight = ((asked + Double(offset)) / Self.day).rounded(.down) * Self.day - Double(offset)
            return abs(sums[times.partitionPoint { $0 < midnight }] - total) <= 1
        }
        let left = offsets.filter(agreeing.contains)
        if !left.isEmpty {
            offsets = left
            agreed += 1
        } else {
            // A clock change, another zone in the profile, or heartbeats that were on their way.
            offsets = agreeing.isEmpty ? Self.all : agreeing
            agreed = agreeing.isEmpty ? 0 : 1
        }
        misses = agreeing.isEmpty ? misses + 1 : 0
    }
}

extension ZoneRules {
    /// A zone without clock changes, named `UTC-5` or `UTC+5:30`.
    package static func fixed(offset: Int) -> ZoneRules? {
        let minutes = abs(offset) / 60
        let rest = minutes % 60
        let name = "UTC\(offset < 0 ? "-" : "+")\(minutes / 60)" + (rest == 0 ? "" : ":\(rest < 10 ? "0" : "")\(rest)")
        return fixed(name: name)
    }

    /// The zone of such a name; `nil` for any other name.
    package static func fixed(name: String) -> ZoneRules? {
        guard name.hasPrefix("UTC"), name.utf8.count > 4, name.utf8.count < 10 else { return nil }
        let amount = name.dropFirst(3)
        guard let sign = amount.first, sign == "+" || sign == "-" else { return nil }
        let parts = amount.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { $0.allSatisfy { $0.isASCII && $0.isNumber } ? Int($0) : nil }
        guard numbers.count == parts.count, (1...2).contains(numbers.count), numbers[0] <= 14,
            numbers.count == 1 || numbers[1] < 60
        else { return nil }
        // In a TZ variable, west is positive.
        let rest = numbers.count == 2 ? ":\(numbers[1])" : ""
        return ZoneRules(name: name, posix: "<UTC>\(sign == "-" ? "" : "-")\(numbers[0])\(rest)")
    }
}
