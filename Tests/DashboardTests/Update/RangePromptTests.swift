import Cells
import TestSupport
import Testing
import Tracker

@testable import Dashboard

/// Today is Monday, 23 November 2026, in UTC.
struct RangePromptTests {
    private static func story() -> DashboardHarness {
        DashboardHarness.running(reply: DashboardHarness.reply(from: []))
    }

    @Test func `R takes words, and brackets step what they mean`() {
        var story = Self.story()
        story.type("Raug")
        let box = render(story.state).text.joined(separator: "\n")
        #expect(box.contains("Sat 1 – Mon 31 Aug 2026, 31 days"))
        story.press(.enter)
        #expect(story.state.layers.isEmpty)
        #expect(story.state.range == DateRange(.month, back: 3))
        story.press(.character("["))
        #expect(story.state.range == DateRange(.month, back: 4))
    }

    @Test func `Words that mean nothing stay, with the reason`() throws {
        var story = Self.story()
        let before = story.state.range
        story.type("Rlast fortnight")
        story.press(.enter)
        guard case .prompt(let prompt)? = story.state.layers.last else {
            Issue.record("the prompt is gone")
            return
        }
        #expect(prompt.text == "last fortnight")
        #expect(prompt.problem == RangeProblem.unknown.sentence)
        #expect(story.state.range == before)
        story.press(.control("u"))
        story.type("2027")
        #expect(render(story.state).text.joined().contains("Fri 1 Jan 2027 is still to come"))
        story.press(.control("u"), .enter)
        #expect(story.state.layers.isEmpty && story.state.range == before)
    }

    @Test func `Earlier ranges come back with the arrows, and are nobody's names`() {
        var story = Self.story()
        for words in ["10 days", "q3", "10 days"] {
            story.type("R" + words)
            story.press(.enter)
        }
        #expect(story.state.typedRanges == ["q3", "10 days"])
        story.press(.character("R"), .up, .up, .enter)
        #expect(RangeText(story.state.range, today: story.state.today).name.contains("30 Sep"))
        #expect(story.state.promptHistory.isEmpty)
        // What was typed is no name, and so is seen.
        story.press(.character("x"), .character("R"), .up)
        #expect(render(story.state).text.joined().contains("q3"))
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
        #expect(state.remarks.map(\.text) == ["range: " + RangeProblem.unknown.sentence])
        _ = reduce(&state, Event(at: state.now, .remembered(remembered)))
        #expect(state.range == DateRange(.week))
    }
}
