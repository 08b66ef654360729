/// Why the program cannot start as it was told to.
package struct SettingsError: Error, Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// The command line asks for what there is not.
        case usage
        /// A settings file, the environment or what they name is at fault.
        case configuration
    }

    package var kind: Kind
    /// One sentence, or the few lines of `noKey`; without control characters but the line ends between them.
    package var text: String

    package init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }

    /// The exit status of sysexits.h: 64 for usage, 78 for configuration.
    package var exitStatus: Int32 { kind == .usage ? 64 : 78 }

    /// A path or name someone else may have chosen, safe for a terminal, and not long.
    package static func shown(_ text: String) -> String {
        var shown = ""
        for scalar in text.unicodeScalars.prefix(200) {
            let isVisible = scalar.properties.generalCategory.isVisible && scalar.value != 0xFFFD
            shown.unicodeScalars.append(isVisible ? scalar : "?")
        }
        return shown
    }
}

extension Unicode.GeneralCategory {
    /// Whether a scalar has a picture of its own or is a plain space.
    fileprivate var isVisible: Bool {
        switch self {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}
