import TestSupport
import Testing

/// The fuzz targets for a bounded number of inputs, the same in every run; `scripts/fuzz` goes on for longer. Each runs in
/// a process of its own, which may trap.
struct FuzzTests {
    static func output(_ arguments: String...) throws -> [String] {
        let child = try Child([builtProgram("hackatop-fuzz")] + arguments)
        var lines: [String] = []
        while let line = child.readLine() { lines.append(line) }
        return lines
    }

    @Test func `No input makes anything trap, hang or break a promise`() throws {
        let targets = try Self.output("--list")
        let lines = try Self.output("--seed", "1")
        for target in targets {
            #expect(
                lines.contains { $0.hasPrefix("\(target): ") && $0.hasSuffix(" of them accepted") },
                "\(lines.joined(separator: "\n"))")
        }
        #expect(lines.count == targets.count && targets.count > 15, "\(lines.joined(separator: "\n"))")
    }

    @Test func `A trap is told, with the input, and saved as a new case`() throws {
        let corpus = try TemporaryFolder()
        let lines = try Self.output("example-trap", "--runs", "5000", "--corpus", corpus.path)
        #expect(lines.contains { $0.hasPrefix("example-trap: trapped (signal ") }, "\(lines)")
        #expect(lines.contains { $0.hasPrefix("  input: \"") && $0.contains("!") }, "\(lines)")
        let saved = try #require(lines.first { $0.hasPrefix("  saved: ") }).dropFirst(9)
        #expect(saved.hasPrefix("\(corpus.path)/example-trap/found-"))
        // It is the first input from now on.
        let again = try Self.output("example-trap", "--runs", "1", "--seed", "9", "--corpus", corpus.path)
        #expect(again.first?.hasSuffix("at input 1 with seed 9") == true, "\(again)")
        let alone = try Self.output("example-trap", "--input", String(saved))
        #expect(alone.first?.hasPrefix("example-trap: trapped (signal ") == true, "\(alone)")
    }

    @Test func `A broken promise is told, and a target that accepts nothing is no success`() throws {
        let corpus = try TemporaryFolder()
        let lines = try Self.output("example-broken-promise", "--runs", "5000", "--corpus", corpus.path)
        #expect(lines.first?.hasPrefix("example-broken-promise: broke a promise (shorter than ten bytes)") == true)
        #expect(try Self.output("example-refuses-all", "--runs", "5").last == "1 of 1 targets failed")
    }
}
