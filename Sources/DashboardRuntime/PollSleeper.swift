import CSystem

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Sleeps in `poll` on the keyboard, the wake signal and, while it takes no output, the terminal. Nothing ticks:
/// without a deadline it sleeps until something happens.
package final class PollSleeper: Sleeper {
    private let input: Int32
    private let output: Int32
    private let signal: WakeSignal
    private let uptime: () -> Double

    package init(input: Int32, output: Int32, signal: WakeSignal, uptime: @escaping () -> Double) {
        self.input = input
        self.output = output
        self.signal = signal
        self.uptime = uptime
    }

    package func sleep(until: Double?, wantsOutput: Bool) -> Waking {
        var asked = [
            pollfd(fd: input, events: Int16(POLLIN), revents: 0),
            pollfd(fd: signal.descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wantsOutput ? output : -1, events: Int16(POLLOUT), revents: 0),
        ]
        guard poll(&asked, nfds_t(asked.count), milliseconds(until: until)) > 0 else { return [] }
        if asked[1].revents != 0 { signal.clear() }
        var waking: Waking = []
        let keyboard = Int32(asked[0].revents)
        if keyboard & (POLLHUP | POLLERR | POLLNVAL) != 0 {
            waking.insert(.hangUp)
        } else if keyboard & POLLIN != 0 {
            // Input is ready and there is none: the other end is gone.
            waking.insert(hackatop_input_ended(input) ? .hangUp : .input)
        }
        if asked[2].revents != 0 { waking.insert(.output) }
        return waking
    }

    /// Rounded up, so that the deadline has passed when the sleeper wakes.
    private func milliseconds(until: Double?) -> Int32 {
        guard let until else { return -1 }
        let wait = ((until - uptime()) * 1000).rounded(.up)
        return Int32(max(0, min(wait, 86_400_000)))
    }
}
