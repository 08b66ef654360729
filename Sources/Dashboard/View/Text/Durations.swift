/// Durations as text. Minutes are rounded down, so that a figure never claims more than was tracked.
package enum Durations {
    /// `0m`, `<1m`, `47m`, `2h 05m`, `104h 10m`. Anything else is `0m`.
    package static func text(_ seconds: Double) -> String {
        guard seconds > 0 else { return "0m" }
        let minutes = wholeMinutes(seconds)
        if minutes == 0 { return "<1m" }
        if minutes < 60 { return "\(minutes)m" }
        return "\(minutes / 60)h \(twoDigits(minutes % 60))m"
    }

    /// `~2h 05m`: not all is known, so it may be more.
    package static func atLeast(_ seconds: Double) -> String { "~" + text(seconds) }

    /// With short whole hours: a goal of `4h`, not `4h 00m`.
    package static func short(_ seconds: Double) -> String {
        let minutes = wholeMinutes(seconds)
        return minutes >= 60 && minutes % 60 == 0 ? "\(minutes / 60)h" : text(seconds)
    }

    /// The remaining time, rounded up: it is 0 only when nothing is missing.
    package static func rest(_ seconds: Double) -> String {
        guard seconds > 0 else { return "0m" }
        return text((min(seconds, limit) / 60).rounded(.up) * 60)
    }

    /// A pause in the feed: `47 min`, `3h 20m`, `2 days`.
    package static func pause(_ seconds: Double) -> String {
        let minutes = wholeMinutes(seconds)
        if minutes < 60 { return "\(minutes) min" }
        if minutes < 48 * 60 { return text(seconds) }
        return "\(minutes / (24 * 60)) days"
    }

    /// Longer than any account's age, and safe to convert to an `Int`.
    static let limit = 1e13

    static func wholeMinutes(_ seconds: Double) -> Int {
        guard seconds > 0 else { return 0 }
        return Int(min(seconds, limit) / 60)
    }
}

/// A number from 0 to 99 with two digits.
func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
}
