/// A frame as lines for a terminal, or for a file.
extension Frame {
    /// The rows without trailing blanks, in the palette's colours: sequences of ECMA-48, each row ending in none.
    ///
    /// - Parameter palette: `nil` for text alone.
    package func lines(in palette: Palette?) -> [String] {
        guard let palette else {
            return text.map { row in
                var row = Substring(row)
                while row.last == " " { row.removeLast() }
                return String(row)
            }
        }
        return (0..<size.height).map { y in line(y, palette) }
    }

    private func line(_ y: Int, _ palette: Palette) -> String {
        var line = ""
        var last = Palette.Style()
        var end = size.width
        // A theme with a background fills the row.
        if palette.background == nil { while end > 0, self[end - 1, y] == .blank { end -= 1 } }
        for x in 0..<end {
            let cell = self[x, y]
            if cell.isRightHalf { continue }
            var style = palette.style(cell.role, isText: !cell.picture.isBlock, isSelected: cell.isSelected)
            style.background = style.background ?? palette.background
            if style != last { line += "\u{1B}[0" + style.codes + "m" }
            last = style
            line.unicodeScalars.append(contentsOf: palette.glyph(of: cell).scalars)
        }
        return last == Palette.Style() ? line : line + "\u{1B}[0m"
    }
}

extension Palette.Style {
    /// The parameters of SGR after a reset, each led by a semicolon.
    fileprivate var codes: String {
        var codes = ""
        for (attribute, code) in [(Theme.Attributes.bold, 1), (.dim, 2), (.underline, 4), (.reverse, 7)]
        where attributes.contains(attribute) { codes += ";\(code)" }
        if let foreground { codes += foreground.codes(base: 30) }
        if let background { codes += background.codes(base: 40) }
        return codes
    }
}

extension Palette.Color {
    /// - Parameter base: 30 in front, 40 behind.
    fileprivate func codes(base: Int) -> String {
        switch self {
        case .number(let number) where number < 8: ";\(base + number)"
        case .number(let number) where number < 16: ";\(base + 60 + number - 8)"
        case .number(let number): ";\(base + 8);5;\(number)"
        case .rgb(let rgb): ";\(base + 8);2;\(rgb.red);\(rgb.green);\(rgb.blue)"
        }
    }
}
