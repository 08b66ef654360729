import Cells
import HackatimeAPI
import Testing
import Tracker

@testable import Dashboard

/// A server that tells totals and no heartbeats, as the live one does for an account that it has banned.
struct RefusedHeartbeatsTests {
    @Test(arguments: ["1", "3"] as [Character]) func `Panes that are counted say so, and nothing is loading`(
        key: Character
    ) {
        let reply = { (call: APICall) -> Result<APIValue, ClientError> in
            switch call {
            case .newestHeartbeat, .heartbeats, .rangeStats: .failure(.refused(serverMessage: "Unauthorized"))
            default: DashboardHarness.reply(call)
            }
        }
        var harness = DashboardHarness.running(reply: reply)
        harness.press(.character(key))
        harness.answerAll(reply)
        #expect(harness.screen.contains("your heartbeats are refused"), "\(harness.screen)")
        #expect(!harness.screen.contains("loading"), "\(harness.screen)")
    }
}
