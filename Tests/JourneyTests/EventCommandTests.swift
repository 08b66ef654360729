import HackatimeAPI
import HackatimeSimulator
import TestSupport
import Testing

/// `hackatop event`, as a person or a program calls it.
struct EventCommandTests {
    private func home(_ server: String, events: String? = nil) throws -> TemporaryFolder {
        let home = try Journey.home(server: server, key: SimulatedServer.key)
        if let events {
            try Child.run(["mkdir", "-p", home.path + "/.config/hackatop"])
            try home.write(events, to: ".config/hackatop/events")
        }
        return home
    }

    private func days(_ back: ClosedRange<Int>) -> [String] {
        let today = ZoneRules.utc.day(at: TestClock.now())
        return [
            "--from", today.adding(days: -back.upperBound).text, "--to", today.adding(days: -back.lowerBound).text,
            "--timezone", "UTC",
        ]
    }

    @Test func `The two sums and the lines between them are printed, for people and for programs`() throws {
        let server = try Journey.world()
        server.change { ($0.mixesWork, $0.sendsLate) = (true, true) }
        let home = try home(server.address)
        let arguments = ["event"] + days(3...12) + ["--project", "hackatop", "--target", "900h"]
        let journey = try Journey.start(arguments, columns: 160, home: home)
        #expect(journey.end() == .exited(0))
        for text in [
            "as the event counts, told by", "in Hackatime, told by", "in projects that are not chosen",
            "browsing, meeting, communicating", "to go to 900h", "ended", "s of it came after the end",
        ] {
            #expect(journey.screen.contains(text), "\(text): \(journey.screen.text)")
        }
        let program = try Journey.start(arguments + ["--json"], columns: 900, home: home)
        #expect(program.end() == .exited(0))
        for text in [
            "\"event_source\":\"server\"", "{\"reason\":\"not_chosen\",\"seconds\":-", "\"target_seconds\":3240000",
            "\"sent_after_end_seconds\":",
        ] {
            #expect(program.screen.contains(text), "\(text): \(program.screen.text)")
        }
        #expect(!program.screen.contains("\"sent_after_end_seconds\":null"))
        let sum = server.requests.filter { $0.target.contains("test_param=true") }
        #expect(sum.count == 2 && sum.allSatisfy { $0.target.contains("filter_by_project=hackatop") })
    }

    @Test func `Own events are listed and counted, and a wrong line is named`() throws {
        let server = try Journey.world()
        let today = ZoneRules.utc.day(at: TestClock.now())
        let own = """
            [Summer Jam]
            from = \(today.adding(days: -5).text)
            to = \(today.adding(days: 5).text)
            zone = UTC
            [Broken]
            from = soon
            """
        // As some editors of Windows save it.
        let home = try home(server.address, events: "\u{FEFF}" + own.replacing("\n", with: "\r\n"))
        let list = try Journey.start(["event"], columns: 160, home: home)
        #expect(list.end() == .exited(0))
        for text in ["Summer Jam", "6 days left", "Stardance", "/events, line 6: from must be a date"] {
            #expect(list.screen.contains(text), "\(text): \(list.screen.text)")
        }
        #expect(!list.screen.contains("Broken "))
        let one = try Journey.start(["event", "summer jam"], columns: 160, home: home)
        #expect(one.end() == .exited(0))
        #expect(one.screen.contains("as the event counts, told by"), "\(one.screen.text)")
    }

    @Test func `Days without a zone are those of the profile, or of the chosen zone`() throws {
        let zone = try #require(ZoneFixtures.rules("Asia/Tokyo"))
        let server = try WorldServer(
            SimulatedServer(seed: 1, start: TestClock.now(), zone: zone, dialect: .live, owner: .nova)
        ) { TestClock.now() }
        let day = ZoneRules.utc.day(at: TestClock.now()).adding(days: -9).text
        let home = try home(server.address, events: "[Jam]\nfrom = \(day)\nto = \(day)\n")
        for (options, name) in [([], "Asia/Tokyo"), (["--timezone", "Pacific/Honolulu"], "Pacific/Honolulu")] {
            let offset = name == "Asia/Tokyo" ? "+09:00" : "-10:00"
            for arguments in [["event"], ["event", "Jam"], ["event", "--from", day, "--to", day]] {
                let printed = try Printed(arguments + options + ["--json"], home: home)
                #expect(printed.status == 0)
                #expect(printed.text.contains("\"from\":\"\(day)T00:00:00\(offset)\""), "\(arguments): \(printed.text)")
                #expect(printed.text.contains("\"zone\":\"\(name)\""), "\(arguments): \(printed.text)")
            }
            let event = try Printed(["event", "Jam", "--json"] + options, home: home).text
            let stats = try Printed(["stats", "--range", day, "--json"] + options, home: home).text
            let total = try #require(stats.firstMatch(of: #/"total_seconds":(\d+)/#)?.1)
            #expect(event.contains("\"hackatime_seconds\":\(total),"), "\(event) \(stats)")
        }
        let demo = try Printed(["event", "--demo", "--timezone", "Asia/Tokyo"])
        #expect(demo.text.contains(#/Terminal Jam .*\(Asia/Tokyo\)/#), "\(demo.text)")
    }

    @Test func `What cannot be counted says why, and the status is not 0`() throws {
        let home = try home("http://127.0.0.1:9")
        let cases: [([String], String, Int32)] = [
            (["nosuch"], "there is no event nosuch; there are", 64), (["--from", "2026-01-01"], "go together", 64),
            (["--from", "soon", "--to", "2026-01-01"], "--from must be a date such as 2026-06-16", 64),
            (["--from", "2026-02-01", "--to", "2026-01-01"], "--to must not be before --from", 64),
            (["stardance", "--target", "much"], "--target must be a time such as 40h", 64),
            (["stardance"], "the time of Stardance is not known: 127.0.0.1:9 refuses connections", 69),
        ]
        for (arguments, says, status) in cases {
            let journey = try Journey.start(["event"] + arguments, columns: 200, home: home)
            #expect(journey.end() == .exited(status), "\(arguments)")
            #expect(journey.screen.contains(says), "\(says): \(journey.screen.text)")
        }
    }
}
