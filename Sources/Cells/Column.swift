/// A vertical bar, exact to an eighth of a row.
package enum Column {
    /// The glyphs of a bar from the bottom up, for a value from 0 to 1. Other values are limited to that range, and NaN
    /// is 0. A value above 0 shows at least the lowest part.
    package static func filled(_ value: Double, rows: Int, set: GlyphSet = .unicode) -> [Character] {
        guard rows > 0, value > 0 else { return [] }
        let eighths = max(1, Int((min(value, 1) * Double(rows) * 8).rounded(.down)))
        let rest = eighths % 8
        let parts = set == .unicode ? unicode : ascii
        return Array(repeating: set.full, count: eighths / 8) + (rest == 0 ? [] : [parts[rest - 1]])
    }

    private static let unicode: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇"]
    private static let ascii: [Character] = ["_", "_", ".", "-", "-", "=", "="]
}

extension Frame {
    /// Draws a bar of `columns` from the bottom of a rectangle up. Returns the number of rows it reaches into.
    @discardableResult
    package mutating func column(_ value: Double, in rect: Rect, role: Role = .bar) -> Int {
        let parts = Column.filled(value, rows: min(rect.height, size.height), set: glyphs)
        for (offset, part) in parts.enumerated() {
            fill(
                Rect(x: rect.x, y: rect.bottom - 1 - offset, width: rect.width, height: 1), with: part, role: role,
                clip: rect)
        }
        return parts.count
    }
}
