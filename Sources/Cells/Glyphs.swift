/// Text as a terminal shows it: which glyphs, and how many columns each takes.
package enum Glyphs {
    /// The glyphs of a text, each one column or two, with nothing in them that a terminal would obey. Looks at no
    /// more than the first 4,096 code points.
    package static func cleaned(_ text: String) -> [Character] {
        GlyphScanner(text).map(\.character)
    }

    /// A text as its cleaned glyphs, for what leaves the screen another way (the clipboard).
    package static func cleanedText(_ text: String) -> String {
        if isPlain(text) { return text }
        var result = String()
        for glyph in GlyphScanner(text) { result.unicodeScalars.append(contentsOf: glyph.scalars) }
        return result
    }

    /// Columns of a cleaned glyph.
    package static func width(of glyph: Character) -> Int {
        guard let base = glyph.unicodeScalars.first else { return 0 }
        return Widths.isWide(base) ? 2 : 1
    }

    /// Columns of a text once cleaned.
    package static func width(of text: String) -> Int {
        if isPlain(text) { return text.utf8.count }
        return GlyphScanner(text).reduce(0) { $0 + $1.width }
    }

    /// A text cut to `columns`, with `mark` at its end where something was left out.
    package static func cutEnd(_ text: String, to columns: Int, mark: String = "…") -> String {
        if isPlain(text) {
            guard text.utf8.count > columns else { return text }
            // Most texts: one byte is one column.
            let room = columns - width(of: mark)
            if room >= 0 { return String(text.prefix(room)) + cleanedText(mark) }
        }
        return cut(Array(GlyphScanner(text)), to: columns, mark: mark) { kept, mark in kept + mark }
    }

    /// A text cut to `columns`, with `mark` at its start where something was left out.
    package static func cutStart(_ text: String, to columns: Int, mark: String = "…") -> String {
        if isPlain(text) {
            guard text.utf8.count > columns else { return text }
            let room = columns - width(of: mark)
            if room >= 0 { return cleanedText(mark) + String(text.suffix(room)) }
        }
        return cut(GlyphScanner(text).reversed(), to: columns, mark: mark) { kept, mark in mark + kept.reversed() }
    }

    /// A text of exactly `columns`: cut at its end, or filled with blanks.
    package static func padded(_ text: String, to columns: Int, mark: String = "…") -> String {
        let kept = cutEnd(text, to: columns, mark: mark)
        return kept + String(repeating: " ", count: max(0, columns - width(of: kept)))
    }

    /// The same with the text at the right.
    package static func paddedLeft(_ text: String, to columns: Int, mark: String = "…") -> String {
        let kept = cutEnd(text, to: columns, mark: mark)
        return String(repeating: " ", count: max(0, columns - width(of: kept))) + kept
    }

    /// Printing ASCII within the length that is looked at: such a text is its own cleaned form.
    static func isPlain(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.count <= GlyphScanner.limit else { return false }
        return bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }

    private static func cut(
        _ glyphs: [Glyph], to columns: Int, mark: String, joined: ([Glyph], [Glyph]) -> [Glyph]
    ) -> String {
        let whole = glyphs.reduce(0) { $0 + $1.width }
        var mark = whole > columns ? Array(GlyphScanner(mark)) : []
        var room = columns - mark.reduce(0) { $0 + $1.width }
        if room < 0 {
            mark = []
            room = columns
        }
        var kept: [Glyph] = []
        for glyph in glyphs {
            guard glyph.width <= room else { break }
            room -= glyph.width
            kept.append(glyph)
        }
        var result = String()
        for glyph in joined(kept, mark) { result.unicodeScalars.append(contentsOf: glyph.scalars) }
        return result
    }
}
