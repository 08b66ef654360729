import Cells
import HackatimeAPI
import Testing

@testable import Dashboard

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

    @Test func `Sentences name the keys as they are bound`() throws {
        var harness = DashboardHarness.running(reply: { call in
            if case .today = call {
                .failure(.serverBroken(status: 500, requestID: nil, serverMessage: nil))
            } else {
                DashboardHarness.reply(call)
            }
        })
        harness.state.keys = try bound("show-all = !", "refresh = i", "pause = F9", "friends = none")
        harness.press(.character("H"))
        #expect(harness.state.messages.notice?.text == "hidden; ! shows all panes")
        harness.press(.function(9))
        let seen = render(harness.state).text.joined(separator: "\n")
        #expect(seen.contains("i asks again") && !seen.contains("r asks again"))
        #expect(NoticeText.friendAdded("mira").text(harness.state.keys) == "mira is a friend now; friends shows all")
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
        var harness = DashboardHarness.running()
        harness.state.keys = try bound("other-user = i", "quit = Q", "suspend = s", "sort = none", "zoom = u")
        harness.press(.character("i"))
        #expect(harness.state.layers.count == 1)
        for letter in "quiz" { harness.press(.character(letter)) }
        guard case .prompt(let prompt)? = harness.state.layers.last else {
            Issue.record("no prompt")
            return
        }
        #expect(prompt.text == "quiz")
        harness.press(.character("s"))
        #expect(!harness.takeEffects().contains(.suspend))
        harness.press(.escape, .character("u"))
        #expect(harness.state.panes.isZoomed && harness.state.layers.isEmpty)
        harness.press(.character("q"))
        #expect(!harness.takeEffects().contains(.quit))
        harness.press(.character("Q"))
        #expect(harness.takeEffects().contains(.quit))
        harness.press(.control("c"))
        #expect(harness.takeEffects().contains(.quit))
    }

    @Test func `Hints and help show the bound keys`() throws {
        var harness = DashboardHarness.running(size: Size(width: 120, height: 50))
        harness.state.keys = try bound("help = F9", "close = X", "search = S")
        #expect(render(harness.state).text.joined().contains("F9 help"))
        harness.press(.function(9))
        let help = render(harness.state).text.joined(separator: "\n")
        #expect(help.contains("F9 ") && help.contains("X close") && help.contains("S "))
    }
}

/// The key that goes from one account to the next.
struct NextAccountTests {
    private func harness(_ names: [String], at name: String) -> DashboardHarness {
        var harness = DashboardHarness.running()
        (harness.state.accounts.names, harness.state.accounts.current) = (names, name)
        return harness
    }

    @Test func `It goes through all accounts, past those that cannot be used`() {
        var harness = harness(["", "work", "home"], at: "")
        _ = harness.takeEffects()
        harness.press(.character("U"))
        #expect(harness.takeEffects() == [.useAccount("work")])
        harness.happen(.accountRefused("work", "[account work] holds no key"))
        #expect(render(harness.state).text.joined().contains("account work cannot be used"))
        _ = harness.takeEffects()
        harness.press(.character("U"))
        #expect(harness.takeEffects() == [.useAccount("home")])
        harness.press(.character("U"))
        // The first one again.
        #expect(harness.takeEffects() == [])
        harness.happen(.accountReady("home"))
        #expect(harness.takeEffects() == [])
        for _ in 0..<2 { harness.press(.character("U")) }
        #expect(harness.takeEffects() == [.useAccount("work"), .useAccount("home")])
        harness.happen(.accountReady("work"))
        #expect(harness.takeEffects() == [])
        harness.happen(.accountReady("home"))
        #expect(harness.takeEffects().last == .changeAccount("home"))
        #expect(harness.open.isEmpty)
    }

    @Test func `With one account it says so`() {
        var harness = harness([""], at: "")
        _ = harness.takeEffects()
        harness.press(.character("U"))
        #expect(harness.takeEffects() == [] && harness.state.messages.notice?.text.contains("setup --account") == true)
    }

    @Test func `The header says which`() {
        #expect(render(harness(["", "work"], at: "work").state).text[0].contains("account work"))
        #expect(!render(harness(["", "work"], at: "").state).text[0].contains("account"))
    }

    @Test func `Only what a person chose for the screen goes on`() {
        var first = harness(["work", "home"], at: "work")
        first.press(.character("x"), .character("P"))
        var next = harness(["work", "home"], at: "home").state
        next.goOn(with: first.state.screenChoices)
        #expect(next.names == .hidden && next.usesMouse && next.messages.notice?.text == "account home")
        #expect(next.accounts.current == "home")
    }
}
