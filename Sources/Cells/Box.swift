extension Frame {
    /// Draws a border around a rectangle, with a title at the left of its top edge and a note at the right of its top
    /// or bottom edge. Returns the area inside, which is not changed. A rectangle that is too small gets what fits.
    @discardableResult
    package mutating func box(
        _ rect: Rect, title: String = "", note: String = "", footer: String = "", isFocused: Bool = false
    ) -> Rect {
        guard rect.width >= 2, rect.height >= 1 else { return rect.inset(columns: 1, rows: 1) }
        let role: Role = isFocused ? .borderFocused : .border
        let last = rect.right - 1
        if rect.height > 1 {
            edge(rect, y: rect.bottom - 1, left: glyphs.bottomLeft, right: glyphs.bottomRight, role: role)
            let sides = Rect(x: rect.x, y: rect.y + 1, width: 1, height: rect.height - 2)
            fill(sides, with: glyphs.vertical, role: role)
            fill(Rect(x: last, y: sides.y, width: 1, height: sides.height), with: glyphs.vertical, role: role)
            label(footer, rect: rect, y: rect.bottom - 1, from: rect.x + 1, role: .dim, atRight: true)
        }
        top(of: rect, title: title, note: note, isFocused: isFocused)
        return rect.inset(columns: 1, rows: 1)
    }

    /// Draws only the top edge of that border.
    package mutating func top(of rect: Rect, title: String, note: String, isFocused: Bool) {
        guard rect.width >= 2, rect.height >= 1 else { return }
        let role: Role = isFocused ? .borderFocused : .border
        edge(rect, y: rect.y, left: glyphs.topLeft, right: glyphs.topRight, role: role)
        let titled = label(
            title, rect: rect, y: rect.y, from: rect.x + 1, role: isFocused ? .titleFocused : .title, atRight: false)
        label(note, rect: rect, y: rect.y, from: rect.x + 1 + titled, role: .dim, atRight: true)
    }

    private mutating func edge(_ rect: Rect, y: Int, left: Character, right: Character, role: Role) {
        fill(Rect(x: rect.x + 1, y: y, width: rect.width - 2, height: 1), with: glyphs.horizontal, role: role)
        fill(Rect(x: rect.x, y: y, width: 1, height: 1), with: left, role: role)
        fill(Rect(x: rect.right - 1, y: y, width: 1, height: 1), with: right, role: role)
    }

    /// Writes a text with a blank on each side into an edge, between `from` and the corner. Returns the columns used.
    @discardableResult
    private mutating func label(
        _ text: String, rect: Rect, y: Int, from: Int, role: Role, atRight: Bool
    ) -> Int {
        let room = rect.right - 1 - from - 2
        guard room > 0, !text.isEmpty else { return 0 }
        let kept = [.space] + Glyphs.fitted(text, to: room, mark: glyphs.ellipsis) + [.space]
        let width = kept.reduce(0) { $0 + $1.width }
        write(kept, x: atRight ? rect.right - 1 - width : from, y: y, role: role, clip: rect)
        return width
    }
}
