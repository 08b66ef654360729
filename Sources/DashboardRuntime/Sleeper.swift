/// How the loop waits. Tests use a scripted one.
package protocol Sleeper: AnyObject {
    /// Returns on input, on a wake signal, when the machine's clock is set, when output is possible if `wantsOutput` is set, or at the uptime `until`.
    /// `nil` waits forever.
    func sleep(until: Double?, wantsOutput: Bool) -> Waking
}

/// Why the loop woke.
package struct Waking: OptionSet, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Keys can be read.
    package static let input = Waking(rawValue: 1)
    /// The terminal is gone.
    package static let hangUp = Waking(rawValue: 2)
    /// The machine's clock was set.
    package static let clockSet = Waking(rawValue: 8)
    /// The terminal accepts output again.
    package static let output = Waking(rawValue: 4)
}
