/// Why events cannot be read or counted. Names and paths must already be safe for a terminal.
package enum EventProblem: Error, Sendable, Hashable {
    case unknown(String, known: [String])
    case unreadable(path: String, reason: String)
    case wrong(path: String, line: Int, reason: String)
    /// More wrong lines than the one that is named.
    case others(Int)
    /// `reason` is why the server did not answer.
    case uncounted(String, reason: String)

    /// One sentence for a person.
    package var sentence: String {
        switch self {
        case .unknown(let name, let known): "there is no event \(name); there are \(known.joined(separator: ", "))"
        case .unreadable(let path, let reason): "\(path) \(reason)"
        case .wrong(let path, let line, let reason): "\(path), line \(line): \(reason)"
        case .others(let count): "\(count) more line\(count == 1 ? " is" : "s are") wrong"
        case .uncounted(let name, let reason):
            "the time of \(name) is not known: \(reason); and not all of its heartbeats are known here"
        }
    }
}
