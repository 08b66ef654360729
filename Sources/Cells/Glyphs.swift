/// Text as shown by a terminal: the glyphs, and the columns of each.
package enum Glyphs {
    /// The glyphs of a text, each in one or two columns, without anything that a terminal would obey. Reads no more
    /// than the first 4,096 code points.
    package static func cleaned(_ text: String) -> [Character] {
        GlyphScanner(text).map(\.character)
    }

    /// A text as its cleaned glyphs, for uses other than the screen (the clipboard).
    package static func cleanedText(_ text: String) -> String {
        isPlain(text) ? text : string(of: Array(GlyphScanner(text)))
    }

    /// The columns of a cleaned glyph.
    package static func width(of glyph: Character) -> Int {
        guard let base = glyph.unicodeScalars.first else { return 0 }
        return Widths.isWide(base) ? 2 : 1
    }

    /// The columns of a text after cleaning.
    package static func width(of text: String) -> Int {
        if isPlain(text) { return text.utf8.count }
        return GlyphScanner(text).reduce(0) { $0 + $1.width }
    }

    /// A text cut to `columns`, with `mark` at its end if something was left out.
    package static func cutEnd(_ text: String, to columns: Int, mark: String = "…") -> String {
        if isPlain(text) {
            guard text.utf8.count > columns else { return text }
            // Fast path for most texts: one byte is one column.
            let room = columns - width(of: mark)
            if room >= 0 { return String(text.prefix(room)) + cleanedText(mark) }
        }
        return string(of: fitted(text, to: columns, mark: mark))
    }

    /// A text cut to `columns`, with `mark` at its start if something was left out.
    package static func cutStart(_ text: String, to columns: Int, mark: String = "…") -> String {
        if isPlain(text) {
            guard text.utf8.count > columns else { return text }
            let room = columns - width(of: mark)
            if room >= 0 { return cleanedText(mark) + String(text.suffix(room)) }
        }
        return string(of: fitted(text, to: columns, fromLeft: true, mark: mark))
    }

    /// A text of exactly `columns`: cut at its end, or padded with blanks.
    package static func padded(_ text: String, to columns: Int, mark: String = "…") -> String {
        let kept = cutEnd(text, to: columns, mark: mark)
        return kept + String(repeating: " ", count: max(0, columns - width(of: kept)))
    }

    /// The same, aligned right.
    package static func paddedLeft(_ text: String, to columns: Int, mark: String = "…") -> String {
        let kept = cutEnd(text, to: columns, mark: mark)
        return String(repeating: " ", count: max(0, columns - width(of: kept))) + kept
    }

    /// Printable ASCII within the maximum length, which cleaning does not change.
    static func isPlain(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.count <= GlyphScanner.limit else { return false }
        return bytes.withContiguousStorageIfAvailable(isPlain) ?? bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }

    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for byte in bytes where byte < 0x20 || byte >= 0x7F { return false }
        return true
    }

    /// The cleaned glyphs of a text cut to `columns`, with `mark` if something was left out: at the end, or with
    /// `fromLeft` at the start.
    static func fitted(_ text: String, to columns: Int, fromLeft: Bool = false, mark: String) -> [Glyph] {
        let glyphs = Array(GlyphScanner(text))
        guard glyphs.reduce(0, { $0 + $1.width }) > columns else { return glyphs }
        var mark = Array(GlyphScanner(mark))
        var room = columns - mark.reduce(0) { $0 + $1.width }
        if room < 0 {
            mark = []
            room = columns
        }
        if fromLeft {
            var start = glyphs.count
            while start > 0, glyphs[start - 1].width <= room {
                start -= 1
                room -= glyphs[start].width
            }
            return mark + glyphs[start...]
        }
        var end = 0
        while end < glyphs.count, glyphs[end].width <= room {
            room -= glyphs[end].width
            end += 1
        }
        return glyphs[..<end] + mark
    }

    private static func string(of glyphs: [Glyph]) -> String {
        var result = String()
        for glyph in glyphs { result.unicodeScalars.append(contentsOf: glyph.scalars) }
        return result
    }
}
