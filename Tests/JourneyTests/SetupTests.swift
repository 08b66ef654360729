import HackatimeAPI
import HackatimeSimulator
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// `hackatop setup`, as a person meets it.
struct SetupTests {
    private static let path = "/.config/hackatop/config"

    private func mode(_ path: String) -> UInt32 {
        var status = stat()
        return stat(path, &status) == 0 ? UInt32(status.st_mode) & 0o777 : 0
    }

    /// Waits for the n-th question for the key: what is typed before it is dropped.
    private func asksForKey(_ journey: PseudoTerminal, times: Int = 1) -> Bool {
        journey.wait { $0.lines.count { $0.hasPrefix("key: ") } == times }
    }

    @Test(arguments: Dialect.allCases)
    func `A key is asked for without showing it, tried, and saved for its owner alone`(dialect: Dialect) throws {
        let server = try Journey.world(dialect)
        let home = try TemporaryFolder()
        let journey = try Journey.start(["setup"], home: home)
        #expect(journey.shows("server: "))
        journey.type("my server\n")
        #expect(journey.shows("That is not an address"))
        journey.type("\(server.address)\n")
        #expect(asksForKey(journey))
        journey.type("a-key-of-nobody-at-all\n")
        #expect(journey.shows("does not know this key"), "\(journey.screen.text)")
        #expect(asksForKey(journey, times: 2))
        journey.type("\(SimulatedServer.key)\n")
        #expect(journey.shows("Written to ~/.config/hackatop/config"), "\(journey.screen.text)")
        #expect(journey.end() == .exited(0))
        #expect(journey.screen.contains(dialect == .live ? "This is Nova Sterling" : "does not say whose it is"))
        let written = String(decoding: journey.written, as: UTF8.self)
        #expect(!written.contains(SimulatedServer.key) && !written.contains("of-nobody"))
        #expect(journey.hasModesOfBefore)
        #expect(mode(home.path + Self.path) == 0o600 && mode(home.path + "/.config/hackatop") == 0o700)
        #expect(readText(home.path + "/.wakatime.cfg") == nil)
        #expect(
            readText(home.path + Self.path) == "server = \(server.address)\napi-key = \(SimulatedServer.key)\n")
        let dashboard = try Journey.start([], home: home)
        #expect(dashboard.shows("updated "), "\(dashboard.screen.text)")
        dashboard.expectQuit()
    }

    @Test func `What is in the file stays, and an account has a section of its own`() throws {
        let server = try Journey.world()
        let home = try TemporaryFolder()
        try Child.run(["mkdir", "-p", home.path + "/.config/hackatop"])
        try home.write("# mine\ntheme = nord\n", to: Self.path)
        let journey = try Journey.start(["setup", "--account", "work"], home: home)
        #expect(journey.shows("server: "))
        journey.type("\(server.address)\n")
        #expect(asksForKey(journey))
        journey.type("\(SimulatedServer.key)\n")
        #expect(journey.end() == .exited(0))
        #expect(
            readText(home.path + Self.path)
                == "# mine\ntheme = nord\n\n[account work]\nserver = \(server.address)\napi-key = \(SimulatedServer.key)\n"
        )
        let who = try Journey.start(["whoami", "--account", "work"], home: home)
        #expect(who.shows("Nova Sterling"))
        #expect(who.end() == .exited(0))
        // Without a choice and another key, the first account is the one.
        let first = try Journey.start(["whoami"], home: home)
        #expect(first.shows("Nova Sterling"))
    }

    @Test func `Ctrl-C at the key leaves the terminal as it was, and nothing is written`() throws {
        let server = try Journey.world()
        for keys in ["\u{3}", "\u{4}"] {
            let home = try TemporaryFolder()
            let journey = try Journey.start(["setup"], home: home)
            #expect(journey.shows("server: "))
            journey.type("\(server.address)\n")
            #expect(asksForKey(journey))
            journey.type("half-a-key")
            journey.type(keys == "\u{4}" ? "\u{15}\u{4}" : keys)
            #expect(journey.end() == (keys == "\u{3}" ? .killed(SIGINT) : .exited(78)))
            #expect(journey.hasModesOfBefore)
            #expect(readText(home.path + Self.path) == nil)
        }
        #expect(server.requests.isEmpty)
    }

    @Test func `Without a terminal it says what to write by hand`() throws {
        let home = try TemporaryFolder()
        let environment = Journey.environment.merging(["HOME": home.path, "PROGRAM": Journey.program]) { $1 }
        let journey = try #require(
            PseudoTerminal("/bin/sh", ["-c", "echo x | $PROGRAM setup"], columns: 200, environment: environment))
        #expect(journey.end() == .exited(64))
        #expect(
            journey.screen.contains("write \"server = …\" and \"api-key = …\" into ~/.config/hackatop/config by hand"))
    }

    @Test func `A key that others can read is named at the start`() throws {
        let server = try Journey.world()
        let home = try TemporaryFolder()
        try Child.run(["mkdir", "-p", home.path + "/.config/hackatop"])
        try home.write("server = \(server.address)\napi-key = \(SimulatedServer.key)\n", to: Self.path)
        try Child.run(["chmod", "644", home.path + Self.path])
        let journey = try Journey.start([], columns: 200, home: home)
        #expect(journey.shows("others can read the key in"), "\(journey.screen.text)")
        journey.expectQuit()
    }
}
