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
        if ["linux", "vt", "ansi", "cons", "dumb"].contains(where: { type.hasPrefix($0) }) {
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
