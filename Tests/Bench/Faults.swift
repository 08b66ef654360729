import HackatimeAPI
import HackatimeSimulator
import TestSupport

/// The server faults that the program is measured under.
private struct BenchFault {
    var name: String
    /// The fault lasts until the measurement is over; otherwise it ends on its own and is started again for each round.
    var stands: Bool
    var reply: @Sendable (Gate) -> LoopbackReply

    static let all: [BenchFault] = [
        BenchFault(name: "delay", stands: true) { gate in
            LoopbackReply(pieces: [.held(until: gate)], ending: .close)
        },
        BenchFault(name: "drip", stands: true) { gate in
            LoopbackReply(
                pieces: [.bytes(Array("HTTP/1.1 200 OK\r\n\r\n".utf8)), .held(until: gate, dripping: [0x20])],
                ending: .close)
        },
        BenchFault(name: "200 MB", stands: false) { _ in
            LoopbackReply(
                pieces: [
                    .bytes(Array("HTTP/1.1 200 OK\r\nContent-Length: 200000000\r\n\r\n".utf8)),
                    .repeated(Array(repeating: 0x20, count: 100_000), times: 2_000),
                ], ending: .close)
        },
        BenchFault(name: "gzip bomb", stands: false) { _ in
            .response(200, [("Content-Encoding", "gzip")], body: bomb)
        },
    ]

    private static let bomb = Gzip.zeros(mebibytes: 200, checksum: false)
}

/// Prints the time from key to screen, and the memory, during the worst server faults.
func measureFaults(_ options: ToolOptions) -> Int32 {
    guard let program = options.words.first else { return 64 }
    for fault in BenchFault.all {
        let world = SimulatedServer(seed: 1, start: wallClock(), zone: .utc, dialect: .live)
        guard let server = try? WorldServer(world, now: { wallClock() }),
            let home = home(server.address), let person = start(program, home)
        else { return 1 }
        let gate = Gate()
        let reply = fault.reply(gate)
        server.misbehave { _, _ in reply }
        let isMeasured = under(fault.name, person, rounds: fault.stands ? 1 : 6) {
            fault.stands ? gate.waitForHolding() : true
        }
        gate.open()
        guard isMeasured else { return 1 }
        withExtendedLifetime(home) {}
    }
    return measureStall(program) == 0 ? measureLostTerminals(program) : 1
}

/// The terminal goes away while the program sleeps, and while an answer arrives byte by byte.
private func measureLostTerminals(_ program: String) -> Int32 {
    for drips in [false, true] {
        var times: [Double] = []
        for _ in 0..<10 {
            let world = SimulatedServer(seed: 1, start: wallClock(), zone: .utc, dialect: .live)
            guard let server = try? WorldServer(world, now: { wallClock() }),
                let home = home(server.address), let person = start(program, home)
            else { return 1 }
            let gate = Gate()
            defer { gate.open() }
            if drips {
                server.misbehave { _, _ in
                    LoopbackReply(
                        pieces: [
                            .bytes(Array("HTTP/1.1 200 OK\r\n\r\n".utf8)), .held(until: gate, dripping: [0x20]),
                        ], ending: .close)
                }
                person.type("r")
                guard gate.waitForHolding() else { return 1 }
            }
            guard let time = person.loseTerminal() else { return 1 }
            times.append(time)
            withExtendedLifetime(home) {}
        }
        row(
            drips ? "drip" : "nothing", "terminal lost to the program's end, ms (min / median / most)", times,
            withMost: true)
    }
    return 0
}

/// A TLS handshake that never continues, from the first request.
private func measureStall(_ program: String) -> Int32 {
    guard let closed = try? LoopbackServer.closedPort(), let relay = try? Relay(to: closed) else { return 1 }
    relay.lead(to: nil)
    guard let home = home("https://127.0.0.1:\(relay.port)"), let person = start(program, home) else { return 1 }
    defer { withExtendedLifetime(home) {} }
    return under("TLS stall", person, rounds: 1, begun: relay.waitForWaiting) ? 0 : 1
}

private func home(_ address: String) -> TemporaryFolder? {
    guard let folder = try? TemporaryFolder() else { return nil }
    let settings =
        "[settings]\napi_url = \(address)/api/hackatime/v1\napi_key = \(SimulatedServer.key)\ntimeout = 600\n"
    return (try? folder.write(settings, to: ".wakatime.cfg")).map { folder }
}

private func start(_ program: String, _ home: TemporaryFolder) -> WatchedProgram? {
    let person = WatchedProgram(
        program: program, arguments: ["--no-history", "--history-days", "0"],
        environment: ["TERM=xterm-256color", "LANG=C.UTF-8", "PATH=/usr/bin:/bin", "HOME=\(home.path)"])
    guard let person, person.wait(for: "quit") else { return nil }
    _ = person.settle(quiet: 1)
    return person
}

/// Refreshes, which meets the fault, and opens and closes the help. Returns false if the fault does not start.
private func under(_ name: String, _ person: WatchedProgram, rounds: Int, begun: () -> Bool) -> Bool {
    let before = person.peakMemory
    var times: [Double] = []
    for round in 0..<rounds {
        // The program refreshes at most every five seconds.
        if round > 0 { person.watch(for: 5.5) }
        person.type("r")
        guard begun() else { return false }
        for _ in 0..<(rounds == 1 ? 60 : 12) {
            let start = uptime()
            person.type("?")
            guard person.read(within: 5) else { continue }
            times.append((uptime() - start) * 1000)
            _ = person.settle(quiet: rounds == 1 ? 0.02 : 0.002)
        }
    }
    row(name, "key to screen while it holds, ms (min / median / most)", times, withMost: true)
    show(
        "| \(name) | peak memory before and after, MiB | \(decimal(Double(before) / 1024)) / "
            + "\(decimal(Double(person.peakMemory) / 1024)) |")
    person.quit()
    return true
}
