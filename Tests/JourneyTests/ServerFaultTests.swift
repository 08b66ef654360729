import HackatimeAPI
import HackatimeSimulator
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// While a server misbehaves, keys work, the figures stay and memory stays bounded. Afterwards the program recovers on
/// its own.
struct ServerFaultTests {
    /// Long enough that a busy machine does not end a fault early.
    private static let patience = "timeout = 600"

    private func start(_ home: TemporaryFolder) throws -> PseudoTerminal {
        try Journey.start(["--interval", "10", "--history-days", "0"], columns: 160, home: home)
    }

    /// During a fault, the help opens and closes, and the figures stay.
    private func keysAreAnswered(_ journey: PseudoTerminal, over figure: String, while holds: () -> Bool) {
        journey.type("?")
        #expect(journey.shows("half a page down"))
        #expect(holds(), "the fault was over before the key was drawn")
        journey.type("\u{1B}")
        #expect(
            journey.wait {
                !$0.contains("half a page down") && $0.contains(figure) && $0.lines[39].contains("q quit")
            })
    }

    /// The status line, if it reports a problem.
    private func trouble(_ journey: PseudoTerminal) -> String? {
        journey.screen.lines.last.flatMap { $0.contains(" since ") ? $0 : nil }
    }

    /// A slow answer is still an answer: it is shown, and nothing is reported.
    @Test(arguments: ["nothing for a while", "a body byte by byte", "headers byte by byte"])
    func `Slow answers hold up no key`(name: String) throws {
        let server = try Journey.world()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key, more: Self.patience)
        let journey = try start(home)
        journey.type("0")
        #expect(journey.shows("robot-arm"))
        #expect(journey.shows("updated "))
        let gate = Gate()
        server.misbehave { request, honest in
            // Unchanged since the last request.
            guard honest.status == 200 || request.path.hasSuffix("/today") else { return nil }
            let body = request.path.hasSuffix("/today") ? Array(Journey.today.utf8) : Array(honest.body)
            let pieces: [LoopbackReply.Piece] =
                switch name {
                case "nothing for a while": [.held(until: gate), .head("HTTP/1.1 200 OK\r\n\r\n")]
                case "a body byte by byte":
                    [.head("HTTP/1.1 200 OK\r\n\r\n"), .held(until: gate, dripping: Array(" ".utf8))]
                default:
                    [
                        .head("HTTP/1.1 200 OK\r\nX-Slow: "), .held(until: gate, dripping: Array("x".utf8)),
                        .head("\r\n\r\n"),
                    ]
                }
            return LoopbackReply(pieces: pieces + [.bytes(body)], ending: .close)
        }
        journey.type("r")
        #expect(gate.waitForHolding())
        keysAreAnswered(journey, over: "robot-arm") { gate.isHolding }
        gate.open()
        #expect(journey.shows("goal 5h 33m"))
        #expect(trouble(journey) == nil)
        journey.expectQuit()
        #expect(journey.screen.unknown == [])
    }

    /// A total that never arrives, 200 MB of stats and an endless newest heartbeat, all at once.
    @Test func `Endless answers are cut off and hold up no key`() throws {
        let server = try Journey.world()
        let home = try Journey.home(server: server.address, key: SimulatedServer.key, more: Self.patience)
        let journey = try start(home)
        journey.type("0")
        #expect(journey.shows("robot-arm"))
        #expect(journey.shows("updated "))
        let before = try #require(peakMemory(of: journey.process))
        let bomb = Gzip.zeros(mebibytes: 64, checksum: false)
        let gate = Gate()
        server.misbehave { request, _ in
            let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
            if request.path.hasSuffix("/today") {
                return LoopbackReply(
                    pieces: [.head(head + "\r\n"), .held(until: gate, dripping: Array(" ".utf8))], ending: .reset)
            }
            if request.path.hasSuffix("/most_recent") {
                return .response(200, [("Content-Encoding", "gzip")], body: bomb)
            }
            return LoopbackReply(
                pieces: [
                    .head(head + "Content-Length: 200000000\r\n\r\n"),
                    .repeated(Array(repeating: 0x20, count: 100_000), times: 2_000),
                ], ending: .close)
        }
        journey.type("r")
        #expect(journey.shows("sent more than 4 MB for"))
        #expect(gate.waitForHolding())
        keysAreAnswered(journey, over: "robot-arm") { gate.isHolding }
        let after = try #require(peakMemory(of: journey.process))
        // Four requests at a time, each with at most 4 MB in a buffer that doubles.
        #expect(after - before < 32 << 20, "\((after - before) >> 10) KiB more")
        gate.open()
        server.misbehave(nil)
        #expect(journey.wait { !$0.lines[39].contains(" since ") }, "it recovers by itself")
        #expect(journey.screen.contains("robot-arm"))
        journey.expectQuit()
        #expect(journey.screen.unknown == [])
    }

    /// The handshake stops. The server behind it only has today's total.
    @Test func `A handshake that stands still holds up no key`() throws {
        let path = "api/hackatime/v1/users/current/statusbar/today"
        let server = try TLSServer(
            certificateFor: "IP:127.0.0.1",
            answers: [path: Journey.today])
        let relay = try Relay(to: server.port)
        let home = try Journey.home(
            server: "https://127.0.0.1:\(relay.port)", key: SimulatedServer.key,
            more: "ssl_certs_file = \(server.certificateFile)\n\(Self.patience)")
        let journey = try start(home)
        #expect(journey.shows("goal 5h 33m"))
        relay.lead(to: nil)
        journey.type("r")
        #expect(relay.waitForWaiting())
        keysAreAnswered(journey, over: "goal 5h 33m") { relay.waiting > 0 }
        relay.lead(to: server.port)
        journey.expectQuit()
        #expect(journey.screen.unknown == [])
    }
}

extension LoopbackReply.Piece {
    fileprivate static func head(_ text: String) -> Self { .bytes(Array(text.utf8)) }
}

/// Peak memory of a process in bytes; `nil` if unknown.
private func peakMemory(of process: Int32) -> Int? {
    for line in readText("/proc/\(process)/status")?.split(separator: "\n") ?? [] where line.hasPrefix("VmHWM:") {
        return line.split { $0 == " " || $0 == "\t" }.dropFirst().first.flatMap { Int($0) }.map { $0 << 10 }
    }
    return nil
}
