import CNcurses

/// The content of ncurses' screen, for tests.
extension CursesTerminal {
    /// A cell's text and style. The text is empty in the right half of a wide glyph.
    func held(x: Int, y: Int) -> (text: String, style: Palette.Style) {
        var scalars: [UInt32] = [0, 0, 0]
        var color: Int32 = -1
        let count = hackatop_curses_inspect(Int32(x), Int32(y), &scalars)
        let flags = hackatop_curses_inspect_style(Int32(x), Int32(y), &color)
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars.prefix(max(0, Int(count))).compactMap(Unicode.Scalar.init))
        return (text, Palette.Style(flags: Int(flags), color: color < 0 ? nil : Int(color)))
    }

    /// Columns as counted by the C library.
    static func columns(_ scalar: Unicode.Scalar) -> Int {
        Int(hackatop_glyph_width(scalar.value))
    }
}
