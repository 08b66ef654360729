import TestSupport
import Testing

/// Cheap checks of Sources/ARCHITECTURE.md: its targets are those of Package.swift, and the files and folders it names
/// exist.
struct ArchitectureTests {
    private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

    private func text(_ path: String) throws -> String { try #require(readText("\(Self.root)/\(path)")) }

    /// Names of files below a folder of the project.
    private func files(below folder: String) -> [String] {
        fileNames(in: "\(Self.root)/\(folder)").flatMap { name in
            name.contains(".") ? [name] : files(below: "\(folder)/\(name)")
        }
    }

    @Test func `The map names the targets there are`() throws {
        let map = try text("Sources/ARCHITECTURE.md")
        let targets = fileNames(in: "\(Self.root)/Sources").filter { !$0.contains(".") }
        #expect(targets.count >= 15)
        for target in targets { #expect(map.contains(target), "\(target) is not on the map") }
        let start = try #require(map.range(of: "| target |")), end = try #require(map.range(of: "## The tracker"))
        let rows = map[start.upperBound..<end.lowerBound].split(separator: "\n").dropFirst(2)
        let named = rows.compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) }
            .filter { !$0.hasPrefix("and") && targets.contains($0) || $0.hasPrefix("Hackatime") }
        #expect(named.count >= 12)
        #expect(Set(named).isSubset(of: Set(targets)))
    }

    @Test func `The files and folders it names exist`() throws {
        let map = try text("Sources/ARCHITECTURE.md")
        let quoted = map.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
        let named = quoted.filter { $0.hasSuffix(".swift") && !$0.contains("/Name") }
        #expect(named.count >= 8)
        let all = Set(files(below: "Sources"))
        for file in named { #expect(all.contains(String(file.split(separator: "/").last ?? "")), "\(file)") }
        let folders = quoted.filter { $0.hasPrefix("Dashboard/") && !$0.hasSuffix(".swift") }
        #expect(!folders.isEmpty)
        for folder in folders { #expect(!files(below: "Sources/\(folder)").isEmpty, "\(folder)") }
    }
}

extension String {
    /// Without Foundation, strings have no such method.
    fileprivate func range(of wanted: String) -> Range<String.Index>? {
        indices.lazy.filter { self[$0...].hasPrefix(wanted) }.first.map { $0..<index($0, offsetBy: wanted.count) }
    }
}
