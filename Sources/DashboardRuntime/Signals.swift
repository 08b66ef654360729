import CSystem

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Signals noted since the last look.
package struct Signals: Sendable, Equatable {
    /// The signal that ends the process, after the terminal is given back.
    package var ending: Int32?
    /// Ctrl-C, or a SIGINT from outside.
    package var interrupt = false
    /// Ctrl-Z, or a SIGTSTP from outside.
    package var stop = false
    /// The process goes on after it was stopped.
    package var resumed = false
    package var resized = false

    package init() {}

    /// Those the process has received; each is told once.
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

    /// What a terminal that is gone means.
    static let hangUp = SIGHUP
}
