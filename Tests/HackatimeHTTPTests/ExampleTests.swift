import Tracker
import HackatimeAPI
import HackatimeSimulator
import Testing
import TestSupport

/// The example in the documentation of `HTTPClient.get` is the one that is compiled and run here.
struct ExampleTests {
    // Tests/HackatimeHTTPTests/ExampleTests.swift, from the top.
    private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

    /// The only code block in a file's documentation.
    private func documentedCode(in path: String) throws -> String {
        let lines = try #require(readText(path)).split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.drop { $0 == " " } }
        let starts = lines.indices.filter { lines[$0] == "/// ```swift" }
        let start = try #require(starts.count == 1 ? starts.first : nil)
        let end = try #require(lines[start...].firstIndex { $0 == "/// ```" })
        return lines[(start + 1)..<end].map { $0.dropFirst("/// ".count) + "\n" }.joined()
    }

    @Test func `The documented program is the compiled one and short`() throws {
        let documented = try documentedCode(in: "\(Self.root)/Sources/HackatimeHTTP/Get.swift")
        let compiled = try #require(readText("\(Self.root)/Tests/Example/Today.swift"))
        #expect(Array(documented.utf8) == Array(compiled.utf8), "\(goldenDifference(documented, compiled))")
        #expect(compiled.split(separator: "\n", omittingEmptySubsequences: false).count - 1 <= 25)
    }

    private func run(against address: String, key: String) throws -> [String] {
        // The key comes from a pipe, not from the arguments, which anybody on the machine can read.
        let child = try Child(
            ["sh", "-c", "printf '%s\\n' \"$2\" | \"$0\" \"$1\"", builtProgram("hackatime-today"), address, key])
        var lines: [String] = []
        while let line = child.readLine() { lines.append(line) }
        return lines
    }

    @Test(arguments: Dialect.allCases)
    func `It prints the world's day and languages`(dialect: Dialect) throws {
        let harness = try WorldHarness(dialect)
        harness.begin()
        let before = harness.server.requests.count
        let lines = try run(against: harness.server.address, key: SimulatedServer.key)
        func line(_ name: String, _ seconds: Double) -> String {
            "\(name): \(Int(seconds) / 3600)h \(Int(seconds) / 60 % 60)m"
        }
        let today = try #require(harness.me.today.value)
        let languages = try #require(harness.me.stats.value?.languages)
        #expect(today.seconds > 3600)
        let expected = [line("Today", today.seconds)] + languages.prefix(3).map { line($0.name, $0.seconds) }
        #expect(lines.count == 4)
        #expect(lines == expected)
        let own = harness.server.requests.dropFirst(before)
        #expect(own.count == (dialect == .documented ? 2 : 3))
        #expect(own.allSatisfy { $0.header("User-Agent") == "today/1.0" })
    }

    @Test func `It says what is wrong without the key`() throws {
        let server = try WorldServer(
            SimulatedServer(seed: 5, start: WorldHarness.start, zone: .utc, dialect: .live)
        ) { WorldHarness.start }
        let lines = try run(against: server.address, key: "0c4f-not-a-key")
        #expect(lines == ["no answer: badKey(serverMessage: Optional(\"Unauthorized\"))"])
        #expect(try run(against: "nowhere", key: "0c4f-not-a-key").first?.hasPrefix("usage: ") == true)
    }
}
