/// A whole screen as a value. It cannot hold anything a terminal would take for a command: `write` cleans what
/// it is given and counts columns by our own table.
package struct Frame: Sendable, Equatable {
    package let size: Size
    /// The marks that boxes, bars and cuts are drawn with here.
    package let glyphs: GlyphSet
    package private(set) var cells: [Cell]

    package init(size: Size, glyphs: GlyphSet = .unicode) {
        self.size = size
        self.glyphs = glyphs
        cells = Array(repeating: .blank, count: size.width * size.height)
    }

    /// A cell; blank outside the screen.
    package subscript(x: Int, y: Int) -> Cell {
        guard x >= 0, y >= 0, x < size.width, y < size.height else { return .blank }
        return cells[y * size.width + x]
    }

    /// Writes text from a point to the right, clipped to `clip` and the screen; returns the columns used.
    ///
    /// A wide glyph that the left edge of the clip would halve is left out, with a blank in the half that shows.
    @discardableResult
    package mutating func write(_ text: String, x: Int, y: Int, role: Role = .plain, clip: Rect? = nil) -> Int {
        let area = (clip ?? Rect(size)).intersection(Rect(size))
        guard y >= area.y, y < area.bottom, x < area.right, !area.isEmpty else { return 0 }
        if Glyphs.isPlain(text) { return writePlain(text, x: x, y: y, role: role, area: area) }
        var column = x
        for glyph in GlyphScanner(text) {
            let width = glyph.width
            guard column + width <= area.right else { break }
            if column >= area.x {
                put(glyph, width: width, x: column, y: y, role: role)
            } else if column + width > area.x {
                put(.space, width: 1, x: area.x, y: y, role: role)
            }
            column += width
        }
        return column - x
    }

    /// Most texts: one byte is one glyph, and takes one column.
    private mutating func writePlain(_ text: String, x: Int, y: Int, role: Role, area: Rect) -> Int {
        var column = x
        for byte in text.utf8 {
            guard column < area.right else { break }
            if column >= area.x { put(Glyph(ascii: byte), width: 1, x: column, y: y, role: role) }
            column += 1
        }
        return column - x
    }

    /// Writes text so that it ends in the column before `right`, and starts no further left than `clip`; returns the
    /// columns used.
    @discardableResult
    package mutating func writeRight(_ text: String, right: Int, y: Int, role: Role = .plain, clip: Rect? = nil)
        -> Int
    {
        let width = Glyphs.width(of: text)
        write(text, x: right - width, y: y, role: role, clip: clip)
        return width
    }

    /// Writes text cut to `columns` (at its end, or with `fromLeft` at its start); returns the columns used.
    @discardableResult
    package mutating func writeCut(
        _ text: String, x: Int, y: Int, columns: Int, fromLeft: Bool = false, role: Role = .plain, clip: Rect? = nil
    ) -> Int {
        guard columns > 0 else { return 0 }
        let kept =
            fromLeft
            ? Glyphs.cutStart(text, to: columns, mark: glyphs.ellipsis)
            : Glyphs.cutEnd(text, to: columns, mark: glyphs.ellipsis)
        return write(kept, x: x, y: y, role: role, clip: clip)
    }

    /// Writes text in the middle of a row of the rectangle, cut where it is too long.
    package mutating func writeCentred(_ text: String, in rect: Rect, y: Int, role: Role = .plain) {
        let kept = Glyphs.cutEnd(text, to: rect.width, mark: glyphs.ellipsis)
        write(kept, x: rect.x + (rect.width - Glyphs.width(of: kept)) / 2, y: y, role: role, clip: rect)
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
        fill(rect, with: " ", role: role)
    }

    /// Fills a rectangle with one narrow glyph; a wide one counts as a blank.
    package mutating func fill(_ rect: Rect, with character: Character, role: Role, clip: Rect? = nil) {
        fill(rect, with: Cell(character, role), clip: clip)
    }

    /// Fills a rectangle with one narrow cell; a wide one counts as a blank. For those who fill many with the same.
    package mutating func fill(_ rect: Rect, with cell: Cell, clip: Rect? = nil) {
        let area = rect.intersection(clip ?? rect).intersection(Rect(size))
        guard !area.isEmpty else { return }
        let glyph = cell.picture.width == 1 ? cell.picture : .space
        let role = cell.role
        for y in area.y..<area.bottom {
            for x in area.x..<area.right {
                put(glyph, width: 1, x: x, y: y, role: role)
            }
        }
    }

    private mutating func put(_ glyph: Glyph, width: Int, x: Int, y: Int, role: Role) {
        let index = y * size.width + x
        // Half of a wide glyph that is overwritten leaves a blank, never half a glyph.
        if cells[index].isRightHalf, x > 0 {
            cells[index - 1] = Cell(Glyph.space, cells[index - 1].role)
        }
        let end = index + width
        if x + width < size.width, cells[end].isRightHalf {
            cells[end] = Cell(Glyph.space, cells[end].role)
        }
        cells[index] = Cell(glyph, role)
        if width == 2 { cells[index + 1] = Cell(Glyph.rightHalf, role) }
    }
}
