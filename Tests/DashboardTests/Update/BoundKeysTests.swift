import Cells
import Dashboard
import Testing

/// Keys that a person has bound.
struct BoundKeysTests {
    private func bound(_ lines: String...) throws -> BoundKeys {
        try rebound(lines).get()
    }

    private func rebound(_ lines: [String]) -> Result<BoundKeys, KeyProblem> {
        BoundKeys.rebound(
            lines.enumerated().map { index, line in
                let parts = line.split(separator: " = ").map(String.init)
                return (parts[0], parts[1], index + 1)
            })
    }

    private func problem(_ lines: String...) -> KeyProblem? {
        if case .failure(let problem) = rebound(lines) { problem } else { nil }
    }

    @Test func `Every command has a name of its own, and every named key is read again`() {
        let names = Command.allCases.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "-" || $0.isNumber } })
        #expect(Command.last7Days.name == "last-7-days" && Command.nextPane.name == "next-pane")
        for key in KeyTable.bindings.flatMap(\.keys) {
            #expect(KeyName.key(KeyName.text(key, set: .ascii)) == key, "\(key)")
        }
    }

    @Test func `A line gives a command other keys and takes its own`() throws {
        let keys = try bound("refresh = i Ctrl-R f5", "range = r", "copy = none")
        #expect(keys.command(for: .character("i")) == .refresh && keys.command(for: .control("r")) == .refresh)
        #expect(keys.command(for: .character("r")) == .range && keys.command(for: .character("R")) == nil)
        #expect(keys.command(for: .character("y")) == nil && keys.key(for: .copy) == nil)
        #expect(keys.command(for: .character("q")) == .quit)
        #expect(keys.lines(of: .data).first?.keys == [.character("i"), .control("r"), .function(5)])
    }

    @Test func `What cannot be is told with its line`() {
        #expect(
            problem("refresh = i", "rang = v")
                == .unknownCommand("rang", line: 2, known: KeyTable.bindings.map(\.command.name)))
        #expect(problem("refresh = i", "range = Ctrl-Alt-X") == .unknownKey("Ctrl-Alt-X", line: 2))
        #expect(problem("range = r") == .taken("r", by: "refresh", wanted: "range", line: 1))
        #expect(problem("range = v", "copy = v") == .taken("v", by: "range", wanted: "copy", line: 2))
        #expect(problem("copy = v", "refresh = Ctrl-C") == .fixedKey("Ctrl-C", line: 2))
        #expect(problem("refresh = Ctrl-M") == .unknownKey("Ctrl-M", line: 1))
    }

    @Test func `The bound keys work, prompts are as before, and Ctrl-C still quits`() throws {
        var story = DashboardHarness.running()
        story.state.keys = try bound("other-user = i", "quit = Q", "suspend = s", "sort = none", "zoom = u")
        story.press(.character("i"))
        #expect(story.state.layers.count == 1)
        for letter in "quiz" { story.press(.character(letter)) }
        guard case .prompt(let prompt)? = story.state.layers.last else {
            Issue.record("no prompt")
            return
        }
        #expect(prompt.text == "quiz")
        story.press(.character("s"))
        #expect(!story.takeEffects().contains(.suspend))
        story.press(.escape, .character("u"))
        #expect(story.state.isZoomed && story.state.layers.isEmpty)
        story.press(.character("q"))
        #expect(!story.takeEffects().contains(.quit))
        story.press(.character("Q"))
        #expect(story.takeEffects().contains(.quit))
        story.press(.control("c"))
        #expect(story.takeEffects().contains(.quit))
    }

    @Test func `Hints and help show the bound keys`() throws {
        var story = DashboardHarness.running(size: Size(width: 120, height: 50))
        story.state.keys = try bound("help = F9", "close = X", "search = S")
        #expect(render(story.state).text.joined().contains("F9 help"))
        story.press(.function(9))
        let help = render(story.state).text.joined(separator: "\n")
        #expect(help.contains("F9 ") && help.contains("X close") && help.contains("S "))
    }
}

/// The key that goes from one account to the next.
struct NextAccountTests {
    private func story(_ names: [String], at name: String) -> DashboardHarness {
        var story = DashboardHarness.running()
        (story.state.accountNames, story.state.accountName) = (names, name)
        return story
    }

    @Test func `It goes through all accounts, past those that cannot be used`() {
        var story = story(["", "work", "home"], at: "")
        _ = story.takeEffects()
        story.press(.character("U"))
        #expect(story.takeEffects() == [.useAccount("work")])
        story.happen(.accountRefused("work", "[account work] holds no key"))
        #expect(render(story.state).text.joined().contains("account work cannot be used"))
        _ = story.takeEffects()
        story.press(.character("U"))
        #expect(story.takeEffects() == [.useAccount("home")])
        story.press(.character("U"))
        #expect(story.takeEffects() == [])
        story.happen(.accountReady)
        #expect(story.takeEffects().last == .changeAccount)
        #expect(story.open.isEmpty)
    }

    @Test func `With one account it says so`() {
        var story = story([""], at: "")
        _ = story.takeEffects()
        story.press(.character("U"))
        #expect(story.takeEffects() == [] && story.state.notice?.text.contains("setup --account") == true)
    }

    @Test func `The header says which`() {
        #expect(render(story(["", "work"], at: "work").state).text[0].contains("account work"))
        #expect(!render(story(["", "work"], at: "").state).text[0].contains("account"))
    }

    @Test func `Only what a person chose for the screen goes on`() {
        var first = story(["work", "home"], at: "work")
        first.press(.character("x"), .character("P"))
        var next = story(["work", "home"], at: "home").state
        next.goOn(with: first.state.screenChoices)
        #expect(next.names == .hidden && next.usesMouse && next.notice?.text == "account home")
        #expect(next.accountName == "home")
    }
}
