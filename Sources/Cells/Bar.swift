/// A horizontal bar as text, exact to half a column. It takes the lower half of its row, so that bars in adjacent rows
/// do not touch.
package enum Bar {
    /// The filled part of a bar for a value from 0 to 1. Other values are limited to that range, and NaN is 0. A value
    /// above 0 shows at least half a column. ASCII shows only whole columns.
    package static func filled(_ value: Double, columns: Int, set: GlyphSet = .unicode) -> String {
        guard columns > 0, value > 0 else { return "" }
        let share = min(value, 1)
        switch set {
        case .unicode:
            let halves = max(1, Int(share * Double(columns) * 2))
            return String(repeating: "▄", count: halves / 2) + (halves % 2 == 0 ? "" : "▖")
        case .ascii:
            return String(repeating: "#", count: max(1, Int(share * Double(columns))))
        }
    }
}

extension Frame {
    /// Draws a bar of `columns` from a point to the right. With an `openRole`, the rest of the bar is drawn too.
    package mutating func bar(
        _ value: Double, x: Int, y: Int, columns: Int, role: Role = .bar, openRole: Role? = nil, clip: Rect? = nil
    ) {
        guard columns > 0 else { return }
        let used = write(
            Bar.filled(value, columns: min(columns, size.width), set: glyphs), x: x, y: y, role: role, clip: clip)
        guard let openRole, used < columns else { return }
        fill(Rect(x: x + used, y: y, width: columns - used, height: 1), with: glyphs.open, role: openRole, clip: clip)
    }
}
