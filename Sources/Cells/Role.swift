/// What a cell means. Panes speak of roles; a theme alone knows colours.
package enum Role: UInt8, Sendable, CaseIterable {
    /// Ordinary text and figures.
    case plain
    /// Labels, hints, what matters least.
    case dim
    /// Figures that should stand out.
    case strong
    /// The day's total, the one large thing.
    case total
    /// Names of people and panes' titles.
    case title
    case titleFocused
    case border
    case borderFocused
    /// Filled part of a bar, and the part still open.
    case bar
    case barOpen
    /// A goal that is reached; tracking that works; trust green.
    case good
    /// Something to look at.
    case warning
    /// Something that is wrong.
    case bad
    /// Trust blue: not scored.
    case neutral
    /// The selected row of the focused pane.
    case selected
    /// The newest heartbeat, until the next.
    case newest
    /// Letters that were looked for.
    case match
    /// A key in the status line or the help.
    case key
    /// Figures that are old because asking fails.
    case stale

    /// One letter, for goldens.
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
