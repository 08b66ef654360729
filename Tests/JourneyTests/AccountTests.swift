import HackatimeAPI
import HackatimeSimulator
import TestSupport
import Testing

/// Several accounts of one person, and keys of their own.
struct AccountTests {
    private func home(_ settings: String) throws -> TemporaryFolder {
        let home = try TemporaryFolder()
        try Child.run(["mkdir", "-p", "-m", "700", home.path + "/.config/hackatop"])
        try home.write(settings, to: ".config/hackatop/config")
        try Child.run(["chmod", "600", home.path + "/.config/hackatop/config"])
        return home
    }

    private func accounts(_ first: String, _ second: String, more: String = "") -> String {
        """
        \(more)
        [account work]
        server = \(first)
        api-key = \(SimulatedServer.key)
        [account home]
        server = \(second)
        api-key = \(SimulatedServer.key)
        """
    }

    @Test func `A key goes from one to the next, and nothing of the first stays`() throws {
        let first = try Journey.world()
        let second = try Journey.world(owner: .empty)
        let home = try home(accounts(first.address, second.address))
        let journey = try Journey.start([], columns: 140, home: home)
        #expect(journey.shows("account work") && journey.shows("Nova Sterling") && journey.shows("robot-arm"))
        #expect(journey.shows("updated "))
        journey.type("U")
        #expect(!second.waitForRequests(1).isEmpty)
        #expect(
            journey.wait { $0.contains("account home") && $0.contains("updated ") && !$0.contains("Nova") },
            "\(journey.screen.text)")
        #expect(!journey.screen.contains("robot-arm"))
        let asked = first.requests.count
        // Back without the server: what is known of the first is its own history.
        try first.refuse()
        journey.type("U")
        #expect(journey.wait { $0.contains("account work") && $0.contains("Nova Sterling") }, "\(journey.screen.text)")
        #expect(journey.shows("robot-arm"))
        #expect(first.requests.count == asked)
        journey.expectQuit()
        #expect(fileNames(in: home.path + "/.local/share/hackatop").count { $0.hasSuffix(".db") } == 2)
        // --account begins with it.
        let named = try Journey.start(["--account", "home"], columns: 140, home: home)
        #expect(named.shows("account home"))
        named.expectQuit()
    }

    @Test func `An account that cannot be used is named, and the screen stays`() throws {
        let server = try Journey.world()
        let home = try home(accounts(server.address, "http://time.example"))
        let journey = try Journey.start([], columns: 140, home: home)
        #expect(journey.shows("account work") && journey.shows(firstText))
        journey.type("U")
        #expect(journey.shows("account home cannot be used: http://time.example is not encrypted"))
        #expect(journey.screen.contains("Nova Sterling"))
        journey.expectQuit()
        let wrong = try Journey.start(["--account", "wrok"], columns: 140, home: home)
        #expect(wrong.shows("there is no account wrok in"))
        #expect(wrong.end() == .exited(64))
    }

    @Test func `Threads and files of the first account are given back`() throws {
        let first = try Journey.world()
        let second = try Journey.world()
        let home = try home(accounts(first.address, second.address))
        let journey = try Journey.start([], columns: 140, home: home)
        #expect(journey.shows("account work") && journey.shows("updated "))
        func round() {
            for name in ["account home", "account work"] {
                journey.type("U")
                #expect(journey.shows(name) && journey.shows("updated "))
            }
        }
        round()
        let before = ["fd", "task"].map { ProcessFiles.count("\(journey.process)/\($0)") }
        for _ in 0..<12 { round() }
        let after = ["fd", "task"].map { ProcessFiles.count("\(journey.process)/\($0)") }
        // One file kept at each switch would be 24 more. The number of connections goes up and down by itself.
        #expect(after[0] < before[0] + 12 && after[1] <= before[1] + 1, "\(before) \(after)")
        journey.expectQuit()
    }

    @Test func `Bound keys work, and a wrong line is named before the screen is touched`() throws {
        let server = try Journey.world()
        let settings = "server = \(server.address)\napi-key = \(SimulatedServer.key)\n[keys]\n"
        let home = try home(settings + "help = i\nquit = Q\n")
        let journey = try Journey.start([], home: home)
        #expect(journey.shows("i help") && journey.shows("Q quit"))
        journey.type("i")
        #expect(journey.shows("Keys"))
        journey.type("\u{1B}")
        #expect(journey.wait { !$0.contains("Move") })
        journey.expectQuit("Q")
        for (line, says) in [
            ("hepl = i", "there is no command hepl; did you mean help?"),
            ("help = Ctrl-Alt-X", "there is no key Ctrl-Alt-X"),
            ("help = q", "q cannot be help, for it is quit already"),
        ] {
            let home = try self.home(settings + line)
            let journey = try Journey.start([], columns: 200, home: home)
            #expect(journey.end() == .exited(78))
            #expect(journey.screen.contains("line 4: \(says)"), "\(journey.screen.text)")
            #expect(!journey.screen.sawAlternate)
        }
    }
}
