import HackatimeAPI
import HackatimeSimulator
import TestSupport
import Testing

/// The pages over the panes, in the real program against a server.
struct PageJourneyTests {
    private func start(_ home: TemporaryFolder) throws -> PseudoTerminal {
        let journey = try Journey.start(["--timezone", "UTC"], home: home)
        #expect(journey.shows("tracking:"))
        #expect(journey.shows("updated "))
        return journey
    }

    /// Closes a page. Escape and a letter sent together would be Alt and that letter.
    private func close(_ journey: PseudoTerminal, _ title: String) {
        journey.type("\u{1B}")
        #expect(journey.wait { !$0.contains(title) }, "\(title): \(journey.screen.text)")
    }

    private static func exact(_ seconds: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let rest = "\(two(seconds / 60 % 60))m \(two(seconds % 60))s"
        return seconds < 3_600 ? "\(seconds / 60)m \(two(seconds % 60))s" : "\(seconds / 3_600)h \(rest)"
    }

    @Test(arguments: Dialect.allCases) func `An event's number is what its own call answers, with chosen projects`(
        dialect: Dialect
    ) throws {
        let server = try Journey.world(dialect)
        server.change { $0.mixesWork = true }
        let sums = Collector<(target: String, seconds: Int)>()
        server.misbehave { request, honest in
            let digits = String(decoding: honest.body, as: UTF8.self).split { !$0.isNumber }.compactMap { Int($0) }
            if request.target.contains("test_param=true"), let seconds = digits.first {
                sums.post((request.target, seconds))
            }
            return nil
        }
        let today = ZoneRules.utc.day(at: TestClock.now())
        let dates = "from = \(today.adding(days: -9).text)\nto = \(today.adding(days: -3).text)\nzone = UTC\n"
        // The file is read when the list is opened.
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        try Child.run(["mkdir", "-p", home.path + "/.config/hackatop"])
        try home.write("[Summer Jam]\n\(dates)", to: ".config/hackatop/events")
        let journey = try start(home)
        journey.type("e")
        #expect(journey.shows("Summer Jam"))
        journey.type("/jam\r\r")
        #expect(journey.shows("Summer Jam ─ "))
        guard dialect == .live else {
            // It has no such call; what is known here is counted, or it says that nothing is.
            #expect(journey.shows("ended"))
            #expect(!journey.screen.contains("told by"))
            close(journey, "Summer Jam ─ ")
            close(journey, "/jam")
            close(journey, "Events ─")
            return journey.expectQuit()
        }
        #expect(journey.shows("as the event counts"))
        let all = try #require(sums.wait(count: 1).first)
        #expect(journey.shows("\(Self.exact(all.seconds))  as the event counts"))
        journey.type(" ")
        let both = sums.wait(count: 2)
        let one = try #require(both.last)
        #expect(one.target.contains("filter_by_project=") && one.target != all.target)
        #expect(one.seconds < all.seconds)
        #expect(journey.shows("\(Self.exact(one.seconds))  as the event counts"), "\(journey.screen.text)")
        close(journey, "Summer Jam ─ ")
        close(journey, "/jam")
        close(journey, "Events ─")
        journey.expectQuit()
        #expect(journey.screen.unknown == [])
    }

    @Test func `The leaderboard, who is hacking, any range, a mark and a project's page`() throws {
        let server = try Journey.world()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        let journey = try start(home)
        // From the feed to the projects.
        journey.type("0")
        #expect(journey.shows("robot-arm"))
        journey.type("\t\t\t")
        #expect(journey.shows("Enter page"))
        journey.type("\r")
        #expect(journey.shows("repository"), "\(journey.screen.text)")
        #expect(journey.wait { $0.links.contains { $0.text.hasPrefix("https://") } }, "\(journey.screen.text)")
        close(journey, "repository")

        journey.type("b")
        #expect(journey.shows("You are "))
        // The one above me is looked at, and then I am back.
        journey.type("k\r")
        #expect(journey.wait { !$0.contains("Leaderboard") && !$0.contains(firstText) })
        #expect(journey.shows("Sessions"))
        journey.type("\u{7F}")
        #expect(journey.shows(firstText))

        journey.type("W")
        #expect(journey.shows("Hacking now"))
        #expect(journey.wait { $0.links.contains { $0.address.hasPrefix("https://") } })
        close(journey, "Hacking now")
        #expect(journey.wait { $0.links.isEmpty })

        journey.type("Rlast 3 weeks\r")
        #expect(journey.shows("Last 21 days"))
        journey.type("[")
        #expect(journey.wait { !$0.contains("Last 21 days") })
        journey.type("1")

        journey.type("M")
        #expect(journey.shows("Mark this moment"))
        journey.type("devlog 7\r")
        #expect(journey.wait { !$0.contains("Mark this moment") })
        journey.type("'")
        #expect(journey.shows("Since then"))
        #expect(journey.shows("devlog 7"))
        close(journey, "Since then")
        journey.expectQuit()
        #expect(journey.screen.unknown == [])
    }

    @Test(arguments: Dialect.allCases) func `A friend is added, listed and compared with`(dialect: Dialect) throws {
        let server = try Journey.world(dialect)
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        let journey = try start(home)
        journey.type("umira\r")
        // Before the answer, a frame that shows the typed name may come, or not.
        let name = dialect == .live ? "Mira Okonkwo" : "mira"
        #expect(journey.wait { $0.lines[0].contains("\(name)  trust") && $0.contains("monsoon") })
        journey.type("a")
        #expect(journey.shows("is a friend now"))
        journey.type("mF")
        #expect(journey.shows("Friends ─"))
        #expect(
            journey.wait { $0.lines.contains { $0.contains("(you)") } && $0.lines.contains { $0.contains("to you") } })
        #expect(journey.wait { $0.lines.contains { $0.contains("▲") || $0.contains("▼") } })
        close(journey, "Friends ─")
        journey.type("c")
        #expect(journey.shows("Compare ─"))
        #expect(journey.wait { $0.lines.contains { $0.contains("beside you") } && !$0.contains("asking") })
        if dialect == .documented { #expect(journey.screen.contains("this server tells no days")) }
        close(journey, "Compare ─")
        journey.expectQuit()
        #expect(journey.screen.unknown == [])
    }

    @Test func `A page that is opened while the network is broken says so, and fills once it is back`() throws {
        let server = try Journey.world()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        let journey = try start(home)
        journey.type("b")
        #expect(journey.shows("You are "))
        try server.refuse()
        journey.type("r")
        #expect(journey.wait { $0.lines[39].contains("refuses connections; since") })
        #expect(journey.screen.contains("You are "), "what is known stays")
        // The other board was never asked for.
        for (keys, title) in [("W", "Hacking now"), ("b\t", "last 7 days")] {
            journey.type(keys)
            #expect(
                journey.wait { screen in
                    screen.contains(title)
                        && screen.lines.dropLast().contains { $0.contains("refuses connections; since") }
                }, "\(title): \(journey.screen.text)")
            #expect(!journey.screen.lines.dropLast().contains { $0.contains("asking") })
        }
        try server.acceptAgain()
        journey.type("r")
        #expect(journey.shows("You are "))
        #expect(journey.wait { !$0.contains("refuses connections") }, "\(journey.screen.text)")
        close(journey, "Leaderboard")
        journey.expectQuit()
        #expect(journey.screen.unknown == [])
    }
}
