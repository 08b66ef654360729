/// What terminals do with sequences that their descriptions do not have.
enum Unlisted {
    /// They print them, or do worse.
    static func isPrinted(by type: String) -> Bool {
        ["linux", "vt", "ansi", "cons", "dumb"].contains { type.hasPrefix($0) }
    }

    /// Whether links (`OSC 8`) are sent. Terminals that do not have them drop them, except those above; screen may print
    /// them, and tmux has them since 3.4, if it says that.
    ///
    /// - Parameters:
    ///   - type: The terminal type.
    ///   - isInTmux: TMUX is set.
    ///   - tmux: TERM_PROGRAM_VERSION, where TERM_PROGRAM is tmux.
    static func hasLinks(type: String, isInTmux: Bool, tmux: String?) -> Bool {
        if isPrinted(by: type) { return false }
        guard isInTmux || ["screen", "tmux"].contains(where: { type.hasPrefix($0) }) else { return true }
        let numbers = (tmux ?? "").split { !$0.isASCII || !$0.isNumber }.prefix(2).compactMap { Int($0) }
        guard let major = numbers.first else { return false }
        return major > 3 || major == 3 && numbers.count > 1 && numbers[1] >= 4
    }
}

/// How a terminal is told to show a notification on the desktop. Terminals that know both sequences would show it
/// twice, so only one is sent.
package enum Notification: Sendable, Equatable {
    /// For terminals that print what they do not know.
    case none
    /// `OSC 9`: iTerm2, kitty, WezTerm, Ghostty, Windows Terminal and others; most of the rest ignore it.
    case osc9
    /// `OSC 777`: urxvt, foot, and terminals made with VTE.
    case osc777

    /// - Parameters:
    ///   - type: The terminal type.
    ///   - isVTE: VTE_VERSION is set.
    package init(type: String, isVTE: Bool = false) {
        if Unlisted.isPrinted(by: type) {
            self = .none
        } else {
            self = isVTE || ["rxvt", "foot", "vte", "gnome"].contains { type.hasPrefix($0) } ? .osc777 : .osc9
        }
    }

    /// - Parameter isInTmux: tmux passes it on to its own terminal if `allow-passthrough` is on, and drops it otherwise.
    func sequence(_ text: String, isInTmux: Bool) -> [UInt8] {
        // The semicolon separates the parts of a sequence, and control characters end it.
        let kept = String(
            text.unicodeScalars.map { $0.value < 0x20 || 0x7F...0x9F ~= $0.value || $0 == ";" ? " " : Character($0) })
        let sequence =
            switch self {
            case .none: ""
            case .osc9: "\u{1B}]9;\(kept)\u{1B}\\"
            case .osc777: "\u{1B}]777;notify;hackatop;\(kept)\u{1B}\\"
            }
        guard isInTmux, !sequence.isEmpty else { return Array(sequence.utf8) }
        let doubled = sequence.unicodeScalars.map { $0 == "\u{1B}" ? "\u{1B}\u{1B}" : String($0) }.joined()
        return Array("\u{1B}Ptmux;\(doubled)\u{1B}\\".utf8)
    }
}
