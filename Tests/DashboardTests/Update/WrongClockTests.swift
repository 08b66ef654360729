import Tracker
import Dashboard
import HackatimeAPI
import Testing

/// The machine's clock is ten minutes slow.
struct WrongClockTests {
    @Test func `The server's clock is taken over once`() throws {
        var harness = DashboardHarness()
        let right = DashboardHarness.noon + 600
        harness.begin()
        for _ in 0..<3 {
            let request = try #require(harness.open.first)
            harness.answer(
                request, with: .failure(.serverBroken(status: 500, requestID: nil, serverMessage: nil)),
                serverTime: right)
            #expect(harness.state.now.wall == right)
        }
        #expect(harness.state.tracker.clockOffset == 600)
    }
}
