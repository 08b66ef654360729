import AppResources
import TestSupport
import Testing

/// The man page says what the program is. HACKATOP_RECORD_GOLDENS=1 writes the parts that follow from it,
/// one after the other.
@Suite(.serialized) struct ManualTests {
    private static let page = "Resources/hackatop.1"

    private func expectManual(_ name: String, is text: String, location: SourceLocation = #_sourceLocation) {
        expectExcerpt(name, of: Self.page, comment: ".\\\" ", is: text, location: location)
    }

    @Test func `The man page has every command and option`() throws {
        let root = try ToolInfo.read().command
        expectManual("synopsis", is: Manual.synopsis(root))
        expectManual("options", is: Manual.options(root))
        expectManual("commands", is: Manual.commands(root))
    }

    @Test func `The man page has the keys, the settings and the exit statuses`() {
        expectManual("keys", is: Manual.keys())
        expectManual("settings", is: Manual.settings(AppResources.settingsSample))
        expectManual("statuses", is: Manual.statuses())
    }

    @Test func `The man page has the version`() throws {
        let version = try #require(try Child([builtProgram("hackatop"), "--version"]).readLine())
        expectManual("version", is: ".Os \(version)\n")
    }

    @Test func `The man page names every variable that the program reads`() throws {
        let page = try #require(readText(repositoryFile(Self.page)))
        let variables = page.split(separator: "\n").filter { $0.hasPrefix(".It Ev ") }
            .flatMap { $0.split(separator: " ").dropFirst(2).map(String.init) }
        let folder = repositoryFile("Sources/hackatop")
        var read: Set<String> = []
        for file in fileNames(in: folder) {
            let source = try #require(readText("\(folder)/\(file)"))
            for match in source.matches(of: /(?:getenv|value)\("([A-Z_]+)"\)/) { read.insert(String(match.1)) }
        }
        #expect(read.count > 10)
        #expect(read.subtracting(variables) == [])
    }

    /// They say what they find on their standard output or with their exit status.
    @Test(arguments: [
        ["mandoc", "-T", "lint", "-W", "warning"], ["groff", "-mandoc", "-K", "utf8", "-T", "utf8", "-ww", "-z"],
    ])
    func `The man page is in order`(command: [String]) throws {
        let child = try Child(
            ["/bin/sh", "-c", "\"$@\" 2>&1 && echo read", "sh"] + command + [repositoryFile(Self.page)])
        var lines: [String] = []
        while let line = child.readLine() { lines.append(line) }
        #expect(lines == ["read"])
    }
}
