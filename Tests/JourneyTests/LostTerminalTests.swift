import HackatimeAPI
import HackatimeSimulator
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The window is closed or its connection drops: the program ends, whatever it is doing, without spinning.
struct LostTerminalTests {
    enum Doing: String, Sendable, CaseIterable, CustomTestStringConvertible {
        case nothing = "nothing to do"
        case demo = "the built-in world"
        case asking = "a question without an answer"
        case reading = "an answer byte by byte"
        case drawing = "a frame nobody reads"
        case held = "a terminal that takes nothing"

        var testDescription: String { rawValue }
    }

    /// How the program notices: the kernel sends SIGHUP to the foreground group, but not to a program in another
    /// session, as with some ways to become another user.
    enum Notice: String, Sendable, CaseIterable, CustomTestStringConvertible {
        case signal, none

        var testDescription: String { "told by \(rawValue)" }
    }

    /// Writes its process id to a file, has a session without a terminal, and outlives the program to report its end.
    private static let aside = """
        trap "" HUP
        exec setsid -w sh -c 'echo $$ > "$HOME/number"; exec "$0" "$@"' "$@"
        """

    /// The CPU time that ending may cost, including the last writes of the history, and the start of the built-in world
    /// where the first frame is not waited for. A second of spinning would be 1,000.
    private static let most = 450

    @Test(arguments: Doing.allCases, Notice.allCases) func `It ends and does not spin`(doing: Doing, notice: Notice)
        throws
    {
        let server = try WorldServer(SimulatedServer(seed: 1, start: TestClock.now(), zone: .utc, dialect: .live)) {
            TestClock.now()
        }
        let home = try Journey.home(server: server.address, key: SimulatedServer.key, more: "timeout = 600")
        let (columns, rows) = doing == .drawing ? (500, 200) : (120, 40)
        let arguments = [.demo, .drawing].contains(doing) ? ["--demo"] : ["--interval", "10", "--history-days", "0"]
        let environment = Journey.environment.merging(["HOME": home.path]) { $1 }
        let journey = try #require(
            notice == .signal
                ? PseudoTerminal(Journey.program, arguments, columns: columns, rows: rows, environment: environment)
                : PseudoTerminal(
                    "/bin/sh", ["-c", Self.aside, "sh", Journey.program] + arguments, columns: columns, rows: rows,
                    environment: environment))
        let gate = Gate()
        defer { gate.open() }
        #expect(journey.wait(until: \.isAlternate))
        if doing != .drawing { #expect(journey.shows("updated ")) }
        let process = notice == .signal ? journey.process : try Self.number(in: home)
        defer { if notice == .none { kill(process, SIGKILL) } }
        switch doing {
        case .nothing, .demo, .drawing: break
        case .asking, .reading:
            let isSilent = doing == .asking
            server.misbehave { _, _ in
                LoopbackReply(
                    pieces: [
                        .bytes(isSilent ? [] : Array("HTTP/1.1 200 OK\r\n\r\n".utf8)),
                        .held(until: gate, dripping: isSilent ? [] : [0x20]),
                    ], ending: .close)
            }
            journey.type("r")
            #expect(gate.waitForHolding())
        case .held:
            journey.holdOutput()
            for _ in 0..<40 { journey.type("\u{0C}") }
            let count = server.requests.count
            journey.type("r")
            #expect(server.waitForRequests(count + 1).count > count)
        }

        let before = try #require(ProcessFiles.processorTime(of: process))
        journey.hangUp()
        let end = try #require(journey.endUnread(), "it lives on")
        if notice == .signal { #expect(end == .killed(SIGHUP)) }
        #expect(!ProcessFiles.isAlive(process))
        let used = try #require(journey.processorTime) - before
        #expect(used <= Self.most, "\(used) ms on a processor")
        withExtendedLifetime(home) {}
    }

    private static func number(in home: TemporaryFolder) throws -> Int32 {
        let text = try #require(readText(home.path + "/number"))
        return try #require(Int32(text.split(separator: "\n").first ?? ""))
    }
}
