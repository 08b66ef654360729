import HackatimeAPI
import HackatimeSimulator
import TestSupport
import Testing

/// While the way to the server fails, the program says so, keys work and the figures stay. Afterwards it recovers.
struct ConnectionFaultTests {
    private func start(_ home: TemporaryFolder, _ more: String...) throws -> PseudoTerminal {
        try Journey.start(["--interval", "10", "--history-days", "0"] + more, columns: 160, home: home)
    }

    private func keysAreAnswered(_ journey: PseudoTerminal) {
        journey.type("?")
        #expect(journey.shows("half a page down"))
        journey.type("\u{1B}")
        #expect(journey.wait { !$0.contains("half a page down") && $0.lines[39].contains("q quit") })
    }

    enum ProxyFault: String, CaseIterable, CustomTestStringConvertible {
        case refusing, asking, silent

        var testDescription: String { rawValue }
    }

    /// A remote server, answered for by the proxy.
    @Test(arguments: ProxyFault.allCases) func `A proxy fails and recovers`(fault: ProxyFault) throws {
        let proxy = try Journey.world()
        let home = try Journey.home(
            server: "http://hackatime.example", key: SimulatedServer.key,
            more: "proxy = \(proxy.address)\ntimeout = 600")
        let journey = try start(home, "--allow-http")
        journey.type("0")
        #expect(journey.shows("robot-arm"))
        #expect(journey.shows("updated "))
        let gate = Gate()
        defer { gate.open() }
        switch fault {
        case .refusing: try proxy.refuse()
        case .asking: proxy.misbehave { _, _ in .response(407) }
        case .silent:
            proxy.misbehave { _, _ in LoopbackReply(pieces: [.held(until: gate)], ending: .close) }
        }
        journey.type("r")
        switch fault {
        case .refusing: #expect(journey.shows("the proxy failed (127.0.0.1:\(proxy.port) refuses connections); since "))
        case .asking: #expect(journey.shows("the proxy failed (it asks for a password); since "))
        case .silent: #expect(gate.waitForHolding())
        }
        keysAreAnswered(journey)
        #expect(fault != .silent || gate.isHolding, "the fault was over before the key was drawn")
        #expect(journey.screen.contains("robot-arm"))
        if fault == .refusing { try proxy.acceptAgain() } else { proxy.misbehave(nil) }
        gate.open()
        #expect(journey.wait { !$0.lines[39].contains(" since ") }, "it recovers by itself")
        journey.expectQuit()
        #expect(journey.screen.unknown == [])
    }

    @Test func `An address without a way to it is offline`() throws {
        let home = try Journey.home(server: "https://224.0.0.1", key: SimulatedServer.key)
        let journey = try start(home)
        #expect(journey.shows("this machine is offline; since "))
        keysAreAnswered(journey)
        journey.expectQuit()
        #expect(journey.screen.unknown == [])
    }

    /// Something else listens on the port from one request to the next.
    @Test func `The wrong kind of port is named`() throws {
        let path = "api/hackatime/v1/users/current/statusbar/today"
        let server = try TLSServer(certificateFor: "IP:127.0.0.1", answers: [path: Journey.today])
        let page = try LoopbackServer(message: Array("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".utf8))
        let relay = try Relay(to: server.port)
        let home = try Journey.home(
            server: "https://127.0.0.1:\(relay.port)", key: SimulatedServer.key,
            more: "ssl_certs_file = \(server.certificateFile)")
        let journey = try start(home)
        #expect(journey.shows("goal 5h 33m"))
        relay.lead(to: page.port)
        journey.type("r")
        #expect(journey.shows("no safe connection to 127.0.0.1:\(relay.port) (it does not speak TLS); since "))
        keysAreAnswered(journey)
        #expect(journey.screen.contains("goal 5h 33m"))
        relay.lead(to: server.port)
        #expect(journey.wait { !$0.contains("does not speak TLS") }, "it recovers by itself")
        journey.expectQuit()
        #expect(journey.screen.unknown == [])
    }
}
