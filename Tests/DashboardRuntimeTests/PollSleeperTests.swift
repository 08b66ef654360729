import CSystem
import DashboardRuntime
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

struct PollSleeperTests {
    @Test func `A passed deadline does not sleep`() throws {
        let sleeper = PollSleeper(input: -1, output: -1, signal: try #require(WakeSignal()), uptime: { 10 })
        #expect(sleeper.sleep(until: 10, wantsOutput: false) == [])
        #expect(sleeper.sleep(until: -.infinity, wantsOutput: false) == [])
    }

    @Test func `A wake signal given before the sleep ends it and is used up`() throws {
        let signal = try #require(WakeSignal())
        let sleeper = PollSleeper(input: -1, output: -1, signal: signal, uptime: { 0 })
        signal.wake()
        signal.wake()
        #expect(sleeper.sleep(until: nil, wantsOutput: false) == [])
        #expect(sleeper.sleep(until: 0, wantsOutput: false) == [])
    }

    @Test func `Input and its end are told apart`() throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        let sleeper = PollSleeper(input: ends[0], output: ends[1], signal: try #require(WakeSignal()), uptime: { 0 })
        #expect(sleeper.sleep(until: 0, wantsOutput: true) == .output)
        #expect(write(ends[1], "x", 1) == 1)
        #expect(sleeper.sleep(until: nil, wantsOutput: false) == .input)
        var byte: UInt8 = 0
        #expect(read(ends[0], &byte, 1) == 1)
        close(ends[1])
        #expect(sleeper.sleep(until: nil, wantsOutput: false) == .hangUp)
        close(ends[0])
    }

    @Test func `A clock that nobody sets wakes nobody`() throws {
        let watch = hackatop_clock_watch_open()
        #if os(Linux)
            #expect(watch >= 0)
        #endif
        guard watch >= 0 else { return }
        var asked = pollfd(fd: watch, events: Int16(POLLIN), revents: 0)
        #expect(poll(&asked, 1, 0) == 0)
        #expect(!hackatop_clock_watch_take(watch))
        close(watch)
    }

    /// The clock stands still, so only the timer can end this sleep.
    @Test func `A longer sleep ends by the timer that counts the machine's sleep`() throws {
        let sleeper = PollSleeper(input: -1, output: -1, signal: try #require(WakeSignal()), uptime: { 100 })
        #expect(sleeper.sleep(until: 101.1, wantsOutput: false) == [])
        #expect(sleeper.sleep(until: 101.1, wantsOutput: false) == [])
    }
}
