import Cells
import Testing
import Tracker

@testable import Dashboard

struct PastedTextTests {
    @Test(arguments: [[], [Key.character("?")], [.enter]])
    func `Outside a line of text a paste does nothing and says so`(
        keys: [Key]
    ) {
        var story = DashboardHarness.running()
        for key in keys { story.press(key) }
        let layers = story.state.layers
        story.press(.paste("quick note\n"))
        #expect(story.effects.allSatisfy { $0 != .quit })
        #expect(story.state.layers == layers)
        #expect(render(story.state).text.last?.contains("a paste does nothing here") == true)
    }

    @Test func `In the prompt its first line is typed and not sent`() {
        var story = DashboardHarness.running()
        story.press(.character("u"), .paste("o@example.org\nquit\n"))
        #expect(story.prompt?.text == "o@example.org")
        #expect(story.open.isEmpty)
        story.press(.enter, .paste("late"))
        #expect(story.prompt?.text == "o@example.org", "it is asking")
    }

    @Test func `In the prompt for a zone its first line is typed and not sent`() {
        var story = DashboardHarness.running()
        var prompt = Prompt()
        prompt.purpose = .zone
        story.state.layers = [.prompt(prompt)]
        story.press(.paste("\nEurope/Paris\nq"))
        #expect(story.prompt?.text == "Europe/Paris")
        #expect(story.prompt?.isAsking == false)
        #expect(story.effects.isEmpty)
    }

    @Test func `In the search line its first line filters`() {
        var story = DashboardHarness.running()
        story.press(.character("/"), .paste("solver arm\nq"))
        #expect(story.state.layers == [.search(SearchLine(text: "solver arm"))])
        #expect(story.state.feedFilter.words == ["solver", "arm"])
    }

    /// Over a slow line Esc and the next key arrive together, which Alt with the key sends too.
    @Test func `Alt with a key edits a line, and elsewhere is Esc and the key`() {
        var story = DashboardHarness.running()
        story.press(.character("?"), .alt(.character("u")))
        #expect(story.prompt != nil)
        story.type("nova")
        story.press(.alt(.character("q")), .alt(.character("b")), .character("x"))
        #expect(story.prompt?.text == "xnova")
        story.press(.escape, .character("?"), .alt(.left), .alt(.enter))
        #expect(story.state.layers == [.help(scroll: 0)])
    }
}
