import Tracker
import Dashboard
import HackatimeAPI
import Testing

/// The machine's clock is ten minutes slow.
@Suite struct WrongClockTests {
    @Test func `The server's clock is taken over once`() {
        var story = DashboardHarness()
        let right = DashboardHarness.noon + 600
        story.begin()
        for _ in 0..<3 {
            guard let inquiry = story.open.first else { break }
            story.answer(
                inquiry, with: .failure(.serverBroken(status: 500, requestID: nil, serverMessage: nil)),
                serverTime: right)
            #expect(story.state.now.wall == right)
        }
        #expect(story.state.tracker.clockOffset == 600)
    }
}
