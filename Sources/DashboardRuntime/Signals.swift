import CSystem

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Signals received since the last check.
package struct Signals: Sendable, Equatable {
    /// The signal that ends the process after the terminal is restored.
    package var ending: Int32?
    /// Ctrl-C, or a SIGINT from outside.
    package var interrupt = false
    /// Ctrl-Z, or a SIGTSTP from outside.
    package var stop = false
    /// The process continues after it was stopped.
    package var resumed = false
    package var resized = false

    package init() {}

    /// The received signals. Each is returned once.
    package static func taken() -> Signals {
        let bits = hackatop_signals_take()
        func has(_ number: Int32) -> Bool { bits & (1 << UInt32(number)) != 0 }
        var signals = Signals()
        signals.ending = [SIGHUP, SIGTERM, SIGQUIT].first(where: has)
        signals.interrupt = has(SIGINT)
        signals.stop = has(SIGTSTP)
        signals.resumed = has(SIGCONT)
        signals.resized = has(SIGWINCH)
        return signals
    }

    /// The signal for a terminal that is gone.
    static let hangUp = SIGHUP
}
