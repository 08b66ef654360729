import HackatimeAPI

/// Why the program cannot start as it was told to. Only a `StartupError` makes one: all it can say stands in one file.
package struct SettingsError: Error, Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// The command line asks for what there is not.
        case usage
        /// A settings file, the environment or what they name is at fault.
        case configuration
        /// The system has too little of something left.
        case resources
    }

    package let kind: Kind
    /// One sentence, or the few lines of `noKey`; without control characters but the line ends between them.
    package let text: String

    package init(_ refusal: StartupError) {
        kind = refusal.kind
        text = refusal.text
    }

    /// The exit status of sysexits.h: 64 for usage, 78 for configuration, 71 for resources.
    package var exitStatus: Int32 {
        switch kind {
        case .usage: 64
        case .configuration: 78
        case .resources: 71
        }
    }

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
