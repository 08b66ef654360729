/// Why a theme cannot be used. Names must already be safe for a terminal.
package enum ThemeProblem: Error, Sendable, Hashable {
    case unknown(String, known: [String])
    case unreadable(String, reason: String)
    case wrong(String, line: Int, reason: String)

    /// One sentence for a person.
    package var sentence: String {
        switch self {
        case .unknown(let name, let known): "there is no theme \(name); there are \(known.joined(separator: ", "))"
        case .unreadable(let name, let reason): "the file of theme \(name) \(reason)"
        case .wrong(let name, let line, let reason): "theme \(name), line \(line): \(reason)"
        }
    }
}
