import CNcurses
import Cells

/// A theme on a terminal with a given number of colours.
enum Palette {
    struct Style: Equatable {
        var flags = 0
        /// The colour's number; `nil` for the terminal's own.
        var color: Int?
    }

    /// - Parameter isDirect: Colours are red, green and blue in one number. The same ones are used as with 256 colours.
    static func style(_ role: Role, colors: Int, isDirect: Bool = false, theme: Theme = .terminal) -> Style {
        let look = theme.looks[role] ?? Look()
        if isDirect, colors > 256 { return Style(flags: flags(look.attributes), color: look.color256.map(direct)) }
        if colors >= 256 { return Style(flags: flags(look.attributes), color: look.color256) }
        let few = look.attributes.union(look.withoutGrey)
        if colors >= 8 { return Style(flags: flags(few), color: colors >= 16 ? look.color16 : look.color8) }
        return Style(flags: flags(few.union(look.withoutColor)), color: nil)
    }

    private static func flags(_ attributes: Look.Attributes) -> Int {
        let known: [(Look.Attributes, Int)] = [
            (.bold, HACKATOP_BOLD), (.dim, HACKATOP_DIM), (.reverse, HACKATOP_REVERSE),
            (.underline, HACKATOP_UNDERLINE),
        ]
        return known.reduce(0) { attributes.contains($1.0) ? $0 | $1.1 : $0 }
    }

    /// The RGB value that terminals use for a number from 16 on: a cube of six levels, then greys.
    private static func direct(_ number: Int) -> Int {
        if number >= 232 { return (8 + 10 * (number - 232)) * 0x01_0101 }
        let levels = [0, 95, 135, 175, 215, 255]
        let place = number - 16
        return levels[place / 36] << 16 | levels[place / 6 % 6] << 8 | levels[place % 6]
    }
}
