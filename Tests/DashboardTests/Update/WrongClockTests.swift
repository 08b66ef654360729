import Tracker
import Dashboard
import HackatimeAPI
import Testing

/// The machine's clock is ten minutes slow.
struct WrongClockTests {
    @Test func `The server's clock is taken over once`() throws {
        var story = DashboardHarness()
        let right = DashboardHarness.noon + 600
        story.begin()
        for _ in 0..<3 {
            let request = try #require(story.open.first)
            story.answer(
                request, with: .failure(.serverBroken(status: 500, requestID: nil, serverMessage: nil)),
                serverTime: right)
            #expect(story.state.now.wall == right)
        }
        #expect(story.state.tracker.clockOffset == 600)
    }
}
