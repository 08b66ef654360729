import CNcurses

/// What the machine knows of a terminal type. No terminal is needed or touched to find out.
package struct TerminalDescription {
    /// The type that would be used.
    package let type: String
    /// Set if that is not the one in TERM.
    package let notice: TerminalNotice?
    package let colors: Int
    /// By the locale of the environment.
    package let isUTF8: Bool

    /// - Parameter named: The value of TERM; empty if it is not set.
    package init(of named: String) throws(TerminalError) {
        isUTF8 = hackatop_curses_locale("")
        for candidate in [named] + CursesTerminal.standIns(for: named) where !candidate.isEmpty {
            var count: Int32 = -1
            guard hackatop_curses_describe(candidate, &count) == 2 else { continue }
            type = candidate
            notice = candidate == named ? nil : TerminalNotice(named: named, using: candidate)
            colors = max(0, Int(count))
            return
        }
        let others = CursesTerminal.standIns(for: named)
        throw others.isEmpty ? .tooSimple(named) : .noDescription(named, orOf: others)
    }
}
