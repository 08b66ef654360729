import HackatimeAPI

/// What is wrong with a line that binds keys.
package enum KeyProblem: Error, Sendable, Hashable {
    case unknownCommand(String, line: Int, known: [String])
    case unknownKey(String, line: Int)
    /// A key of another command.
    case taken(String, by: String, wanted: String, line: Int)
    /// Ctrl-C always quits.
    case fixedKey(String, line: Int)

    /// The settings file is named by its path.
    package func sentence(file: String) -> String {
        switch self {
        case .unknownCommand(let name, let line, let known):
            let advice =
                Spelling.nearest(to: name, in: known).map { "did you mean \($0)?" }
                ?? "there are \(known.joined(separator: ", "))"
            return "\(Self.place(file, line)): there is no command \(CleanText.shown(name)); \(advice)"
        case .unknownKey(let key, let line):
            return
                "\(Self.place(file, line)): there is no key \(CleanText.shown(key)); keys are one character, or named "
                + "as in the help: Ctrl-X, F5, Enter, Space, PgUp, Shift-Tab"
        case .taken(let key, let owner, let wanted, let line):
            return "\(Self.place(file, line)): \(key) cannot be \(wanted), for it is \(owner) already; give \(owner) "
                + "another key below [keys], or none"
        case .fixedKey(let key, let line):
            return "\(Self.place(file, line)): \(CleanText.shown(key)) always quits; choose another key"
        }
    }

    private static func place(_ file: String, _ line: Int) -> String { "\(CleanText.shown(file)), line \(line)" }
}
