extension Frame {
    /// Gives a role to every occurrence of the words in a rectangle's rows, ignoring case. Text that was cut off is not
    /// found.
    package mutating func light(_ words: [String], in rect: Rect, role: Role) {
        let words = words.map { GlyphScanner($0).map(Self.folded) }.filter { !$0.isEmpty }
        let area = rect.intersection(Rect(size))
        guard !words.isEmpty, !area.isEmpty else { return }
        for y in area.y..<area.bottom {
            var places: [Int] = []
            var glyphs: [Glyph] = []
            for x in area.x..<area.right where !self[x, y].isRightHalf {
                places.append(x)
                glyphs.append(Self.folded(self[x, y].picture))
            }
            for word in words where glyphs.count >= word.count {
                for start in 0...(glyphs.count - word.count) where glyphs[start...].starts(with: word) {
                    let first = places[start]
                    let last = start + word.count < places.count ? places[start + word.count] : area.right
                    paint(Rect(x: first, y: y, width: last - first, height: 1), role: role)
                }
            }
        }
    }

    /// Folds case.
    private static func folded(_ glyph: Glyph) -> Glyph {
        if glyph.isSingle, glyph.base.isASCII {
            let value = UInt8(truncatingIfNeeded: glyph.base.value)
            return value >= 0x41 && value <= 0x5A ? Glyph(ascii: value | 0x20) : glyph
        }
        var scanner = GlyphScanner(String(glyph.character).lowercased())
        return scanner.next() ?? glyph
    }
}
