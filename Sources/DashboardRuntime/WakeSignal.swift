import CSystem

/// Something one thread can sleep on in `poll`, and any thread can wake.
package struct WakeSignal: Sendable {
    /// What the sleeper polls for input.
    package let descriptor: Int32
    /// What a signal handler writes to.
    package let writeEnd: Int32

    /// `nil` when the process has no file descriptor left.
    package init?() {
        var reading: Int32 = -1
        var writing: Int32 = -1
        guard hackatop_wake_open(&reading, &writing) else { return nil }
        descriptor = reading
        writeEnd = writing
    }

    package func wake() {
        hackatop_wake(writeEnd)
    }

    /// Lets the sleeper sleep again. The caller looks for work after this call, never before.
    package func clear() {
        hackatop_wake_clear(descriptor)
    }
}
