import Tracker
import Cells
import Dashboard
import HackatimeAPI
import Testing

struct PeopleTests {
    @Test func `Another user is shown by name, and m goes back to me`() {
        var harness = DashboardHarness.running()
        harness.press(.character("u"))
        harness.type("orpheus")
        harness.press(.enter)
        #expect(harness.state.shown == .user("orpheus"))
        #expect(harness.state.layers.isEmpty)
        #expect(harness.open.map(\.call) == [.userStats("orpheus")])
        harness.answerAll()
        #expect(harness.state.person.name == "ORPHEUS")
        harness.press(.character("m"))
        #expect(harness.state.shown == .me)
        #expect(harness.state.person.today.value?.seconds == 7200, "what is known is there at once")
    }

    @Test func `A late answer never appears under the wrong name`() {
        var harness = DashboardHarness.running()
        for name in ["first", "second"] {
            harness.press(.character("u"))
            harness.type(name)
            harness.press(.enter)
        }
        let asked = harness.takeEffects().compactMap { effect -> APIRequest? in
            if case .ask(let request) = effect { request } else { nil }
        }
        guard let first = asked.first(where: { $0.call == .userStats("first") }) else {
            Issue.record("not asked")
            return
        }
        harness.answer(first, with: .success(.stats(CodingStats(displayName: "FIRST", total: 1))))
        #expect(harness.state.person.target == .user("second"))
        #expect(harness.state.person.stats.value == nil)
        #expect(harness.state.tracker.person(.user("first")).stats.value == nil)
    }

    @Test func `Backspace goes back through the people looked at`() {
        var harness = DashboardHarness.running()
        for name in ["a", "b"] {
            harness.press(.character("u"))
            harness.type(name)
            harness.press(.enter)
            harness.answerAll()
        }
        harness.press(.backspace)
        #expect(harness.state.shown == .user("a"))
        harness.press(.backspace, .backspace)
        #expect(harness.state.shown == .me)
    }

    @Test func `The prompt edits, recalls and closes`() {
        var harness = DashboardHarness.running()
        harness.press(.character("u"))
        harness.type("nova sterling")
        harness.press(.control("w"), .backspace)
        #expect(harness.prompt?.text == "nova")
        harness.press(.control("u"))
        #expect(harness.prompt?.text == "")
        harness.type("q")
        #expect(harness.prompt?.text == "q", "letters are text here, not commands")
        harness.press(.escape)
        #expect(harness.state.layers.isEmpty)
        #expect(harness.state.shown == .me)
        for name in ["one", "two"] {
            harness.press(.character("u"))
            harness.type(name)
            harness.press(.enter)
        }
        harness.press(.character("u"))
        harness.type("dra")
        harness.press(.up)
        #expect(harness.prompt?.text == "two")
        harness.press(.up, .up)
        #expect(harness.prompt?.text == "one")
        harness.press(.down, .down)
        #expect(harness.prompt?.text == "dra")
    }

    @Test func `An e-mail address on a server that keeps look-ups says so in the prompt`() {
        var harness = DashboardHarness.running()
        harness.press(.character("u"))
        harness.type("o@example.org")
        harness.press(.enter)
        #expect(harness.prompt?.isAsking == true)
        harness.answerAll()
        #expect(harness.prompt?.isAsking == false)
        #expect(harness.prompt?.problem?.contains("administrators") == true)
        #expect(harness.state.shown == .me)
        harness.press(.character("x"))
        #expect(harness.prompt?.problem == nil)
    }

    @Test func `A Slack ID falls back to being the username`() {
        var harness = DashboardHarness.running()
        harness.press(.character("u"))
        harness.type("U0266FRGP")
        harness.press(.enter)
        harness.answerAll()
        #expect(harness.state.shown == .user("U0266FRGP"))
    }

    @Test func `Escape gives up a look-up and then the prompt`() {
        var harness = DashboardHarness.running()
        harness.press(.character("u"))
        harness.type("o@example.org")
        harness.press(.enter, .escape)
        #expect(harness.open.isEmpty)
        #expect(harness.prompt?.isAsking == false)
        harness.press(.escape)
        #expect(harness.state.layers.isEmpty)
    }

    @Test func `Without a key the program starts with the user asked for`() {
        var harness = DashboardHarness(hasKey: false, showing: .user("orpheus"))
        harness.begin()
        #expect(harness.open.map(\.call) == [.userStats("orpheus")])
        harness.answerAll()
        #expect(harness.state.person.stats.value?.total == 5000)
    }

    @Test func `Who is looked at during a limit says until when`() {
        var harness = DashboardHarness.running()
        harness.pass(10)
        harness.press(.character("r"))
        harness.answerAll { _ in .failure(.rateLimited(wait: 600)) }
        harness.press(.character("u"))
        harness.type("orpheus")
        harness.press(.enter)
        #expect(harness.open.isEmpty)
        // The sentence wraps in a narrow pane.
        #expect(render(harness.state).text.contains { $0.contains("asks us to wait until 14:1") })
    }
}

extension DashboardHarness {
    var prompt: Prompt? { if case .prompt(let prompt)? = state.layers.last { prompt } else { nil } }
}
