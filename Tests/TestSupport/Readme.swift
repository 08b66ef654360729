// A program linked with the static library, as the soak is, has no Testing.
#if canImport(Testing)
    package import Testing

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Darwin)
        import Darwin
    #endif

    /// Compares a part of README.md, between `<!-- name -->` and `<!-- /name -->`, with the program.
    /// HACKATOP_RECORD_GOLDENS=1 writes it, and the test fails saying so.
    package func expectReadme(
        _ name: String, is text: String, location: SourceLocation = #_sourceLocation
    ) {
        expectExcerpt(name, of: "README.md", is: text, location: location)
    }

    /// The same for any file of the repository. `comment` is what makes a line a comment there.
    package func expectExcerpt(
        _ name: String, of file: String, comment: String = "", is text: String,
        location: SourceLocation = #_sourceLocation
    ) {
        let path = repositoryFile(file)
        let (start, end) = ("\(comment)<!-- \(name) -->\n", "\(comment)<!-- /\(name) -->")
        guard let whole = readText(path), let from = position(of: start, in: whole),
            let to = position(of: end, in: whole)
        else {
            Issue.record("\(path) has no part \(name)", sourceLocation: location)
            return
        }
        let before = whole.utf8.prefix(from + start.utf8.count)
        let after = whole.utf8.dropFirst(to)
        let actual = String(decoding: whole.utf8.prefix(to).dropFirst(before.count), as: UTF8.self)
        guard actual != text else { return }
        if getenv("HACKATOP_RECORD_GOLDENS").map({ String(cString: $0) }) == "1" {
            let whole = String(decoding: Array(before) + Array(text.utf8) + Array(after), as: UTF8.self)
            Issue.record("\(writeText(whole, to: path) ?? "recorded \(name) in \(path)")", sourceLocation: location)
            return
        }
        Issue.record("\(file), \(name):\n\(goldenDifference(actual, text))", sourceLocation: location)
    }

    /// The path of a file by its path in the repository.
    package func repositoryFile(_ path: String) -> String {
        // Tests/TestSupport/Readme.swift, from the top.
        "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/" + path
    }

    /// The byte offset of a text.
    private func position(of wanted: String, in text: String) -> Int? {
        let (bytes, pattern) = (Array(text.utf8), Array(wanted.utf8))
        guard bytes.count >= pattern.count else { return nil }
        return (0...(bytes.count - pattern.count)).first { bytes[$0...].starts(with: pattern) }
    }
#endif
