/// How the loop waits. A scripted one stands in for it in tests.
package protocol Sleeper: AnyObject {
    /// Returns as soon as something is there: input, a wake signal, room for output when `wantsOutput`, or the
    /// uptime `until`. `nil` waits for ever.
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
    /// The terminal takes output again.
    package static let output = Waking(rawValue: 4)
}
