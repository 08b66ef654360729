import HackatimeSimulator
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// `hackatop export`: complete, interrupted, resumed.
struct ExportCommandTests {
    private let days = ["--from", "2025-06-17", "--to", "2025-06-19", "--timezone", "UTC"]

    private func files(in home: TemporaryFolder) throws -> [String] {
        try Child(["/bin/sh", "-c", "cd '\(home.path)' && ls"]).allLines()
    }

    @Test func `Days, projects and heartbeats are written, as CSV and as lines of JSON`() throws {
        let server = try Journey.past()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        var text = ""
        for what in ["days", "projects", "heartbeats"] {
            for format in ["csv", "jsonl"] {
                let arguments = ["export", "--what", what, "--format", format] + days
                let printed = try Printed(arguments + ["--complete"], home: home)
                #expect(printed.status == 0)
                text += "$ hackatop export --what \(what) --format \(format)\n"
                text += printed.lines.prefix(6).map { $0 + "\n" }.joined()
            }
        }
        expectGoldenText(text, named: "export")
        #expect(try Printed(["export", "--complete"] + days, home: home, withErrors: true).lines == [])
    }

    @Test func `What is not known is said, and asked for only when wished`() throws {
        let server = try Journey.past()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        let said = try Printed(["export"] + days, home: home, withErrors: true)
        #expect(said.status == 0)
        #expect(said.text.contains("not all is known of 2025-06-17 to 2025-06-19; --complete"), "\(said.text)")
        #expect(!server.requests.contains { $0.target.contains("my/heartbeats?") })
    }

    @Test func `SQLite gets a table for each, and an older file stays unless it is to be replaced`() throws {
        let server = try Journey.past()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        let arguments = ["export", "--format", "sqlite", "--output", home.path + "/all.sqlite", "--complete"] + days
        #expect(try Printed(arguments, home: home).status == 0)
        #expect(try files(in: home) == ["all.sqlite"])
        let again = try Printed(arguments, home: home, withErrors: true)
        #expect(again.status == 74 && again.text.contains("is there already; --force replaces it"), "\(again.text)")
        #expect(try Printed(arguments + ["--force"], home: home).status == 0)
        #expect(try Child(["head", "-c", "15", home.path + "/all.sqlite"]).readLine() == "SQLite format 3")
    }

    @Test func `An interrupted run leaves no file, and the next one goes on`() throws {
        let server = try Journey.past()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        let first = "start=2025-06-17"
        server.misbehave { request, _ in
            request.target.contains("my/heartbeats?") && request.target.contains(first)
                ? LoopbackReply(pieces: [], ending: .hang) : nil
        }
        let path = home.path + "/beats.csv"
        let arguments = ["export", "--output", path, "--complete"] + days
        let journey = try Journey.start(arguments, home: home)
        #expect(journey.shows("of 3 days"), "a progress bar")
        #expect(server.waitForRequest { $0.target.contains("my/heartbeats?") && $0.target.contains(first) })
        journey.send(signal: SIGINT)
        #expect(journey.end() == .killed(SIGINT))
        #expect(try files(in: home) == [])
        let before = server.requests.count
        server.misbehave(nil)
        #expect(try Printed(arguments, home: home).status == 0)
        #expect(try files(in: home) == ["beats.csv"])
        let asked = server.requests.dropFirst(before).filter { $0.target.contains("my/heartbeats?") }
        #expect(!asked.isEmpty && asked.allSatisfy { $0.target.contains(first) }, "\(asked.map(\.target))")
    }

    @Test(arguments: [["--what", "heartbeats"], ["--what", "projects"], ["--format", "sqlite"]])
    func `A history that cannot be read leaves no part of a file`(what: [String]) throws {
        let server = try Journey.past()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        #expect(try Printed(["export", "--complete"] + days, home: home).status == 0)
        let history = try #require(Child(["find", home.path + "/.local", "-name", "*.db"]).readLine())
        let file = open(history, O_RDWR)
        defer { close(file) }
        // As another program would that keeps the whole file to itself.
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        #expect(fcntl(file, F_SETLK, &lock) == 0)
        let arguments = ["export", "--output", home.path + "/x.csv"] + what + days
        let printed = try Printed(arguments, home: home, withErrors: true)
        #expect(printed.status == 74 && printed.text.contains("the history cannot be read now"), "\(printed.text)")
        #expect(try files(in: home) == [])
    }

    @Test func `A server that stops answering leaves no file, and says how to go on`() throws {
        let server = try Journey.past()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        let arguments = ["export", "--output", home.path + "/beats.csv", "--complete"] + days
        server.stop()
        let printed = try Printed(arguments, home: home, withErrors: true)
        #expect(printed.status == 69)
        #expect(printed.text.contains("the same command goes on from there"), "\(printed.text)")
        #expect(try files(in: home) == [])
    }

    @Test func `Wrong options are named`() throws {
        let cases = [
            (["--format", "sqlite"], "needs --output"), (["--from", "soon-ish"], "--from must be a date"),
            (["--what", "days", "--what", "projects"], "Only sqlite takes more"),
        ]
        for (arguments, says) in cases {
            let printed = try Printed(["export"] + arguments, withErrors: true)
            #expect(printed.status == 64 && printed.text.contains(says), "\(printed.text)")
        }
        let home = try Journey.home(server: "http://127.0.0.1:9", key: SimulatedServer.key)
        let order = ["export", "--from", "2025-06-19", "--to", "2025-06-17"]
        #expect(try Printed(order, home: home).status == 64)
    }
}
