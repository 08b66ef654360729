import CSystem

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Sleeps in `poll` on the keyboard, the wake signal and, while it accepts no output, the terminal. There is no regular
/// timer: without a deadline, it sleeps until something happens.
package final class PollSleeper: Sleeper {
    private let input: Int32
    private let output: Int32
    private let signal: WakeSignal
    private let uptime: () -> Double
    /// Wakes at the deadline even if the machine slept in the meantime: a laptop opened in the morning must not show
    /// yesterday for up to a minute.
    private let timer = hackatop_timer_open()
    /// Wakes when the machine's clock is set, as after a pause that its uptime does not count.
    private let clockWatch = hackatop_clock_watch_open()
    /// The uptime for which the timer is set.
    private var timerEnd: Double?

    package init(input: Int32, output: Int32, signal: WakeSignal, uptime: @escaping () -> Double) {
        self.input = input
        self.output = output
        self.signal = signal
        self.uptime = uptime
    }

    deinit {
        if timer >= 0 { close(timer) }
        if clockWatch >= 0 { close(clockWatch) }
    }

    package func sleep(until: Double?, wantsOutput: Bool) -> Waking {
        let wait = until.map { $0 - uptime() }
        let isTimed = setTimer(wait, until: until)
        var descriptors = [
            pollfd(fd: input, events: Int16(POLLIN), revents: 0),
            pollfd(fd: signal.descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wantsOutput ? output : -1, events: Int16(POLLOUT), revents: 0),
            pollfd(fd: isTimed ? timer : -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: clockWatch, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&descriptors, nfds_t(descriptors.count), isTimed ? -1 : milliseconds(wait)) > 0 else { return [] }
        if descriptors[1].revents != 0 { signal.clear() }
        if descriptors[3].revents != 0 { timerEnd = nil }
        var waking: Waking = []
        if descriptors[4].revents != 0, hackatop_clock_watch_take(clockWatch) { waking.insert(.clockSet) }
        let keyboard = Int32(descriptors[0].revents)
        if keyboard & (POLLHUP | POLLERR | POLLNVAL) != 0 {
            waking.insert(.hangUp)
        } else if keyboard & POLLIN != 0 {
            // Input is ready but empty: the other end is gone.
            waking.insert(hackatop_input_ended(input) ? .hangUp : .input)
        }
        if descriptors[2].revents != 0 { waking.insert(.output) }
        return waking
    }

    /// Short waits need no timer, because the machine hardly sleeps during them. After a key, the deadline is mostly
    /// unchanged: with a millisecond of tolerance, the timer need not be set again.
    private func setTimer(_ wait: Double?, until: Double?) -> Bool {
        guard let wait, let until, wait > 1, timer >= 0 else { return false }
        if let timerEnd, timerEnd >= until, timerEnd < until + 0.002 { return true }
        let set = min(wait + 0.001, 86_400)
        timerEnd = set < 86_400 ? until + 0.001 : nil
        return hackatop_timer_set(timer, set)
    }

    /// Rounded up, so that the deadline has passed on waking.
    private func milliseconds(_ wait: Double?) -> Int32 {
        guard let wait else { return -1 }
        return Int32(max(0, min((wait * 1000).rounded(.up), 86_400_000)))
    }
}
