/// Why a zone has no rules. Names come safe for a terminal.
package enum ZoneProblem: Error, Sendable, Hashable {
    /// What cannot be a zone's name.
    case noName(String)
    case notInstalled(String)
    /// What the variable TZ says.
    case unknownVariable(String)

    /// One sentence for a person.
    package var sentence: String {
        switch self {
        case .noName(let name): "\(name) is no name of a time zone; times are UTC, --timezone sets another"
        case .notInstalled(let name): "zone \(name) is not installed here (package tzdata); times are UTC"
        case .unknownVariable(let name): "zone \(name) (TZ) is not known here (package tzdata); times are UTC"
        }
    }
}
