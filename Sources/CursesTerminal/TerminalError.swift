import Cells

/// Why the screen cannot be taken; made of a reason only, so that all it can say stands here.
package struct TerminalError: Error, Equatable {
    /// One sentence for the person who started the program.
    package let sentence: String

    package enum Reason: Sendable, Hashable {
        case outputIsNoTerminal, inputIsNoTerminal
        /// The terminal's type cannot do what is needed.
        case tooSimple(String)
    }

    package init(_ reason: Reason) {
        sentence =
            switch reason {
            case .outputIsNoTerminal:
                "standard output is not a terminal; hackatop draws on one, so start it without a pipe or file behind it"
            case .inputIsNoTerminal:
                "standard input is not a terminal; hackatop reads its keys from one, so start it without a pipe before it"
            case .tooSimple(let type):
                "the terminal type \"\(Glyphs.cleanedText(type))\" cannot place the cursor; set TERM to what your "
                    + "terminal is, for example TERM=xterm-256color"
            }
    }
}

/// What stays in the status line about a terminal that is not what TERM says.
package enum TerminalNotice {
    package static func text(named: String, using: String) -> String {
        (named.isEmpty ? "TERM is not set" : "the terminal type \(Glyphs.cleanedText(named)) is not known here")
            + "; using \(using)"
    }
}
