import Cells

/// Breaks text into lines.
enum Wrapping {
    /// At most `max` lines of at most `columns`, broken between words, or inside a word that is longer than a line. If
    /// something is left out, the last line ends in `mark`.
    static func lines(_ text: String, columns: Int, max: Int, mark: String) -> [String] {
        guard columns > 0, max > 0 else { return [] }
        if Glyphs.width(of: text) <= columns { return [text] }
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in Glyphs.cleanedText(text).split(separator: " ") {
            for piece in pieces(String(word), columns: columns) {
                let width = Glyphs.width(of: piece)
                if used > 0, used + 1 + width <= columns {
                    line += " " + piece
                    used += 1 + width
                } else {
                    if used > 0 { lines.append(line) }
                    line = piece
                    used = width
                }
            }
        }
        if used > 0 { lines.append(line) }
        guard lines.count > max else { return lines }
        let last = lines[max - 1] + " " + lines[max]
        return lines[..<(max - 1)] + [cut(last, to: columns, mark: mark)]
    }

    /// The same, with lines of similar length, so that the last line is not a single word.
    static func balanced(_ text: String, columns: Int, max: Int, mark: String) -> [String] {
        let whole = lines(text, columns: columns, max: max, mark: mark)
        guard whole.count > 1 else { return whole }
        let narrowest = min(columns, Glyphs.width(of: text) / whole.count)
        for narrower in narrowest..<columns {
            let lines = lines(text, columns: narrower, max: max + 1, mark: mark)
            if lines.count <= whole.count { return lines }
        }
        return whole
    }

    private static func cut(_ text: String, to columns: Int, mark: String) -> String {
        if Glyphs.width(of: text) > columns { return Glyphs.cutEnd(text, to: columns, mark: mark) }
        return Glyphs.cutEnd(text, to: columns - Glyphs.width(of: mark), mark: "") + mark
    }

    /// A word in parts that each fit a line.
    private static func pieces(_ word: String, columns: Int) -> [String] {
        guard Glyphs.width(of: word) > columns else { return [word] }
        var pieces: [String] = []
        var piece = ""
        var used = 0
        for glyph in Glyphs.cleaned(word) {
            let width = Glyphs.width(of: glyph)
            if used + width > columns, used > 0 {
                pieces.append(piece)
                piece = ""
                used = 0
            }
            piece.append(glyph)
            used += width
        }
        return pieces + [piece]
    }
}
