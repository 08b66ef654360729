import CSystem

/// One thread can sleep on this in `poll`, and any thread can wake it.
package struct WakeSignal: Sendable {
    /// The descriptor to poll for input.
    package let descriptor: Int32
    /// The descriptor that a signal handler writes to.
    package let writeEnd: Int32

    /// `nil` if the process has no file descriptor left.
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

    /// Resets the signal. Check for work after this call, never before.
    package func clear() {
        hackatop_wake_clear(descriptor)
    }
}
