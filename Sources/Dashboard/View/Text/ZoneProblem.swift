/// Why a zone has no rules: one sentence for a person, made of a reason only, so that all of them stand here.
package struct ZoneProblem: Error, Sendable, Hashable {
    package let sentence: String

    /// Names come safe for a terminal.
    package enum Reason: Sendable, Hashable {
        /// What cannot be a zone's name.
        case noName(String)
        case notInstalled(String)
        /// What the variable TZ says.
        case unknownVariable(String)
    }

    package init(_ reason: Reason) {
        sentence =
            switch reason {
            case .noName(let name): "\(name) is no name of a time zone; times are UTC, --timezone sets another"
            case .notInstalled(let name): "zone \(name) is not installed here (package tzdata); times are UTC"
            case .unknownVariable(let name): "zone \(name) (TZ) is not known here (package tzdata); times are UTC"
            }
    }
}
