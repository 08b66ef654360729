// A program linked with the static library, as the soak is, has no Testing.
#if canImport(Testing)
    package import Cells
    package import Testing

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Darwin)
        import Darwin
    #endif

    /// Compares a frame with `Goldens/<name>.txt` next to the test's file: the rows as text between bars, a divider,
    /// then a letter for each cell's role; then the links, if there are any.
    ///
    /// With HACKATOP_RECORD_GOLDENS=1 the file is written, and the test fails saying so, because a run that records
    /// proves nothing.
    package func expectGolden(
        _ frame: Frame, named name: String, file: String = #filePath,
        location: SourceLocation = #_sourceLocation
    ) {
        expectGoldenText(goldenText(of: frame), named: name, file: file, location: location)
    }

    /// The same for a text.
    package func expectGoldenText(
        _ actual: String, named name: String, file: String = #filePath,
        location: SourceLocation = #_sourceLocation
    ) {
        let path = goldenPath(name, beside: file)
        if getenv("HACKATOP_RECORD_GOLDENS").map({ String(cString: $0) }) == "1" {
            let problem = writeText(actual, to: path)
            Issue.record("\(problem ?? "recorded \(path)")", sourceLocation: location)
            return
        }
        guard let expected = readText(path) else {
            Issue.record(
                "no golden at \(path); record it with HACKATOP_RECORD_GOLDENS=1. It would be:\n\(actual)",
                sourceLocation: location)
            return
        }
        if !expected.utf8.elementsEqual(actual.utf8) {
            Issue.record("\(name) differs:\n\(goldenDifference(expected, actual))", sourceLocation: location)
        }
    }

    /// A frame in the format of a golden file.
    package func goldenText(of frame: Frame) -> String {
        let border = "|"
        let text = frame.text.map { border + $0 + border }
        let divider = String(repeating: "=", count: frame.size.width + 2)
        let roles = frame.roles.map { border + $0 + border }
        let links = frame.links.map { "\($0.place.x),\($0.place.y) \($0.place.width) columns: \($0.address)" }
        return (text + [divider] + roles + (links.isEmpty ? [] : [divider]) + links).joined(separator: "\n") + "\n"
    }

    /// The differing lines of two goldens, numbered; after fifty, only how many more.
    package func goldenDifference(_ expected: String, _ actual: String) -> String {
        let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
        var lines: [String] = []
        var count = 0
        for index in 0..<max(old.count, new.count) {
            let before = index < old.count ? old[index] : nil
            let after = index < new.count ? new[index] : nil
            // By code points, because two spellings of an accent are different to a terminal.
            guard before.map({ Array($0.unicodeScalars) }) != after.map({ Array($0.unicodeScalars) }) else { continue }
            count += 1
            guard count <= 50 else { continue }
            lines.append("line \(index + 1)")
            lines.append("  expected \(before.map(String.init) ?? "nothing")")
            lines.append("  found    \(after.map(String.init) ?? "nothing")")
        }
        if count > 50 { lines.append("and \(count - 50) lines more") }
        return lines.joined(separator: "\n")
    }

    private func goldenPath(_ name: String, beside file: String) -> String {
        let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
        return "\(folder)/Goldens/\(name).txt"
    }
#endif
