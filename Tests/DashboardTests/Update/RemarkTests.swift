import Cells
import Dashboard
import Testing

/// Remarks that are shown once.
struct RemarkTests {
    @Test func `A remark stays for a minute and does not come back`() throws {
        var harness = DashboardHarness()
        harness.state.remark("others can change it")
        func isShown() -> Bool { render(harness.state).text.contains { $0.contains("others can change it") } }
        harness.begin()
        #expect(isShown())
        harness.pass(59)
        harness.press(.character("r"))
        #expect(isShown())
        // The loop wakes up to remove it, even if nothing else happens.
        #expect(try #require(harness.state.nextDeadline) <= 560)
        harness.pass(1)
        harness.happen(.deadline)
        #expect(!isShown())
        #expect(harness.state.messages.remarks.isEmpty)
        harness.pass(600)
        harness.press(.character("r"))
        #expect(!isShown())
    }
}
