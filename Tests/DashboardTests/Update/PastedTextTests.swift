import Cells
import Testing
import Tracker

@testable import Dashboard

struct PastedTextTests {
    @Test(arguments: [[], [Key.character("?")], [.enter]])
    func `Outside a line of text a paste does nothing and says so`(
        keys: [Key]
    ) {
        var harness = DashboardHarness.running()
        for key in keys { harness.press(key) }
        let layers = harness.state.layers
        harness.press(.paste("quick note\n"))
        #expect(harness.effects.allSatisfy { $0 != .quit })
        #expect(harness.state.layers == layers)
        #expect(render(harness.state).text.last?.contains("a paste does nothing here") == true)
    }

    @Test func `In the prompt its first line is typed and not sent`() {
        var harness = DashboardHarness.running()
        harness.press(.character("u"), .paste("o@example.org\nquit\n"))
        #expect(harness.prompt?.text == "o@example.org")
        #expect(harness.open.isEmpty)
        harness.press(.enter, .paste("late"))
        #expect(harness.prompt?.text == "o@example.org", "it is asking")
    }

    @Test func `In the prompt for a zone its first line is typed and not sent`() {
        var harness = DashboardHarness.running()
        var prompt = Prompt()
        prompt.purpose = .zone
        harness.state.layers = [.prompt(prompt)]
        harness.press(.paste("\nEurope/Paris\nq"))
        #expect(harness.prompt?.text == "Europe/Paris")
        #expect(harness.prompt?.isAsking == false)
        #expect(harness.effects.isEmpty)
    }

    @Test func `In the search line its first line filters`() {
        var harness = DashboardHarness.running()
        harness.press(.character("/"), .paste("solver arm\nq"))
        #expect(harness.state.layers == [.search(SearchLine(text: "solver arm"))])
        #expect(harness.state.feedFilter.words == ["solver", "arm"])
    }

    /// Over a slow line Esc and the next key arrive together, which Alt with the key sends too.
    @Test func `Alt with a key edits a line, and elsewhere is Esc and the key`() {
        var harness = DashboardHarness.running()
        harness.press(.character("?"), .alt(.character("u")))
        #expect(harness.prompt != nil)
        harness.type("nova")
        harness.press(.alt(.character("q")), .alt(.character("b")), .character("x"))
        #expect(harness.prompt?.text == "xnova")
        harness.press(.escape, .character("?"), .alt(.left), .alt(.enter))
        #expect(harness.state.layers == [.help(scroll: 0)])
    }
}
