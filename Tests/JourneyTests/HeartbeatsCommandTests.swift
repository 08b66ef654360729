import HackatimeAPI
import HackatimeSimulator
import TestSupport
import Testing

/// `hackatop heartbeats`, as people and programs call it.
struct HeartbeatsCommandTests {
    private let day = ["--since", "2025-06-19", "--until", "2025-06-19", "--timezone", "UTC"]

    @Test func `A day is listed for people, as CSV and as JSON`() throws {
        let server = try Journey.past()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        var text = ""
        for form in [[], ["--csv"], ["--json"]] {
            let printed = try Printed(["heartbeats"] + day + ["--limit", "5"] + form, home: home)
            #expect(printed.status == 0)
            text += "$ hackatop heartbeats \(form.joined(separator: " "))\n" + printed.text
        }
        expectGoldenText(text, named: "heartbeats")
        #expect(!text.contains("ip"), "no field for an address")
        // What is known is not asked again.
        let windows = server.requests.filter { $0.target.contains("my/heartbeats?") }
        #expect(Set(windows.map(\.target)).count == windows.count)
    }

    @Test func `All of a day comes in order, and one project of it`() throws {
        let server = try Journey.past()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        let all = try Printed(["heartbeats", "--csv"] + day, home: home)
        let times = all.lines.dropFirst().map { $0.prefix(24) }
        #expect(times.count > 50 && times == times.sorted())
        #expect(times.allSatisfy { $0.hasPrefix("2025-06-19T") })
        let one = try Printed(["heartbeats", "--csv", "--project", "hackatop"] + day, home: home)
        #expect(one.lines.dropFirst() == all.lines.dropFirst().filter { $0.contains(",hackatop,") }[...])
        #expect(one.lines.count < all.lines.count)
    }

    @Test func `New ones are printed as they arrive, while the server goes and comes back`() throws {
        let server = try Journey.world()
        // What happened in the last minute is told later.
        server.setClock { TestClock.now() - 50 }
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        try Child.run(["mkdir", "-p", home.path + "/.config/hackatop"])
        try home.write("interval = 10\n", to: ".config/hackatop/config")
        let journey = try Journey.start(["heartbeats", "--follow", "--limit", "3"], columns: 160, home: home)
        #expect(
            journey.wait { $0.text.split(separator: "\n").count { $0.contains("Neovim") || $0.contains("VS") } >= 3 })
        try server.refuse()
        #expect(journey.shows("refuses connections"))
        server.setClock { TestClock.now() + 50 }
        try server.acceptAgain()
        #expect(journey.shows("answers again"))
        let lines = { (screen: ScreenModel) in
            screen.lines.map { $0.trimmingEnd() }.filter { $0.hasPrefix("20") }
        }
        #expect(journey.wait { lines($0).count > 3 })
        let all = lines(journey.screen)
        #expect(Set(all).count == all.count, "none twice")
        #expect(journey.screen.text.ranges(of: "refuses connections").count == 1, "said once")
        journey.send(signal: 2)
        #expect(journey.end() == .killed(2))
    }

    @Test func `A reader that goes away ends it without a word`() throws {
        let server = try Journey.past()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        let arguments = (["heartbeats"] + day).joined(separator: " ")
        let script = "HOME=\(home.path) TZ=UTC '\(Journey.program)' \(arguments) 2>&1 | head -n 2"
        #expect(try Child(["/bin/sh", "-c", script]).allLines().count == 2)
    }

    @Test func `Wrong options are named`() throws {
        let cases = [
            (["--since", "soon-ish"], "--since must be a date"), (["--limit", "0"], "--limit must be 1 or more"),
            (["--follow", "--until", "2025-01-01"], "--follow and --until"),
            (["--csv", "--json"], "--json and --csv exclude"),
        ]
        for (arguments, says) in cases {
            let printed = try Printed(["heartbeats"] + arguments, withErrors: true)
            #expect(printed.status == 64 && printed.text.contains(says), "\(printed.text)")
        }
    }

    @Test func `Times the wrong way round are refused, in place of an empty list`() throws {
        let home = try Journey.home(server: "http://127.0.0.1:9", key: SimulatedServer.key)
        for arguments in [
            ["--since", "2025-06-19", "--until", "2025-06-18"], ["--since", "today", "--until", "yesterday"],
            ["--since", "2025-06-19 09:00", "--until", "2025-06-19 08:59"], ["--until", "yesterday"],
        ] {
            let printed = try Printed(["heartbeats"] + arguments, home: home, withErrors: true)
            #expect(printed.status == 64, "\(arguments)")
            #expect(printed.text.contains("--until must not be before --since"), "\(arguments): \(printed.text)")
        }
    }
}

extension String {
    fileprivate func trimmingEnd() -> String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
