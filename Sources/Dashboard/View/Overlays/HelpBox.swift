package import Cells

/// Every key and what it does, from the key table.
package enum HelpBox {
    enum Line: Equatable {
        case heading(String)
        case keys(String, String)
        case blank
    }

    private static let keyColumns = 17
    private static let textColumns = 37
    private static let gap = 3

    static func lines(set: GlyphSet) -> [Line] {
        var lines: [Line] = []
        for group in Binding.Group.allCases {
            let keys = KeyTable.lines(of: group)
            guard !keys.isEmpty else { continue }
            if !lines.isEmpty { lines.append(.blank) }
            lines.append(.heading(group.rawValue))
            for line in keys {
                let names = line.keys.map { KeyName.text($0, set: set) }
                lines.append(.keys(names.joined(separator: " "), line.text))
            }
        }
        return lines
    }

    /// One column, or two where one would have to be scrolled and there is room beside it.
    private static func columns(_ lines: [Line], _ screen: Size) -> [[Line]] {
        let pair = OverlayBox(content: Size(width: 2 * (keyColumns + textColumns) + gap, height: 0), on: screen)
        guard lines.count + 2 > screen.height, pair.inside.width >= 2 * (keyColumns + textColumns) + gap else {
            return [lines]
        }
        let breaks = lines.indices.filter { lines[$0] == .blank }
        guard let middle = breaks.min(by: { abs(2 * $0 - lines.count) < abs(2 * $1 - lines.count) }) else {
            return [lines]
        }
        return [Array(lines[..<middle]), Array(lines[(middle + 1)...])]
    }

    private static func box(_ columns: [[Line]], _ screen: Size) -> OverlayBox {
        let width = columns.count * (keyColumns + textColumns + gap) - gap
        return OverlayBox(content: Size(width: width, height: height(columns)), on: screen)
    }

    private static func height(_ columns: [[Line]]) -> Int { columns.map(\.count).max() ?? 0 }

    /// The highest scroll position that still shows something new.
    package static func highestScroll(on screen: Size, set: GlyphSet = .unicode) -> Int {
        let columns = columns(lines(set: set), screen)
        return max(0, height(columns) - box(columns, screen).inside.height)
    }

    static func draw(scroll: Int, _ context: RenderContext, on frame: inout Frame) {
        let columns = columns(lines(set: context.glyphs), context.state.size)
        let box = box(columns, context.state.size)
        let top = box.top(scroll, lines: height(columns))
        box.drawBorder(title: "Keys", top: top, lines: height(columns), on: &frame)
        for (number, lines) in columns.enumerated() {
            let width = columns.count == 1 ? box.inside.width : keyColumns + textColumns
            let place = Rect(
                x: box.inside.x + number * (width + gap), y: box.inside.y, width: width, height: box.inside.height)
            draw(lines.dropFirst(top).prefix(place.height), in: place, on: &frame)
        }
    }

    private static func draw(_ lines: ArraySlice<Line>, in place: Rect, on frame: inout Frame) {
        let keys = min(keyColumns, place.width / 2)
        for (offset, line) in lines.enumerated() {
            let y = place.y + offset
            switch line {
            case .blank: break
            case .heading(let text):
                frame.writeCut(text, x: place.x, y: y, columns: place.width, role: .title)
            case .keys(let names, let text):
                frame.writeCut(names, x: place.x + 1, y: y, columns: keys - 2, role: .key)
                frame.writeCut(text, x: place.x + keys, y: y, columns: place.width - keys)
            }
        }
    }
}
