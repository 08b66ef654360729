import TestSupport
import Testing

/// A document of sentences, in chapters: the name of a case, and its sentences.
struct SentenceBook {
    private(set) var text = ""
    private var names: Set<String> = []

    /// A chapter that must contain every case of an enum, so that a new case without a sentence fails.
    mutating func chapter<Case>(
        _ title: String, cases declared: (file: String, name: String)..., samples: [Case],
        says: (Case) -> [String], location: SourceLocation = #_sourceLocation
    ) {
        text += (text.isEmpty ? "" : "\n") + "# \(title)\n"
        names = []
        for sample in samples {
            let name = Self.name(of: sample)
            names.formUnion(name.split(separator: ".").map(String.init))
            text += "\n\(name)\n"
            for line in says(sample) {
                text += line.split(separator: "\n").map { "    \($0)\n" }.joined()
                #expect(!line.isEmpty, sourceLocation: location)
            }
        }
        for (file, name) in declared {
            let cases = Self.cases(of: name, in: file)
            #expect(!cases.isEmpty, "no cases of \(name) in \(file)", sourceLocation: location)
            let missing = cases.filter { !names.contains($0) }
            #expect(missing == [], "cases of \(name) without a sentence in the document", sourceLocation: location)
        }
    }

    /// `unreachable.tls` of `.unreachable(.tls("…"))`.
    private static func name(of sample: Any) -> String {
        let mirror = Mirror(reflecting: sample)
        guard mirror.displayStyle == .enum, let child = mirror.children.first, let label = child.label else {
            return String(describing: sample)
        }
        let inner = Mirror(reflecting: child.value)
        return inner.displayStyle == .enum && label == "unreachable" ? "\(label).\(name(of: child.value))" : label
    }

    /// The case names of an enum in a file of Sources.
    private static func cases(of name: String, in file: String) -> [String] {
        let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
        let lines = (readText("\(root)/Sources/\(file)") ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(where: { $0.contains("enum \(name):") }) else { return [] }
        let indent = lines[start].prefix { $0 == " " } + "    case "
        return lines[(start + 1)...].prefix { !$0.hasPrefix(indent.dropLast(9) + "}") }
            .filter { $0.hasPrefix(indent) }
            .flatMap { line in
                // A list of names, or one name with associated values.
                line.dropFirst(indent.count).split(separator: "(")[0].split(separator: "=")[0].split(separator: ",")
            }
            .map { String($0.filter { $0 != " " }) }
    }
}
