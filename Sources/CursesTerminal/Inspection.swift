import CNcurses
import Cells

/// The content of ncurses' screen, for links and for tests.
extension CursesTerminal {
    /// A cell's text and style. The text is empty in the right half of a wide glyph.
    func held(x: Int, y: Int) -> (text: String, style: Palette.Style) {
        var scalars: [UInt32] = [0, 0, 0]
        var (foreground, background) = (Int32(-1), Int32(-1))
        let count = hackatop_curses_inspect(Int32(x), Int32(y), &scalars)
        let attributes = hackatop_curses_inspect_style(Int32(x), Int32(y), &foreground, &background)
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars.prefix(max(0, Int(count))).compactMap(Unicode.Scalar.init))
        return (
            text,
            Palette.Style(
                attributes: Theme.Attributes(rawValue: UInt8(attributes)), foreground: color(foreground),
                background: color(background)
            )
        )
    }

    private func color(_ number: Int32) -> Palette.Color? { number < 0 ? nil : .number(Int(number)) }

    /// Columns as counted by the C library.
    static func columns(_ scalar: Unicode.Scalar) -> Int {
        Int(hackatop_glyph_width(scalar.value))
    }
}
