import TestSupport

/// A screen as SVG. Boxes and blocks are drawn, because few fonts fill a whole cell with them.
struct Picture {
    static let cellWidth = 8.4, cellHeight = 18.0, margin = 14.0, fontSize = 14.0
    let isLight: Bool

    func svg(_ screen: ScreenModel) -> String {
        let width = Double(screen.columns) * Self.cellWidth + 2 * Self.margin
        let height = Double(screen.rows) * Self.cellHeight + 2 * Self.margin
        // The frame has the colour that most of the screen has.
        let back = background(screen.cells.last?.last?.look ?? .init())
        var parts = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(Self.text(width))\" height=\"\(Self.text(height))\" "
                + "viewBox=\"0 0 \(Self.text(width)) \(Self.text(height))\" font-size=\"\(Self.text(Self.fontSize))\" "
                + "font-family=\"'DejaVu Sans Mono', Menlo, Consolas, monospace\">",
            "<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"\(back)\"/>",
        ]
        for (row, cells) in screen.cells.enumerated() {
            var start = 0
            while start < cells.count {
                var end = start + 1
                while end < cells.count, cells[end].look == cells[start].look { end += 1 }
                draw(cells[start..<end], row: row, on: back, to: &parts)
                start = end
            }
        }
        parts.append("</svg>\n")
        return parts.joined(separator: "\n")
    }

    /// Cells of one look.
    private func draw(_ cells: ArraySlice<ScreenCell>, row: Int, on back: String, to parts: inout [String]) {
        guard let look = cells.first?.look else { return }
        let y = Self.margin + Double(row) * Self.cellHeight
        let x = Self.margin + Double(cells.startIndex) * Self.cellWidth
        let own = background(look), color = foreground(look)
        if own != back {
            parts.append(Self.rect(x, y, Double(cells.count) * Self.cellWidth, Self.cellHeight, own))
        }
        var words: (start: Int, text: String)?
        func finish() {
            guard let run = words, run.text.contains(where: { $0 != " " }) else { return words = nil }
            let text = String(run.text.reversed().drop { $0 == " " }.reversed())
            let place = Self.margin + Double(run.start) * Self.cellWidth
            let marks =
                (look.attributes.contains(1) ? " font-weight=\"bold\"" : "")
                + (look.attributes.contains(4) ? " text-decoration=\"underline\"" : "")
            parts.append(
                "<text x=\"\(Self.text(place))\" y=\"\(Self.text(y + 13.5))\" fill=\"\(color)\"\(marks) "
                    + "xml:space=\"preserve\" textLength=\"\(Self.text(Double(text.count) * Self.cellWidth))\">"
                    + "\(Self.escaped(text))</text>")
            words = nil
        }
        var drawn = cells.startIndex
        for (index, cell) in zip(cells.indices, cells) where index >= drawn {
            if let shape = Shape.of(cell.glyph) {
                finish()
                let left = Self.margin + Double(index) * Self.cellWidth
                // As one, for the seams between many would be seen.
                let count = shape.isWide ? cells[index...].prefix { $0.glyph == cell.glyph }.count : 1
                drawn = index + count
                parts.append(
                    shape.svg(
                        x: left, y: y, width: Double(count) * Self.cellWidth, height: Self.cellHeight, color: color))
            } else if cell.glyph.unicodeScalars.allSatisfy(\.isASCII) {
                words = words.map { ($0.start, $0.text + cell.glyph) } ?? (index, cell.glyph)
            } else {
                // Each by itself, so that a wide glyph moves nothing.
                finish()
                words = (index, cell.glyph)
                finish()
            }
        }
        finish()
    }

    private func foreground(_ look: ScreenCell.Look) -> String {
        let isReversed = look.attributes.contains(7)
        let color = isReversed ? plainBackground(look) : plainForeground(look)
        guard look.attributes.contains(2) else { return color.hex }
        return color.mixed(with: isReversed ? plainForeground(look) : plainBackground(look)).hex
    }

    private func background(_ look: ScreenCell.Look) -> String {
        (look.attributes.contains(7) ? plainForeground(look) : plainBackground(look)).hex
    }

    private func plainForeground(_ look: ScreenCell.Look) -> PictureColor {
        look.foreground.map { PictureColor($0, isLight: isLight) } ?? (isLight ? 0x24292F : 0xD4D8DE)
    }

    private func plainBackground(_ look: ScreenCell.Look) -> PictureColor {
        look.background.map { PictureColor($0, isLight: isLight) } ?? (isLight ? 0xFFFFFF : 0x12141A)
    }

    static func rect(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ color: String) -> String {
        "<rect x=\"\(text(x))\" y=\"\(text(y))\" width=\"\(text(width))\" height=\"\(text(height))\" fill=\"\(color)\" "
            + "shape-rendering=\"crispEdges\"/>"
    }

    /// Two decimals at most.
    static func text(_ number: Double) -> String {
        let hundredths = Int((number * 100).rounded())
        guard hundredths % 100 != 0 else { return "\(hundredths / 100)" }
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            default: result.append(character)
            }
        }
    }
}
