import HackatimeAPI
import HackatimeSimulator
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The program against a server over real sockets, with an ordinary settings file.
struct LiveTests {
    @Test(arguments: Dialect.allCases) func `A day is watched and others are looked at`(dialect: Dialect) throws {
        let server = try Journey.world(dialect)
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        let journey = try Journey.start([], home: home)
        #expect(journey.shows("tracking:"))
        #expect(journey.shows("hackatop"))
        #expect(journey.shows("updated "))
        #expect(journey.shows("Frame.swift"))

        journey.type("umira\r")
        // Until the answer it may say Total in both.
        #expect(journey.shows(dialect == .live ? "Mira Okonkwo" : "Total"))
        #expect(journey.shows(dialect == .live ? " sessions ╮" : "Languages ─ all time"))
        journey.type("uquill\r")
        #expect(journey.shows("quill keeps their stats private"))
        journey.type("unobody-here\r")
        #expect(journey.shows("case-sensitive"))
        journey.type("umira@example.org\r")
        if dialect == .live {
            #expect(journey.shows("e-mail look-up is for administrators"))
            journey.type("\u{1B}")
            #expect(journey.wait { !$0.contains("Another user") })
        } else {
            #expect(journey.shows(" mira "))
        }
        journey.type("m")
        #expect(journey.shows("tracking:"))
        journey.expectQuit()
        #expect(server.requests.allSatisfy { !$0.target.contains(SimulatedServer.key) })
    }

    @Test func `When the server goes away the figures stay`() throws {
        let server = try Journey.world()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key)
        let journey = try Journey.start([], home: home)
        #expect(journey.shows("tracking:"))
        journey.type("0")
        #expect(journey.shows("robot-arm"))
        #expect(journey.shows("updated "))
        server.stop()
        journey.type("r")
        #expect(journey.shows("refuses connections; since"))
        #expect(journey.shows("robot-arm"))
        #expect(journey.shows("as of "))
        journey.type("?")
        #expect(journey.shows("half a page down"), "the keyboard is alive")
        journey.type("\u{1B}q")
        #expect(journey.end() == .exited(0))
    }

    @Test func `A wrong key is explained`() throws {
        let server = try Journey.world()
        let home = try Journey.home(server: server.address, key: "not-the-key-5")
        let journey = try Journey.start([], home: home)
        #expect(journey.shows("~/.wakatime.cfg"))
        #expect(!journey.screen.contains("not-the-key-5"))
        journey.type("q")
        #expect(journey.end() == .exited(0))
    }

    @Test func `A key that is put right in the settings is used without a restart`() throws {
        let server = try Journey.world()
        let home = try Journey.home(server: server.address, key: "not-the-key-5")
        let journey = try Journey.start([], home: home)
        #expect(journey.shows("~/.wakatime.cfg"))
        // A half-written file changes nothing.
        try home.write("[settings]\napi_url = \(server.address)/api/hackatime/v1\napi_key = \n", to: ".wakatime.cfg")
        journey.type("r")
        #expect(server.waitForRequests(5).count >= 5)
        try home.write(
            "[settings]\napi_url = \(server.address)/api/hackatime/v1\napi_key = \(SimulatedServer.key)\n",
            to: ".wakatime.cfg")
        // A second `r` within five seconds does not refresh, but still looks for a key.
        journey.type("r")
        #expect(journey.shows("tracking:"))
        #expect(journey.wait { !$0.contains("~/.wakatime.cfg") })
        let keys = server.requests.compactMap { $0.header("Authorization") }
        #expect(Set(keys) == ["Bearer not-the-key-5", "Bearer \(SimulatedServer.key)"])
        journey.type("q")
        #expect(journey.end() == .exited(0))
    }

    @Test func `A key that is another one in the vault is used at r`() throws {
        let server = try Journey.world()
        let home = try TemporaryFolder()
        try home.write(
            "[settings]\napi_url = \(server.address)/api/hackatime/v1\napi_key_vault_cmd = cat \(home.path)/vault\n",
            to: ".wakatime.cfg")
        try home.write("not-the-key-5\n", to: "vault")
        let journey = try Journey.start([], home: home)
        #expect(journey.shows("~/.wakatime.cfg"))
        try home.write("\(SimulatedServer.key)\n", to: "vault")
        journey.type("r")
        #expect(journey.shows("tracking:"))
        journey.type("q")
        #expect(journey.end() == .exited(0))
    }

    /// A key goes only to the server it was written for.
    @Test func `A key for another server is not sent to this one`() throws {
        let server = try Journey.world()
        let home = try Journey.home(server: server.address, key: "not-the-key-5")
        let journey = try Journey.start([], home: home)
        #expect(journey.shows("~/.wakatime.cfg"))
        try home.write(
            "[settings]\napi_url = http://127.0.0.1:9/api/hackatime/v1\napi_key = \(SimulatedServer.key)\n",
            to: ".wakatime.cfg")
        let before = server.requests.count
        journey.type("r")
        #expect(server.waitForRequests(before + 1).count > before)
        // The file has been read when the next key is answered.
        journey.type("?")
        #expect(journey.shows("half a page down"))
        journey.type("\u{1B}q")
        #expect(journey.end() == .exited(0))
        #expect(server.requests.allSatisfy { $0.header("Authorization") == "Bearer not-the-key-5" })
    }

    /// `openssl s_server` takes one connection at a time, so most requests are still connecting, in the handshake or in
    /// an answer when the program ends.
    @Test(arguments: 0..<4) func `It can be ended during a TLS exchange`(part: Int) throws {
        let server = try TLSServer(certificateFor: "IP:127.0.0.1")
        let home = try Journey.home(
            server: "https://127.0.0.1:\(server.port)", key: SimulatedServer.key,
            more: "ssl_certs_file = \(server.certificateFile)")
        for round in 0..<25 {
            let journey = try Journey.start([], columns: 80, rows: 24, home: home)
            #expect(journey.wait(until: \.isAlternate))
            if round % 3 > 0 { #expect(journey.shows("╭ Heartbeats")) }
            if round % 3 > 1 { journey.type("r") }
            let isSignal = (round + part) % 2 == 0
            if isSignal { journey.send(signal: SIGTERM) } else { journey.type("q") }
            let end = journey.end()
            let remains = journey.remains()
            #expect(end == (isSignal ? .killed(SIGTERM) : .exited(0)), "part \(part), round \(round)")
            #expect(remains == [], "part \(part), round \(round)")
            if end == nil || !remains.isEmpty { break }
        }
    }
}
