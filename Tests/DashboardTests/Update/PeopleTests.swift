import Tracker
import Cells
import Dashboard
import HackatimeAPI
import Testing

struct PeopleTests {
    @Test func `Another user is shown by name, and m goes back to me`() {
        var story = DashboardHarness.running()
        story.press(.character("u"))
        story.type("orpheus")
        story.press(.enter)
        #expect(story.state.shown == .user("orpheus"))
        #expect(story.state.layers.isEmpty)
        #expect(story.open.map(\.call) == [.userStats("orpheus")])
        story.answerAll()
        #expect(story.state.person.name == "ORPHEUS")
        story.press(.character("m"))
        #expect(story.state.shown == .me)
        #expect(story.state.person.today.value?.seconds == 7200, "what is known is there at once")
    }

    @Test func `A late answer never appears under the wrong name`() {
        var story = DashboardHarness.running()
        for name in ["first", "second"] {
            story.press(.character("u"))
            story.type(name)
            story.press(.enter)
        }
        let asked = story.takeEffects().compactMap { effect -> APIRequest? in
            if case .ask(let request) = effect { request } else { nil }
        }
        guard let first = asked.first(where: { $0.call == .userStats("first") }) else {
            Issue.record("not asked")
            return
        }
        story.answer(first, with: .success(.stats(CodingStats(displayName: "FIRST", total: 1))))
        #expect(story.state.person.target == .user("second"))
        #expect(story.state.person.stats.value == nil)
        #expect(story.state.tracker.person(.user("first")).stats.value == nil)
    }

    @Test func `Backspace goes back through the people looked at`() {
        var story = DashboardHarness.running()
        for name in ["a", "b"] {
            story.press(.character("u"))
            story.type(name)
            story.press(.enter)
            story.answerAll()
        }
        story.press(.backspace)
        #expect(story.state.shown == .user("a"))
        story.press(.backspace, .backspace)
        #expect(story.state.shown == .me)
    }

    @Test func `The prompt edits, recalls and closes`() {
        var story = DashboardHarness.running()
        story.press(.character("u"))
        story.type("nova sterling")
        story.press(.control("w"), .backspace)
        #expect(story.prompt?.text == "nova")
        story.press(.control("u"))
        #expect(story.prompt?.text == "")
        story.type("q")
        #expect(story.prompt?.text == "q", "letters are text here, not commands")
        story.press(.escape)
        #expect(story.state.layers.isEmpty)
        #expect(story.state.shown == .me)
        for name in ["one", "two"] {
            story.press(.character("u"))
            story.type(name)
            story.press(.enter)
        }
        story.press(.character("u"))
        story.type("dra")
        story.press(.up)
        #expect(story.prompt?.text == "two")
        story.press(.up, .up)
        #expect(story.prompt?.text == "one")
        story.press(.down, .down)
        #expect(story.prompt?.text == "dra")
    }

    @Test func `An e-mail address on a server that keeps look-ups says so in the prompt`() {
        var story = DashboardHarness.running()
        story.press(.character("u"))
        story.type("o@example.org")
        story.press(.enter)
        #expect(story.prompt?.isAsking == true)
        story.answerAll()
        #expect(story.prompt?.isAsking == false)
        #expect(story.prompt?.problem?.contains("administrators") == true)
        #expect(story.state.shown == .me)
        story.press(.character("x"))
        #expect(story.prompt?.problem == nil)
    }

    @Test func `A Slack ID falls back to being the username`() {
        var story = DashboardHarness.running()
        story.press(.character("u"))
        story.type("U0266FRGP")
        story.press(.enter)
        story.answerAll()
        #expect(story.state.shown == .user("U0266FRGP"))
    }

    @Test func `Escape gives up a look-up and then the prompt`() {
        var story = DashboardHarness.running()
        story.press(.character("u"))
        story.type("o@example.org")
        story.press(.enter, .escape)
        #expect(story.open.isEmpty)
        #expect(story.prompt?.isAsking == false)
        story.press(.escape)
        #expect(story.state.layers.isEmpty)
    }

    @Test func `Without a key the program starts with the user asked for`() {
        var story = DashboardHarness(hasKey: false, showing: .user("orpheus"))
        story.begin()
        #expect(story.open.map(\.call) == [.userStats("orpheus")])
        story.answerAll()
        #expect(story.state.person.stats.value?.total == 5000)
    }

    @Test func `Who is looked at during a limit says until when`() {
        var story = DashboardHarness.running()
        story.pass(10)
        story.press(.character("r"))
        story.answerAll { _ in .failure(.rateLimited(wait: 600)) }
        story.press(.character("u"))
        story.type("orpheus")
        story.press(.enter)
        #expect(story.open.isEmpty)
        // The sentence wraps in a narrow pane.
        #expect(render(story.state).text.contains { $0.contains("asks us to wait until 14:1") })
    }
}

extension DashboardHarness {
    var prompt: Prompt? { if case .prompt(let prompt)? = state.layers.last { prompt } else { nil } }
}
