import HackatimeAPI
import HackatimeSimulator
import TestSupport
import Testing

/// `hackatop today`, as people, programs and status bars call it.
struct TodayCommandTests {
    private static let newest =
        #"{"heartbeat":{"id":9,"time":"#
        + "TIME" + #","entity":"/home/nova/src/hackatop/Sources/Main.swift","type":"file","category":"coding","#
        + #""project":"hackatop","language":"swift","editor":"neovim","is_write":true}}"#

    /// Tells 2h 03m of 5h 33m, and one heartbeat.
    private func server() throws -> LoopbackServer {
        try LoopbackServer { request in
            if request.target.contains("statusbar/today") {
                return .response(200, body: Array(Journey.today.utf8))
            }
            if request.target.contains("most_recent") {
                let time = String(Int(TestClock.now()) - 100)
                return .response(200, body: Array(Self.newest.replacing("TIME", with: time).utf8))
            }
            return .response(404, body: Array(#"{"error":"Not found"}"#.utf8))
        }
    }

    /// Dates, times and ages are those of the run.
    private func masked(_ text: String) -> String {
        text.replacing(#/\d{4}-\d\d-\d\dT[0-9:]+(Z|\+00:00)/#, with: "TIME")
            .replacing(#/\d{4}-\d\d-\d\d/#, with: "DAY")
            .replacing(#/"age_seconds":\d+/#, with: "\"age_seconds\":AGE")
            .replacing(#/(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ [A-Z][a-z][a-z]/#, with: "DAY")
    }

    @Test func `It says the day for people, for programs and for bars`() throws {
        let server = try server()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        let format =
            "{time}|{goal}|{goal_percent}%|{left}|{project}|{language}|{editor}|{yesterday}|{week}|{streak}|{age}|{old}|{{}}"
        var text = ""
        for arguments in [[], ["--json"], ["--format", format], ["--format", "{time} {project}", "--max-width", "9"]] {
            let printed = try Printed(["today", "--max-age", "3600"] + arguments, home: home)
            #expect(printed.status == 0, "\(arguments)")
            text += "$ hackatop today \(arguments.joined(separator: " "))\n" + masked(printed.text)
        }
        expectGoldenText(text, named: "today")
    }

    @Test func `All bars together ask once`() throws {
        let server = try server()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        let arguments = ["today", "--format", "{time} {goal_percent}% {project}"]
        let bars = try (0..<6).map { _ in try Printed.start(arguments, home: home) }
        for bar in bars { #expect(bar.allLines() == ["2h 03m 37% hackatop", "0"]) }
        for _ in 0..<2 { #expect(try Printed(arguments, home: home).lines == ["2h 03m 37% hackatop"]) }
        for path in ["statusbar/today", "most_recent"] {
            #expect(server.requests.count { $0.target.contains(path) } == 1, "\(path)")
        }
    }

    @Test func `Cached figures are printed without a question, and the status says how old they are`() throws {
        let server = try server()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        let cached = ["today", "--cached", "--format", "{time}{old}"]
        let nothing = try Printed(cached, home: home)
        #expect(nothing.status == 2 && nothing.lines == [])
        #expect(try Printed(cached, home: home, withErrors: true).text.contains("nothing is known of today yet"))
        #expect(server.requests.isEmpty)
        #expect(try Printed(["today"], home: home).status == 0)
        let count = server.requests.count
        let known = try Printed(cached, home: home)
        #expect(known.status == 0 && known.lines == ["2h 03m"])
        let old = try Printed(cached + ["--max-age", "0"], home: home)
        #expect(old.status == 1 && old.lines == ["2h 03m?"])
        #expect(server.requests.count == count)
    }

    @Test func `When the server is gone the last figures are printed, and the reason goes elsewhere`() throws {
        let server = try server()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        #expect(try Printed(["today"], home: home).status == 0)
        server.stopAndWait()
        let arguments = ["today", "--max-age", "0", "--format", "{time}"]
        let printed = try Printed(arguments, home: home)
        #expect(printed.status == 1 && printed.lines == ["2h 03m"])
        let reason = try Printed(arguments, home: home, withErrors: true)
        #expect(reason.text.contains("refuses connections"), "\(reason.text)")
    }

    @Test func `Without an answer, and nothing known, a bar stays empty`() throws {
        let home = try Journey.home(server: "http://127.0.0.1:9", key: SimulatedServer.key)
        let printed = try Printed(["today", "--format", "{time}"], home: home)
        #expect(printed.status == 2 && printed.lines == [])
    }

    @Test func `The figures are those of the first pane`() throws {
        let server = try Journey.world()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        #expect(try Printed(["today"], home: home).status == 0)
        let pane = try Printed(["--once", "--size", "120x40", "--range", "today"], home: home)
        #expect(pane.status == 0)
        let format = ["yesterday {yesterday}", "{week}", "{goal_percent} %", "{left} to go", "streak {streak} "]
        for part in format {
            let printed = try Printed(["today", "--cached", "--format", part], home: home)
            #expect(printed.status == 0)
            let line = try #require(printed.lines.first)
            #expect(!line.contains("- ") && pane.text.contains(line), "\(line):\n\(pane.text)")
        }
    }

    /// Wherever the clock of these tests stands, one of these zones has another day than UTC.
    @Test(arguments: ["America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago"])
    func `The server's total is said to be of the profile's day, whatever zone is chosen`(zone: String) throws {
        let server = try Journey.world()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        let day = ZoneRules.utc.day(at: TestClock.now())
        for _ in 0..<2 {
            let json = try Printed(["today", "--json", "--timezone", zone], home: home)
            #expect(json.text.contains("\"day\":\"\(day.text)\",\"zone\":\"UTC\""), "\(json.text)")
            let text = try Printed(["today", "--timezone", zone], home: home)
            #expect(
                text.lines.first?.contains("\(day.weekdayName) \(day.day) \(day.monthName) (UTC)") == true, "\(text)")
        }
        let own = try Printed(["today", "--json"], home: home)
        #expect(own.text.contains("\"day\":\"\(day.text)\",\"zone\":\"UTC\""), "\(own.text)")
    }

    @Test func `A field that is not there is named, with those that are`() throws {
        let cases = [
            ("{tiem}", "--format has no field {tiem}; there are {time} {goal}"), ("{time", "has a { without its }"),
        ]
        for (format, says) in cases {
            let printed = try Printed(["today", "--format", format], withErrors: true)
            #expect(printed.status == 64)
            #expect(printed.text.contains(says), "\(printed.text)")
        }
    }
}
