import HackatimeAPI
import HackatimeSimulator
import TestSupport
import Testing

/// What a command printed to a pipe, and how it ended.
struct Printed {
    var lines: [String]
    var status: Int32
    var text: String { lines.map { $0 + "\n" }.joined() }

    /// Runs a command to its end, with nothing of this machine's home, key and locale.
    ///
    /// - Parameter withErrors: Standard error is read in place of standard output.
    init(_ arguments: [String], home: TemporaryFolder? = nil, withErrors: Bool = false) throws {
        var lines = try Self.start(arguments, home: home, withErrors: withErrors).allLines()
        status = lines.popLast().flatMap { Int32($0) } ?? -1
        self.lines = lines
    }

    /// Its last line is the status.
    static func start(
        _ arguments: [String], home: TemporaryFolder? = nil, withErrors: Bool = false
    ) throws -> Child {
        var environment = Journey.environment
        if let home { environment["HOME"] = home.path }
        let script = withErrors ? "\"$@\" 2>&1 >/dev/null; echo $?" : "\"$@\"; echo $?"
        return try Child(
            ["/usr/bin/env", "-i"] + environment.map { "\($0)=\($1)" }
                + ["/bin/sh", "-c", script, "sh", Journey.program] + arguments)
    }
}

extension Child {
    func allLines() -> [String] {
        var lines: [String] = []
        while let line = readLine() { lines.append(line) }
        return lines
    }
}

extension Journey {
    /// A server whose past does not depend on when the tests run.
    static func past() throws -> WorldServer {
        let start = 1_750_420_800.0  // 2025-06-20 12:00 UTC
        return try WorldServer(SimulatedServer(seed: 1, start: start, zone: .utc, dialect: .live)) { start }
    }
}
