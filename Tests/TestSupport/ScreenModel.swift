/// A model of an xterm, as far as ncurses uses it.
package struct ScreenModel {
    package private(set) var columns: Int
    package private(set) var rows: Int
    package private(set) var cells: [[ScreenCell]]
    var x = 0
    var y = 0
    private var region: ClosedRange<Int>
    var scrollTop: Int { region.lowerBound }
    /// A glyph in the last column leaves the cursor there until the next glyph.
    private var isPastEdge = false
    private var lastGlyph: Unicode.Scalar?
    package var isAlternate = false {
        didSet { if isAlternate { sawAlternate = true } }
    }
    package private(set) var sawAlternate = false
    package var isCursorVisible = true
    package var hasKeypadMode = false
    /// Pasted text comes between marks.
    package var marksPastes = false
    package var mouseModes: Set<Int> = []
    /// Only a part of the screen scrolls.
    package var hasRegion = false
    /// How the next glyph looks.
    package var look = ScreenCell.Look()
    /// What the next glyph opens.
    var link: String?
    /// The cursor and the look that were put aside.
    var kept: (x: Int, y: Int, look: ScreenCell.Look) = (0, 0, ScreenCell.Look())
    /// The clipboard, still encoded.
    package var clipboard: String?
    /// Unknown sequences.
    package var unknown: [String] = []
    var parser = SequenceParser()

    package init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        cells = Array(repeating: Array(repeating: ScreenCell(glyph: " ", look: look), count: columns), count: rows)
        region = 0...max(0, rows - 1)
    }

    /// What is erased has the background of the moment.
    private var blank: ScreenCell {
        var own = ScreenCell.Look()
        own.background = look.background
        return ScreenCell(glyph: " ", look: own)
    }

    /// The texts of the links, by row, and what they open.
    package var links: [(text: String, address: String)] {
        cells.flatMap { row in
            row.reduce(into: [(text: String, address: String)]()) { found, cell in
                guard let link = cell.link else { return found.append(("", "")) }
                if found.last?.address == link {
                    found[found.count - 1].text += cell.glyph
                } else {
                    found.append((cell.glyph, link))
                }
            }.filter { !$0.address.isEmpty }
        }
    }

    /// The rows as text.
    package var lines: [String] { cells.map { $0.map(\.glyph).joined() } }
    package var text: String { lines.joined(separator: "\n") }

    package func contains(_ wanted: String) -> Bool {
        lines.contains { $0.contains(wanted) }
    }

    /// Like xterm: cuts off what is beyond the new edges.
    package mutating func resize(columns: Int, rows: Int) {
        cells = (0..<rows).map { row in
            (0..<columns).map { row < cells.count && $0 < cells[row].count ? cells[row][$0] : blank }
        }
        (self.columns, self.rows) = (columns, rows)
        region = 0...max(0, rows - 1)
        move(x: x, y: y)
    }

    package mutating func feed(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            if let piece = parser.parse(byte) { obey(piece) }
        }
    }

    mutating func move(x newX: Int, y newY: Int) {
        x = max(0, min(newX, columns - 1))
        y = max(0, min(newY, rows - 1))
        isPastEdge = false
    }

    mutating func put(_ scalar: Unicode.Scalar) {
        let width = Self.width(scalar)
        if width == 0 {
            if x > 0 || isPastEdge { cells[y][isPastEdge ? x : x - 1].glyph.unicodeScalars.append(scalar) }
            return
        }
        if isPastEdge || x + width > columns {
            x = 0
            lineFeed()
        }
        isPastEdge = false
        cells[y][x] = ScreenCell(glyph: String(Character(scalar)), look: look, link: link)
        if width == 2, x + 1 < columns { cells[y][x + 1] = ScreenCell(glyph: "", look: look, link: link) }
        lastGlyph = scalar
        if x + width >= columns {
            x = columns - 1
            isPastEdge = true
        } else {
            x += width
        }
    }

    mutating func repeatLast(_ count: Int) {
        guard let lastGlyph else { return }
        for _ in 0..<min(count, columns) { put(lastGlyph) }
    }

    mutating func lineFeed() {
        isPastEdge = false
        if y == region.upperBound { scroll(1, from: region.lowerBound) } else { y = min(y + 1, rows - 1) }
    }

    mutating func reverseLineFeed() {
        isPastEdge = false
        if y == region.lowerBound { scroll(-1, from: y) } else { y = max(y - 1, 0) }
    }

    /// Scrolls the rows from this one to the end of the region up, or down if negative.
    mutating func scroll(_ count: Int, from top: Int) {
        guard region.contains(top) else { return }
        let blank = Array(repeating: blank, count: columns)
        for _ in 0..<min(abs(count), rows) {
            if count > 0 {
                cells.remove(at: top)
                cells.insert(blank, at: region.upperBound)
            } else {
                cells.remove(at: region.upperBound)
                cells.insert(blank, at: top)
            }
        }
    }

    mutating func setRegion(top: Int, bottom: Int) {
        let last = max(0, rows - 1)
        hasRegion = bottom < Int.max - 1
        region = max(0, min(top, last))...max(max(0, min(top, last)), min(bottom, last))
        move(x: 0, y: 0)
    }

    mutating func erase(fromX: Int, toX: Int, y row: Int) {
        guard cells.indices.contains(row), fromX <= toX else { return }
        for column in max(0, fromX)...max(0, min(toX, columns - 1)) where column < columns {
            cells[row][column] = blank
        }
    }

    mutating func insertCells(_ count: Int) {
        for _ in 0..<min(abs(count), columns) {
            if count > 0 {
                cells[y].insert(blank, at: x)
                cells[y].removeLast()
            } else {
                cells[y].remove(at: x)
                cells[y].append(blank)
            }
        }
    }

    /// Separate, because a shared table could be wrong on both sides.
    private static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
