import DashboardRuntime
import HackatimeAPI
import TestSupport
import Testing

struct MailboxTests {
    @Test func `Posts from many threads all arrive in their thread's order`() throws {
        let signal = try #require(WakeSignal())
        let mailbox = Mailbox(waking: signal)
        let threads = 8
        let each = 2000
        var workers: [Worker<UInt64>] = []
        for thread in 0..<threads {
            let worker = try #require(
                Worker<UInt64> { first in
                    for number in 0..<each { mailbox.post(outcome(first + UInt64(number))) }
                })
            workers.append(worker)
            worker.give(UInt64(thread) << 32)
        }
        // Sleeping on the signal alone must be enough to see everything. A lost wake-up hangs here until the time-out.
        let sleeper = PollSleeper(input: -1, output: -1, signal: signal, uptime: { 0 })
        var came: [UInt64] = []
        while came.count < threads * each {
            _ = sleeper.sleep(until: 60, wantsOutput: false)
            let posts = mailbox.drain()
            if posts.isEmpty { break }
            came += posts.map(\.requestID.number)
        }
        #expect(came.count == threads * each)
        for thread in 0..<threads {
            let own = came.filter { $0 >> 32 == UInt64(thread) }
            #expect(own == own.sorted())
        }
    }
}
