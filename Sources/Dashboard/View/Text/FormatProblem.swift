/// Why a `--format` cannot be used. Names and texts must already be safe for a terminal.
package enum FormatProblem: Error, Sendable, Hashable {
    case unknown(field: String, known: String)
    case open(before: String)

    /// One sentence for a person.
    package var sentence: String {
        switch self {
        case .unknown(let name, let known): "--format has no field {\(name)}; there are \(known)."
        case .open(let text): "--format has a { without its } before \"\(text)\"; {{ is a brace."
        }
    }
}
