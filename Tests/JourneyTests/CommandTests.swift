import HackatimeAPI
import HackatimeSimulator
import TestSupport
import Testing

/// The commands that print and end, as a script calls them.
struct CommandTests {
    private func run(
        _ arguments: [String], home: TemporaryFolder? = nil, variables: [String: String] = [:]
    ) throws -> CommandOutput {
        var environment = Journey.environment.merging(variables) { $1 }
        if let home { environment["HOME"] = home.path }
        return try CommandOutput(Journey.program, arguments, environment: environment)
    }

    private func schema() throws -> JSONSchema {
        let text = try #require(readText(resource("hackatop.schema.json")))
        return try #require(JSONSchema(text))
    }

    /// A world whose past does not depend on the day of the test.
    private func pastWorld(_ dialect: Dialect = .live) throws -> (WorldServer, TemporaryFolder) {
        // 2026-06-20 16:00 UTC, a Saturday.
        let now = 1_781_971_200.0
        let server = try WorldServer(
            SimulatedServer(seed: 1, start: now, zone: .utc, dialect: dialect, owner: .nova)
        ) { now }
        return (server, try Journey.home(server: server.address, key: SimulatedServer.key))
    }

    @Test func `Every command's JSON is as the schema says, and the schema has no kind that nothing prints`() throws {
        let schema = try schema()
        var kinds: Set<String> = []
        for arguments in [
            ["stats"], ["stats", "mira", "--range", "last 3 days"], ["stats", "--project", "hackatop"], ["whoami"],
            ["trust", "mira"], ["leaderboard"], ["leaderboard", "--weekly", "--top", "0"], ["who"], ["event"],
            ["event", "Terminal Jam"], ["today"], ["compare", "mira"], ["heartbeats", "--limit", "3"],
        ] {
            let output = try run(arguments + ["--demo", "--json"])
            #expect(output.status == 0, "\(arguments): \(output.errors)")
            kinds.formUnion(expect(output.lines, from: arguments, follow: schema))
        }
        let day = ZoneRules.utc.day(at: TestClock.now()).adding(days: -1).text
        for what in ["heartbeats", "days", "projects"] {
            let arguments = ["export", "--demo", "--what", what, "--format", "jsonl", "--complete", "--from", day]
            kinds.formUnion(expect(try run(arguments).lines, from: arguments, follow: schema))
        }
        let doctor = ["doctor", "--offline", "--json"]
        kinds.formUnion(expect(try run(doctor).lines, from: doctor, follow: schema))
        let (server, home) = try pastWorld(.documented)
        let found = try run(["lookup", "mira@example.org", "--json"], home: home)
        kinds.insert(schema.problems(of: found.text).kind)
        #expect(server.requests.count == 1)
        let parts: Set<String> = ["text", "seconds", "rows", "an_event"]
        #expect(schema.names.subtracting(parts).subtracting(kinds) == [], "\(found)")
    }

    /// The kinds of the lines, each of which must be as the schema says.
    private func expect(_ lines: [String], from arguments: [String], follow schema: JSONSchema) -> Set<String> {
        #expect(!lines.isEmpty, "\(arguments)")
        var kinds: Set<String> = []
        for line in lines {
            let (kind, problems) = schema.problems(of: line)
            #expect(problems == [], "\(arguments)")
            kinds.insert(kind)
        }
        return kinds
    }

