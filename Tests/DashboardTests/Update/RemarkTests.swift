import Cells
import Dashboard
import Testing

/// Remarks that are shown once.
struct RemarkTests {
    @Test func `A remark stays for a minute and does not come back`() throws {
        var story = DashboardHarness()
        story.state.remark("others can change it")
        func isShown() -> Bool { render(story.state).text.contains { $0.contains("others can change it") } }
        story.begin()
        #expect(isShown())
        story.pass(59)
        story.press(.character("r"))
        #expect(isShown())
        // The loop wakes up to remove it, even if nothing else happens.
        #expect(try #require(story.state.nextDeadline) <= 560)
        story.pass(1)
        story.happen(.deadline)
        #expect(!isShown())
        #expect(story.state.remarks.isEmpty)
        story.pass(600)
        story.press(.character("r"))
        #expect(!isShown())
    }
}
