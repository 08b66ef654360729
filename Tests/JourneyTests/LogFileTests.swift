import HackatimeAPI
import HackatimeSimulator
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What `--log` leaves behind.
struct LogFileTests {
    private static let today = "GET /api/hackatime/v1/users/current/statusbar/today 200 "

    private func lines(_ path: String) throws -> [String] {
        let child = try Child(["cat", path])
        var lines: [String] = []
        while let line = child.readLine() { lines.append(line) }
        return lines
    }

    private func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    @Test(arguments: ["header", "query"]) func `Every request and problem is a line without the key`(auth: String)
        throws
    {
        // The live server accepts the key in the query only on some calls.
        let dialect = auth == "query" ? Dialect.documented : .live
        let server = try Journey.world(dialect)
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        let path = home.path + "/a.log"
        let journey = try Journey.start(["--log", "~/a.log", "--auth", auth, "--interval", "0"], home: home)
        #expect(journey.shows("tracking:"))
        #expect(journey.shows("updated "))
        journey.type("u\(SimulatedServer.key)\r")
        #expect(journey.shows("that is your key"))
        journey.type("nobody\r")
        #expect(journey.shows("case-sensitive"))
        server.stop()
        journey.type("\u{1B}")
        #expect(journey.wait { !$0.contains("Another user") })
        journey.type("r")
        #expect(journey.shows("connection refused since"))
        journey.type("q")
        #expect(journey.end() == .exited(0))

        let found = try lines(path)
        let first = try #require(found.first)
        #expect(first.contains(" start hackatop ") && first.contains("127.0.0.1"))
        #expect(found.last?.hasSuffix(" end, left") == true)
        #expect(found.allSatisfy { !$0.contains(SimulatedServer.key) })
        let today = try #require(found.first { $0.contains(Self.today) })
        #expect(today.hasSuffix(" ms") && today.contains(" B "), "\(today)")
        #expect(found.contains { $0.contains(" - 0 B ") && $0.contains("refuses connections") })
        #expect(found.contains { $0.contains("/api/v1/users/nobody") }, "\(found)")
        #expect(found.allSatisfy { !$0.contains("/users/…") }, "\(found)")
        var status = stat()
        #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }

    /// Two programs with one nearly full log: it is moved once, and no line is lost.
    @Test func `A log that has grown is moved once`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/a.log"
        let old = String(repeating: String(repeating: "x", count: 99) + "\n", count: 9_998)
        try folder.write(old, to: "a.log")
        let journeys = try (0..<2).map { _ in try Journey.start(["--demo", "--log", path]) }
        for journey in journeys { #expect(journey.shows("updated ")) }
        for journey in journeys {
            journey.type("q")
            #expect(journey.end() == .exited(0))
        }
        #expect(exists(path + ".1") && !exists(path + ".2"))
        let all = try lines(path + ".1") + lines(path)
        #expect(all.count { $0.contains(" start hackatop ") } == 2)
        #expect(all.count { $0.hasSuffix(" end, left") } == 2)
        #expect(all.count { $0.hasPrefix("x") } == 9_998)
    }

    @Test func `The variable names a log and the demo does not read it`() throws {
        let server = try Journey.world()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        for (arguments, isWritten) in [(["--demo"], false), ([], true)] {
            let journey = try Journey.start(
                arguments, home: home, variables: ["HACKATOP_LOG": home.path + "/b.log"])
            #expect(journey.shows("tracking:"))
            journey.type("q")
            #expect(journey.end() == .exited(0))
            #expect(exists(home.path + "/b.log") == isWritten)
        }
    }

    @Test func `A log that cannot be written is said once`() throws {
        let server = try Journey.world()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        let full = try Journey.start(["--log", "/dev/full"], columns: 200, home: home)
        #expect(full.shows("the log /dev/full cannot be written (No space left on device)"), "\(full.screen.text)")
        full.expectQuit()

        try Child.run(["mkdir", home.path + "/logs"])
        let journey = try Journey.start(["--log", "~/logs/a.log"], columns: 200, home: home)
        #expect(journey.shows("updated "))
        try Child.run(["rm", "-r", home.path + "/logs"])
        journey.type("unobody\r")
        #expect(journey.shows("case-sensitive"))
        journey.type("\u{1B}")
        #expect(journey.shows("logs/a.log cannot be written (No such file or directory)"), "\(journey.screen.text)")
        journey.expectQuit()
    }
}
