/// Figures three rows high, made of half blocks. Letters between them ("4h 12m") are small, on the lowest row.
package enum BigDigits {
    package static let height = 3

    /// The three rows of a text, equally wide. In ASCII, which has no blocks, the text itself.
    package static func rows(_ text: String, set: GlyphSet = .unicode) -> [String] {
        guard set == .unicode else { return [Glyphs.cleanedText(text)] }
        var rows = Array(repeating: "", count: height)
        var followsDigit = false
        for glyph in GlyphScanner(text) {
            let digit = Int(glyph.base.value) - 0x30
            if digits.indices.contains(digit) {
                for row in 0..<height { rows[row] += (rows[row].isEmpty ? "" : " ") + digits[digit][row] }
                followsDigit = true
            } else {
                let blank = String(repeating: " ", count: glyph.width)
                let gap = followsDigit ? " " : ""
                let low = glyph.base == "~" ? height / 2 : height - 1
                for row in 0..<height { rows[row] += gap + (row == low ? String(glyph.character) : blank) }
                followsDigit = false
            }
        }
        return rows
    }

    /// The width in columns.
    package static func width(_ text: String, set: GlyphSet = .unicode) -> Int {
        Glyphs.width(of: rows(text, set: set).first ?? "")
    }

    private static let digits = [
        ["█▀█", "█ █", "▀▀▀"], ["▄█ ", " █ ", "▀▀▀"], ["▀▀█", "█▀▀", "▀▀▀"], ["▀▀█", " ▀█", "▀▀▀"],
        ["█ █", "▀▀█", "  ▀"],
        ["█▀▀", "▀▀█", "▀▀▀"], ["█▀▀", "█▀█", "▀▀▀"], ["▀▀█", "  █", "  ▀"], ["█▀█", "█▀█", "▀▀▀"],
        ["█▀█", "▀▀█", "▀▀▀"],
    ]
}

extension Frame {
    /// Writes large figures with their top left corner at a point, and returns the columns used. In ASCII the text is
    /// written normally on the middle row.
    @discardableResult
    package mutating func writeBig(_ text: String, x: Int, y: Int, role: Role = .total, clip: Rect? = nil) -> Int {
        let rows = BigDigits.rows(text, set: glyphs)
        guard rows.count > 1 else { return write(rows.first ?? "", x: x, y: y + 1, role: role, clip: clip) }
        var used = 0
        for (offset, row) in rows.enumerated() {
            used = max(used, write(row, x: x, y: y + offset, role: role, clip: clip))
        }
        return used
    }
}
