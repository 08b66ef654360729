/// Why a zone has no rules. Names must already be safe for a terminal.
package enum ZoneProblem: Error, Sendable, Hashable {
    /// The text is not a valid zone name.
    case noName(String)
    /// `hasOthers`: there are zones, and only this one is missing.
    case notInstalled(String, hasOthers: Bool)
    /// The content of the variable TZ.
    case unknownVariable(String)
    /// The machine's own zone is a damaged file, or a link that leads nowhere.
    case unreadableFile(String)

    /// One sentence for a person.
    package var sentence: String {
        switch self {
        case .noName(let name): "\(name) is no name of a time zone; times are UTC, --timezone sets another"
        case .notInstalled(let name, let hasOthers):
            "zone \(name) is not installed here (package tzdata\(hasOthers ? " or tzdata-legacy" : "")); times are UTC"
        case .unknownVariable(let name): "zone \(name) (TZ) is not known here (package tzdata); times are UTC"
        case .unreadableFile(let path): "\(path) holds no time zone; times are UTC, --timezone sets another"
        }
    }
}
