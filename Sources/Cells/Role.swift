/// The meaning of a cell. Panes use roles; only a theme knows colours.
package enum Role: UInt8, Sendable, CaseIterable {
    /// Ordinary text and figures.
    case plain
    /// Labels, hints, and the least important text.
    case dim
    /// Figures that should stand out.
    case strong
    /// The day's total, the only large text.
    case total
    /// Names of people, and titles of panes.
    case title
    case titleFocused
    case border
    case borderFocused
    /// The filled and the unfilled part of a bar.
    case bar
    case barOpen
    /// A goal that is reached, working tracking, trust green.
    case good
    /// Something that needs attention.
    case warning
    /// Something that is wrong.
    case bad
    /// Trust blue: not scored.
    case neutral
    /// The selected row of the focused pane.
    case selected
    /// The newest heartbeat.
    case newest
    /// Matches of a search.
    case match
    /// A key name in the status line or the help.
    case key
    /// Figures that are old because requests fail.
    case stale

    /// One letter for each role, for goldens.
    package var letter: Character {
        switch self {
        case .plain: "."
        case .dim: "d"
        case .strong: "S"
        case .total: "T"
        case .title: "t"
        case .titleFocused: "F"
        case .border: "b"
        case .borderFocused: "B"
        case .bar: "#"
        case .barOpen: "o"
        case .good: "g"
        case .warning: "w"
        case .bad: "!"
        case .neutral: "n"
        case .selected: "s"
        case .newest: "N"
        case .match: "m"
        case .key: "k"
        case .stale: "~"
        }
    }
}
