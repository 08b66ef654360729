import TestSupport
import Testing

/// scripts/install and scripts/uninstall, with the program built with these tests.
struct InstallTests {
    private static let files = [
        "755 bin/hackatop", "644 share/bash-completion/completions/hackatop",
        "644 share/fish/vendor_completions.d/hackatop.fish", "644 share/man/man1/hackatop.1",
        "644 share/zsh/site-functions/_hackatop",
    ]

    /// Mode and name of each file below a folder.
    private func files(below folder: String) throws -> [String] {
        let child = try Child(["find", folder, "-type", "f", "-printf", "%m %P\n"])
        var lines: [String] = []
        while let line = child.readLine() { lines.append(line) }
        return lines.sorted { $0.dropFirst(4) < $1.dropFirst(4) }
    }

    @Test func `Uninstalling removes what was installed and nothing else`() throws {
        let folder = try TemporaryFolder()
        try Installation.install(in: folder.path)
        #expect(try files(below: folder.path) == Self.files)
        try folder.write("mine", to: "share/man/man1/other.1")
        try Child.run([repositoryFile("scripts/uninstall"), "--prefix", folder.path])
        #expect(try files(below: folder.path).map { $0.dropFirst(4) } == ["share/man/man1/other.1"])
    }

    @Test func `With DESTDIR the files go below it`() throws {
        let folder = try TemporaryFolder()
        let into = ["env", "DESTDIR=\(folder.path)"]
        try Child.run(
            into + [repositoryFile("scripts/install"), "--prefix=/usr", "--program", builtProgram("hackatop")])
        #expect(try files(below: folder.path + "/usr") == Self.files)
        try Child.run(into + [repositoryFile("scripts/uninstall"), "--prefix=/usr"])
        #expect(try files(below: folder.path).isEmpty)
    }

    @Test(arguments: ["install", "uninstall"]) func `An option that is not known ends it`(script: String) throws {
        let program = repositoryFile("scripts/\(script)")
        #expect(!Child.succeeds([program, "--prefix"]))
        #expect(!Child.succeeds([program, "--bogus"]))
        #expect(Child.succeeds([program, "--help"]))
    }

    @Test func `ARCHITECTURE tells what each script does`() throws {
        let text = try #require(readText(repositoryFile("Sources/ARCHITECTURE.md")))
        let scripts = fileNames(in: repositoryFile("scripts")).filter { !$0.contains(".") }
        #expect(scripts.count > 10)
        for script in scripts { #expect(text.contains("\n| `scripts/\(script)` |"), "\(script)") }
    }
}

enum Installation {
    static func install(in folder: String) throws {
        try Child.run(
            [repositoryFile("scripts/install"), "--prefix", folder, "--program", builtProgram("hackatop")])
    }
}
