import Cells
import TestSupport
import Testing
import Tracker

@testable import Dashboard

/// Today is Monday, 23 November 2026, in UTC.
struct RangePromptTests {
    private static func harness() -> DashboardHarness {
        DashboardHarness.running(reply: DashboardHarness.reply(from: []))
    }

    @Test func `R takes words, and brackets step what they mean`() {
        var harness = Self.harness()
        harness.type("Raug")
        let box = render(harness.state).text.joined(separator: "\n")
        #expect(box.contains("Sat 1 – Mon 31 Aug 2026, 31 days"))
        harness.press(.enter)
        #expect(harness.state.layers.isEmpty)
        #expect(harness.state.range == DateRange(.month, back: 3))
        harness.press(.character("["))
        #expect(harness.state.range == DateRange(.month, back: 4))
    }

    @Test func `Words that mean nothing stay, with the reason`() throws {
        var harness = Self.harness()
        let before = harness.state.range
        harness.type("Rlast fortnight")
        harness.press(.enter)
        guard case .prompt(let prompt)? = harness.state.layers.last else {
            Issue.record("the prompt is gone")
            return
        }
        #expect(prompt.text == "last fortnight")
        #expect(prompt.problem == RangeProblem.unknown.sentence)
        #expect(harness.state.range == before)
        harness.press(.control("u"))
        harness.type("2027")
        #expect(render(harness.state).text.joined().contains("Fri 1 Jan 2027 is still to come"))
        harness.press(.control("u"), .enter)
        #expect(harness.state.layers.isEmpty && harness.state.range == before)
    }

    @Test func `Earlier ranges come back with the arrows, and are nobody's names`() {
        var harness = Self.harness()
        for words in ["10 days", "q3", "10 days"] {
            harness.type("R" + words)
            harness.press(.enter)
        }
        #expect(harness.state.prompts.ranges == ["q3", "10 days"])
        harness.press(.character("R"), .up, .up, .enter)
        #expect(RangeText(harness.state.range, today: harness.state.today).name.contains("30 Sep"))
        #expect(harness.state.prompts.people.isEmpty)
        // What was typed is no name, and so is seen.
        harness.press(.character("x"), .character("R"), .up)
        #expect(render(harness.state).text.joined().contains("q3"))
    }

    @Test func `A start with words wins over the saved range, and wrong ones are named`() throws {
        var state = try Sample.unopened()
        state.begin(with: "last 10 days")
        var remembered = Remembered()
        remembered.view = SavedView()
        remembered.view?.range = DateRange(.week)
        _ = reduce(&state, Event(at: state.now, .remembered(remembered)))
        #expect(state.range == DateRange(last: 10))
        state = try Sample.unopened()
        state.begin(with: "soon")
        #expect(state.messages.remarks.map(\.text) == ["range: " + RangeProblem.unknown.sentence])
        _ = reduce(&state, Event(at: state.now, .remembered(remembered)))
        #expect(state.range == DateRange(.week))
    }
}
