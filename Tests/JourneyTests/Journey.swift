import HackatimeAPI
import HackatimeSimulator
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A text in the first frame.
let firstText = "Nova Sterling"

/// Starts the program built with these tests, isolated from this machine's home, key and locale.
enum Journey {
    static func start(
        _ arguments: [String] = ["--demo"], columns: Int = 120, rows: Int = 40, home: TemporaryFolder? = nil,
        variables: [String: String] = [:]
    ) throws -> PseudoTerminal {
        var environment = environment.merging(variables) { $1 }
        if let home { environment["HOME"] = home.path }
        return try #require(
            PseudoTerminal(program, arguments, columns: columns, rows: rows, environment: environment),
            "\(program) cannot be started")
    }

    /// The same for a user bound by file modes. Root becomes nobody, who then owns the home and runs copies of the
    /// program and the clock, because the originals may not be reachable.
    static func startAsOrdinaryUser(
        columns: Int, home: TemporaryFolder, variables: [String: String]
    ) throws -> PseudoTerminal {
        guard getuid() == 0 else { return try start([], columns: columns, home: home, variables: variables) }
        let copy = home.path + "/program"
        try Child.run(["cp", program, copy])
        var environment = environment.merging(variables) { $1 }.merging(["HOME": home.path]) { $1 }
        if let clock = environment["LD_PRELOAD"] {
            try Child.run(["cp", clock, home.path + "/clock.so"])
            environment["LD_PRELOAD"] = home.path + "/clock.so"
        }
        try Child.run(["chown", "-R", "65534:65534", home.path])
        return try #require(
            PseudoTerminal(
                "/usr/bin/setpriv", ["--reuid", "65534", "--regid", "65534", "--clear-groups", copy], columns: columns,
                environment: environment))
    }

    /// A home folder whose settings file points to a server.
    static func home(server: String, key: String, more: String = "") throws -> TemporaryFolder {
        let home = try TemporaryFolder()
        try home.write(
            "[settings]\napi_url = \(server)/api/hackatime/v1\napi_key = \(key)\n\(more)\n", to: ".wakatime.cfg")
        return home
    }

    static let environment = [
        "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent", "TZ": "UTC",
        "PATH": getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin",
    ].merging(TestClock.variables) { $1 }

    /// `HACKATOP_BINARY`, or `hackatop` next to the running test bundle.
    static let program = getenv("HACKATOP_BINARY").map { String(cString: $0) } ?? builtProgram("hackatop")

    /// A server's answer for a day with a goal of 5h 33m.
    static let today =
        #"{"data":{"grand_total":{"total_seconds":7400},"goal":{"target_seconds":20000,"tracked_seconds":7400}}}"#

    /// A pretend server on the clock of the programs.
    static func world(_ dialect: Dialect = .live, owner: SimulatedServer.Owner = .nova) throws -> WorldServer {
        try WorldServer(SimulatedServer(seed: 1, start: TestClock.now(), zone: .utc, dialect: dialect, owner: owner)) {
            TestClock.now()
        }
    }
}

extension PseudoTerminal {
    /// Quits with `q` and expects the terminal to be restored.
    func expectQuit(_ keys: String = "q", sourceLocation: SourceLocation = #_sourceLocation) {
        type(keys)
        #expect(end() == .exited(0), sourceLocation: sourceLocation)
        #expect(remains() == [], sourceLocation: sourceLocation)
    }
}
