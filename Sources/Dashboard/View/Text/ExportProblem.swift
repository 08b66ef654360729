/// Why an export was not written. Paths and reasons must already be safe for a terminal.
package enum ExportProblem: Error, Sendable, Hashable {
    case unwritable(path: String, reason: String)
    case exists(path: String)
    case unreadable
    /// The first day is after the last, or after today.
    case noDays
    /// `reason` is why the server did not tell what is missing.
    case incomplete(reason: String)

    /// One sentence for a person.
    package var sentence: String {
        switch self {
        case .unwritable(let path, let reason): "\(path) cannot be written: \(reason)"
        case .exists(let path): "\(path) is there already; --force replaces it"
        case .unreadable: "the history cannot be read now; try again"
        case .noDays: "--from must not be after --to, or after today"
        case .incomplete(let reason):
            "\(reason); nothing was written, but what came is kept, and the same command goes on from there"
        }
    }
}
