import Cells

/// Why the terminal cannot be used.
package enum TerminalError: Error, Sendable, Hashable {
    case outputIsNoTerminal, inputIsNoTerminal
    /// The terminal type lacks a required capability.
    case tooSimple(String)
    /// There is no description of the type, or of any substitute.
    case noDescription(String, orOf: [String])

    /// One sentence for the person who started the program.
    package var sentence: String {
        switch self {
        case .outputIsNoTerminal:
            "standard output is not a terminal; hackatop draws on one, so start it without a pipe or file behind it"
        case .inputIsNoTerminal:
            "standard input is not a terminal; hackatop reads its keys from one, so start it without a pipe before it"
        case .tooSimple(let type):
            "the terminal type \"\(Glyphs.cleanedText(type))\" cannot place the cursor; set TERM to what your "
                + "terminal is, for example TERM=xterm-256color"
        case .noDescription(let type, let others):
            "this machine has no description that would do of the terminal types "
                + ([Glyphs.cleanedText(type)] + others).filter { !$0.isEmpty }.joined(separator: ", ")
                + "; install them (Debian: ncurses-base)"
        }
    }
}

/// The status line's text if the terminal type is not the one in TERM.
package struct TerminalNotice: Sendable, Equatable {
    package let sentence: String
    /// For a screen of 80 columns. It fits even with the longest terminal names.
    package let short: String

    package init(named: String, using: String) {
        let ending = "; using \(using)"
        let name = Glyphs.cleanedText(named)
        sentence = (named.isEmpty ? "TERM is not set" : "the terminal type \(name) is not known here") + ending
        short = named.isEmpty ? sentence : Glyphs.cutEnd(name, to: 21, mark: "...") + " is not known here" + ending
    }
}
