import Cells

extension Frame {
    /// A line that is being typed: the part around the cursor if it is too long.
    mutating func write(_ line: TextLine, in rect: Rect) {
        let under = line.after.first.map(String.init)
        let rest = String(line.after.dropFirst())
        let room = rect.width - Glyphs.width(of: under ?? glyphs.cursor)
        let ahead = min(Glyphs.width(of: rest), room / 4)
        let kept = Glyphs.cutStart(line.before, to: max(0, room - ahead), mark: glyphs.ellipsis)
        var x = rect.x + write(kept, x: rect.x, y: rect.y, role: .strong, clip: rect)
        x += write(under ?? glyphs.cursor, x: x, y: rect.y, role: under == nil ? .key : .selected, clip: rect)
        writeCut(rest, x: x, y: rect.y, columns: rect.right - x, role: .strong)
    }
}
