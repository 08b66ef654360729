import CNcurses
import Cells

/// How a role looks, by the number of colours there are. The only place that knows colours.
///
/// The background is always the terminal's own, so the colours of the 256 are of middling lightness: each has a
/// contrast of 3.3 or more to white and to black alike.
enum Palette {
    struct Style: Equatable {
        var flags = 0
        /// The colour's number; `nil` is the terminal's own.
        var color: Int?
    }

    /// - Parameter isDirect: Colours are red, green and blue in one number; the same are taken as where there are 256.
    static func style(_ role: Role, colors: Int, isDirect: Bool = false) -> Style {
        if isDirect, colors > 256 { return Style(flags: flags(role), color: color256(role).map(direct)) }
        if colors >= 256 { return Style(flags: flags(role), color: color256(role)) }
        if colors >= 8 { return Style(flags: flags(role) | dimmed(role), color: color8(role)) }
        return Style(flags: flags(role) | dimmed(role) | marked(role), color: nil)
    }

    /// What distinguishes a role with and without colours.
    private static func flags(_ role: Role) -> Int {
        switch role {
        case .strong, .total, .title, .titleFocused, .newest, .match, .key, .bad: Int(HACKATOP_BOLD)
        case .selected: Int(HACKATOP_REVERSE)
        default: 0
        }
    }

    /// Where there is no grey.
    private static func dimmed(_ role: Role) -> Int {
        switch role {
        case .dim, .border, .barOpen, .stale: Int(HACKATOP_DIM)
        default: 0
        }
    }

    /// Where there is no colour at all.
    private static func marked(_ role: Role) -> Int {
        switch role {
        case .warning, .borderFocused: Int(HACKATOP_BOLD)
        case .titleFocused, .match, .bad: Int(HACKATOP_UNDERLINE)
        default: 0
        }
    }

    private static func color256(_ role: Role) -> Int? {
        switch role {
        case .plain, .strong, .title, .selected, .newest: nil
        case .dim, .stale: 244
        case .border, .barOpen: 242
        case .total, .titleFocused, .borderFocused, .bar, .key: 31
        case .good: 28
        case .warning: 136
        case .bad: 167
        case .neutral: 68
        case .match: 133
        }
    }

    /// What terminals show for a number from 16 on: a cube of six levels, then greys.
    private static func direct(_ number: Int) -> Int {
        if number >= 232 { return (8 + 10 * (number - 232)) * 0x01_0101 }
        let levels = [0, 95, 135, 175, 215, 255]
        let place = number - 16
        return levels[place / 36] << 16 | levels[place / 6 % 6] << 8 | levels[place % 6]
    }

    private static func color8(_ role: Role) -> Int? {
        switch role {
        case .plain, .strong, .title, .selected, .newest, .dim, .stale, .border, .barOpen: nil
        case .total, .titleFocused, .borderFocused, .bar, .key: 6
        case .good: 2
        case .warning: 3
        case .bad: 1
        case .neutral: 4
        case .match: 5
        }
    }
}
