/// A whole screen as a value. It cannot hold anything a terminal would take for a command: `write` cleans what
/// it is given and counts columns by our own table.
package struct Frame: Sendable, Equatable {
    package let size: Size
    package private(set) var cells: [Cell]

    package init(size: Size) {
        self.size = size
        cells = Array(repeating: .blank, count: size.width * size.height)
    }

    package subscript(x: Int, y: Int) -> Cell {
        cells[y * size.width + x]
    }

    /// Writes text from a point to the right, clipped to `clip` and the screen; returns the columns used.
    @discardableResult
    package mutating func write(_ text: String, x: Int, y: Int, role: Role = .plain, clip: Rect? = nil) -> Int {
        var column = x
        let area = (clip ?? Rect(size)).intersection(Rect(size))
        guard y >= area.y, y < area.bottom else { return 0 }
        for glyph in Glyphs.cleaned(text) {
            let width = Glyphs.width(of: glyph)
            guard column + width <= area.right else { break }
            if column >= area.x {
                put(glyph, width: width, x: column, y: y, role: role)
            }
            column += width
        }
        return column - x
    }

    /// Gives every cell of a rectangle a role, leaving its glyph.
    package mutating func paint(_ rect: Rect, role: Role) {
        let area = rect.intersection(Rect(size))
        guard !area.isEmpty else { return }
        for y in area.y..<area.bottom {
            for x in area.x..<area.right {
                cells[y * size.width + x].role = role
            }
        }
    }

    /// Empties a rectangle.
    package mutating func clear(_ rect: Rect, role: Role = .plain) {
        let area = rect.intersection(Rect(size))
        guard !area.isEmpty else { return }
        for y in area.y..<area.bottom {
            for x in area.x..<area.right {
                put(" ", width: 1, x: x, y: y, role: role)
            }
        }
    }

    private mutating func put(_ glyph: Character, width: Int, x: Int, y: Int, role: Role) {
        let index = y * size.width + x
        // Half of a wide glyph that is overwritten leaves a blank, never half a glyph.
        if cells[index].glyph == nil, x > 0 { cells[index - 1].glyph = " " }
        let end = index + width
        if x + width < size.width, cells[end].glyph == nil { cells[end].glyph = " " }
        cells[index] = Cell(glyph, role)
        if width == 2 { cells[index + 1] = Cell(nil, role) }
    }
}
