/// A whole screen as a value. It cannot contain anything that a terminal would treat as a command: `write` cleans its
/// input and counts columns by our own table.
package struct Frame: Sendable, Equatable {
    package let size: Size
    /// The glyphs for boxes, bars and cuts.
    package let glyphs: GlyphSet
    /// An array for each row: a frame and a changed copy of it share the rows that are equal. After a key, nearly all
    /// are, and neither copying nor comparing them costs anything.
    private var rows: [[Cell]]
    /// Cells that open an address; none in most frames.
    package internal(set) var links: [Hyperlink] = []

    package init(size: Size, glyphs: GlyphSet = .unicode) {
        self.size = size
        self.glyphs = glyphs
        rows = Array(repeating: Array(repeating: .blank, count: size.width), count: size.height)
    }

    /// A cell; blank outside the screen.
    package subscript(x: Int, y: Int) -> Cell {
        guard x >= 0, y >= 0, x < size.width, y < size.height else { return .blank }
        return rows[y][x]
    }

    /// Writes text from a point to the right, clipped to `clip` and the screen. Returns the columns used.
    ///
    /// A wide glyph that is cut in half by the left edge of the clip is left out, with a blank in the visible half.
    @discardableResult
    package mutating func write(_ text: String, x: Int, y: Int, role: Role = .plain, clip: Rect? = nil) -> Int {
        if Glyphs.isPlain(text) { return writePlain(text, x: x, y: y, role: role, clip: clip) }
        return write(GlyphScanner(text), x: x, y: y, role: role, clip: clip)
    }

    /// The same with glyphs.
    @discardableResult
    mutating func write(_ glyphs: some Sequence<Glyph>, x: Int, y: Int, role: Role, clip: Rect?) -> Int {
        guard let area = room(clip, x: x, y: y) else { return 0 }
        var column = x
        for glyph in glyphs {
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

    /// Fast path for most texts: one byte is one glyph in one column.
    private mutating func writePlain(_ text: String, x: Int, y: Int, role: Role, clip: Rect?) -> Int {
        guard let area = room(clip, x: x, y: y) else { return 0 }
        let end = min(x + text.utf8.count, area.right)
        let start = max(x, area.x)
        guard start < end else { return max(0, end - x) }
        openGap(start..<end, y: y)
        rows[y].withUnsafeMutableBufferPointer { cells in
            var column = x
            for byte in text.utf8 {
                if column >= end { break }
                if column >= start { cells[column] = Cell(Glyph(ascii: byte), role) }
                column += 1
            }
        }
        return end - x
    }

    /// The area in which something that starts at a point may be written; `nil` if nothing of it would be visible.
    private func room(_ clip: Rect?, x: Int, y: Int) -> Rect? {
        let area = (clip ?? Rect(size)).intersection(Rect(size))
        guard y >= area.y, y < area.bottom, x < area.right, !area.isEmpty else { return nil }
        return area
    }

    /// Writes text that ends in the column before `right` and starts no further left than `clip`. Returns the columns
    /// used.
    @discardableResult
    package mutating func writeRight(_ text: String, right: Int, y: Int, role: Role = .plain, clip: Rect? = nil)
        -> Int
    {
        let width = Glyphs.width(of: text)
        write(text, x: right - width, y: y, role: role, clip: clip)
        return width
    }

    /// Writes text cut to `columns` (at its end, or with `fromLeft` at its start). Returns the columns used.
    @discardableResult
    package mutating func writeCut(
        _ text: String, x: Int, y: Int, columns: Int, fromLeft: Bool = false, role: Role = .plain, clip: Rect? = nil
    ) -> Int {
        guard columns > 0 else { return 0 }
        if text.utf8.count <= columns, Glyphs.isPlain(text) {
            return writePlain(text, x: x, y: y, role: role, clip: clip)
        }
        let kept = Glyphs.fitted(text, to: columns, fromLeft: fromLeft, mark: glyphs.ellipsis)
        return write(kept, x: x, y: y, role: role, clip: clip)
    }

    /// Writes text in the centre of a row of the rectangle, cut if it is too long.
    package mutating func writeCentred(_ text: String, in rect: Rect, y: Int, role: Role = .plain) {
        let kept = Glyphs.fitted(text, to: rect.width, mark: glyphs.ellipsis)
        let width = kept.reduce(0) { $0 + $1.width }
        write(kept, x: rect.x + (rect.width - width) / 2, y: y, role: role, clip: rect)
    }

    /// Changes the role of every cell in a rectangle, but not its glyph.
    package mutating func paint(_ rect: Rect, role: Role) {
        let area = rect.intersection(Rect(size))
        guard !area.isEmpty else { return }
        for y in area.y..<area.bottom {
            rows[y].withUnsafeMutableBufferPointer { cells in
                for x in area.x..<area.right { cells[x].role = role }
            }
        }
    }

    /// Marks a rectangle as the selected row.
    package mutating func select(_ rect: Rect) {
        let area = rect.intersection(Rect(size))
        guard !area.isEmpty else { return }
        for y in area.y..<area.bottom {
            for x in area.x..<area.right { rows[y][x].isSelected = true }
        }
    }

    /// Empties a rectangle.
    package mutating func clear(_ rect: Rect, role: Role = .plain) {
        fill(rect, with: " ", role: role)
    }

    /// Fills a rectangle with one narrow glyph. A wide one counts as a blank.
    package mutating func fill(_ rect: Rect, with character: Character, role: Role, clip: Rect? = nil) {
        fill(rect, with: Cell(character, role), clip: clip)
    }

    /// Fills a rectangle with one narrow cell. A wide one counts as a blank. For callers that fill many rectangles with
    /// the same cell.
    package mutating func fill(_ rect: Rect, with cell: Cell, clip: Rect? = nil) {
        let area = rect.intersection(clip ?? rect).intersection(Rect(size))
        guard !area.isEmpty else { return }
        unlink(area)
        let narrow = cell.picture.width == 1 ? cell : Cell(Glyph.space, cell.role)
        for y in area.y..<area.bottom {
            openGap(area.x..<area.right, y: y)
            rows[y].withUnsafeMutableBufferPointer { cells in
                for x in area.x..<area.right { cells[x] = narrow }
            }
        }
    }

    /// Prepares cells that are about to be overwritten: half of a wide glyph at either end becomes a blank.
    private mutating func openGap(_ columns: Range<Int>, y: Int) {
        let (first, end) = (columns.lowerBound, columns.upperBound)
        if first > 0, rows[y][first].isRightHalf { blank(first - 1, y: y) }
        if end < size.width, rows[y][end].isRightHalf { blank(end, y: y) }
    }

    private mutating func blank(_ x: Int, y: Int) {
        rows[y][x] = Cell(Glyph.space, rows[y][x].role)
    }

    /// Whether nothing was drawn in a row since the two frames were one.
    package func shares(row y: Int, with other: Frame) -> Bool {
        rows[y].withUnsafeBufferPointer { cells in
            other.rows[y].withUnsafeBufferPointer { $0.baseAddress == cells.baseAddress }
        }
    }

    /// The columns of a row between the first and the last cell that differ from another frame of the same size. Wide
    /// glyphs at the ends, in either frame, are included completely.
    package func columns(differingFrom other: Frame, row y: Int) -> Range<Int> {
        if shares(row: y, with: other) { return 0..<0 }
        return rows[y].withUnsafeBufferPointer { cells in
            other.rows[y].withUnsafeBufferPointer { others in
                var first = 0
                var end = size.width
                while first < end, cells[first] == others[first] { first += 1 }
                guard first < end else { return 0..<0 }
                while cells[end - 1] == others[end - 1] { end -= 1 }
                func isHalved(at index: Int) -> Bool { cells[index].isRightHalf || others[index].isRightHalf }
                while first > 0, isHalved(at: first) { first -= 1 }
                while end < size.width, isHalved(at: end) { end += 1 }
                return first..<end
            }
        }
    }

    private mutating func put(_ glyph: Glyph, width: Int, x: Int, y: Int, role: Role) {
        openGap(x..<x + width, y: y)
        rows[y][x] = Cell(glyph, role)
        if width == 2 { rows[y][x + 1] = Cell(Glyph.rightHalf, role) }
    }
}