    @Test func `A change of the schema's form is noticed`() throws {
        let schema = try schema()
        let right = #"{"version":1,"kind":"trust","user":"mira","trust":"green"}"#
        #expect(schema.problems(of: right).problems == [])
        for wrong in [
            #"{"version":2,"kind":"trust","user":"mira","trust":"green"}"#,
            #"{"version":1,"kind":"trust","user":"mira"}"#, #"{"version":1,"kind":"trust","user":7,"trust":"green"}"#,
            #"{"version":1,"kind":"trust","user":"mira","trust":"green","more":1}"#, #"{"version":1,"kind":"no"}"#,
            #"{"version":1,"kind":"who","people":[{"name":"x"}]}"#, "[]", "",
        ] { #expect(schema.problems(of: wrong).problems != [], "\(wrong)") }
    }

    @Test(arguments: [Dialect.live, .documented])
    func `Sums as text and as CSV`(dialect: Dialect) throws {
        let (server, home) = try pastWorld(dialect)
        var text = ""
        for arguments in [
            ["stats"], ["stats", "--range", "2026-06-15..2026-06-17", "--top", "2"], ["stats", "mira", "--csv"],
            ["stats", "nobody"], ["whoami"], ["trust", "mira"], ["trust", "nobody"], ["leaderboard", "--top", "3"],
            ["leaderboard", "--top", "3", "--csv"], ["who"], ["lookup", "U0123456789"], ["lookup", "mira@example.org"],
        ] {
            let output = try run(arguments + ["--timezone", "UTC"], home: home)
            let said = output.text + output.errors
            text += "$ hackatop \(arguments.joined(separator: " "))\n\(said)# \(output.status)\n\n"
        }
        let name = dialect == .live ? "commands-live" : "commands-documented"
        expectGoldenText(
            text.replacing(server.address, with: "http://SERVER").replacing("127.0.0.1:\(server.port)", with: "SERVER"),
            named: name)
        #expect(!text.contains(SimulatedServer.key))
    }

    @Test func `Lists are cut for people only, who are told how much is left out`() throws {
        let server = try Journey.world(owner: .hostile)
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        let day = ZoneRules.utc.day(at: TestClock.now())
        let range = ["--range", "\(day.adding(days: -8).text)..\(day.adding(days: -2).text)", "--timezone", "UTC"]
        let all = try run(["stats", "--csv"] + range, home: home)
        #expect(all.lines.count { $0.hasPrefix("language,") } > 10)
        #expect(try run(["stats", "--csv", "--top", "0"] + range, home: home).text == all.text)
        let cut = try run(["stats", "--csv", "--top", "3"] + range, home: home)
        #expect(cut.lines.count == 7 && cut.lines.allSatisfy(all.lines.contains))
        let json = try run(["stats", "--json"] + range, home: home).text
        #expect(json.ranges(of: "\"seconds\":").count == all.lines.count - 1)

        let text = try run(["stats"] + range, home: home)
        let count = all.lines.count { $0.hasPrefix("language,") } - 10
        #expect(text.lines.contains { $0.hasPrefix("\(count) more  ") }, "\(text.text)")
        #expect(!(try run(["stats", "--top", "0"] + range, home: home).text.contains(" more  ")))
        // What the panes say below their lists.
        #expect(text.text.contains(" counted twice") || text.text.contains(" in none of them"), "\(text.text)")
    }

    @Test func `Names and figures of a hostile server are those of the screen`() throws {
        let server = try Journey.world(owner: .hostile)
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        for range in [[], ["--range", "last 7 days"]] {
            let text = try run(["stats", "--top", "0", "--timezone", "UTC"] + range, home: home)
            #expect(text.lines.dropFirst().allSatisfy { $0.count <= 52 }, "\(text.text)")
            #expect(text.text.contains("…") && text.text.contains("line break tab"), "\(text.text)")
            let json = try run(["stats", "--json", "--timezone", "UTC"] + range, home: home).text
            let total = try #require(json.firstMatch(of: #/"total_seconds":(\d+)/#).flatMap { Int($0.1) })
            for figure in json.matches(of: #/"seconds":(\d+)/#) {
                #expect(Int(figure.1).map { $0 <= total } == true, "\(figure.1) of \(total)")
            }
            #expect(json.contains(String(repeating: "\\u9577", count: 60)), "a program gets the name as it is")
        }
        let compared = try run(["compare", "hostile", "--timezone", "UTC"], home: home)
        #expect(compared.lines.allSatisfy { $0.count <= 200 }, "\(compared.text)")
        let beats = try run(["heartbeats", "--limit", "200", "--timezone", "UTC"], home: home)
        #expect(!beats.text.contains("line??break") && !beats.text.isEmpty)
    }

    @Test func `Each failure has an exit status of its own`() throws {
        let (server, home) = try pastWorld()
        let cases: [(status: Int, body: String, headers: [(String, String)], ends: Int32)] = [
            (404, #"{"error":"User not found"}"#, [], 67),
            (403, #"{"error":"user has disabled public stats"}"#, [], 66),
            (429, #"{"error":"slow down"}"#, [("Retry-After", "7")], 75), (500, #"{"error":"oh"}"#, [], 76),
            (200, "<html>", [], 76), (401, #"{"error":"Unauthorized"}"#, [], 77),
        ]
        for one in cases {
            server.misbehave { _, _ in .response(one.status, one.headers, body: Array(one.body.utf8)) }
            let output = try run(["stats", "mira", "--no-history"], home: home)
            #expect(output.status == one.ends, "\(one): \(output.errors)")
            #expect(output.text.isEmpty && output.errors.hasPrefix("hackatop: "))
        }
        #expect(
            try run(["stats", "mira", "--server", "http://127.0.0.1:1", "--api-key-file", "/dev/null"], home: home)
                .status == 78)
        let nobody = try Journey.home(server: "http://127.0.0.1:1", key: SimulatedServer.key)
        #expect(try run(["stats"], home: nobody).status == 69)
        #expect(try run(["stats"]).status == 78)
        #expect(try run(["stats", "--range", "soon"]).status == 64)
    }

    @Test func `The key is neither asked for nor shown`() throws {
        let (server, home) = try pastWorld()
        for arguments in [
            ["trust", SimulatedServer.key], ["stats", SimulatedServer.key], ["lookup", "\(SimulatedServer.key)@a.b"],
        ] {
            let output = try run(arguments, home: home)
            #expect(output.status == 64)
            #expect(!(output.text + output.errors).contains(SimulatedServer.key))
        }
        #expect(server.requests.isEmpty)
    }

    @Test func `Options before a command are not lost without a word`() throws {
        let output = try run(["--demo", "stats"])
        #expect(
            output.status == 64
                && output.errors.contains("options belong behind the command: write hackatop stats first"))
    }

    @Test func `What a command was told is shared with the next`() throws {
        let (server, home) = try pastWorld()
        for _ in 0..<3 { #expect(try run(["leaderboard"], home: home, variables: ["TZ": "UTC"]).status == 0) }
        #expect(server.requests.count { $0.target.contains("leaderboard") } == 1)
    }

    @Test func `Colours are for terminals, or when wished`() throws {
        #expect(!(try run(["stats", "--demo"]).text.contains("\u{1B}")))
        #expect(try run(["stats", "--demo", "--color", "always"]).text.contains("\u{1B}[1m"))
    }
}

/// The path of a file in Resources.
func resource(_ name: String, file: String = #filePath) -> String {
    file.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 } + "/Resources/" + name
}
