package import Cells

/// Every key and what it does, from the key table.
package enum HelpBox {
    enum Line: Equatable {
        case heading(String)
        case keys(String, String)
        case blank
    }

    private static let keyColumns = 24
    private static let textColumns = 36

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

    /// The highest scroll position that still shows something new.
    package static func highestScroll(on screen: Size, set: GlyphSet = .unicode) -> Int {
        let count = lines(set: set).count
        return max(0, count - box(count, screen).inside.height)
    }

    private static func box(_ count: Int, _ screen: Size) -> OverlayBox {
        OverlayBox(content: Size(width: keyColumns + textColumns, height: count), on: screen)
    }

    static func draw(scroll: Int, _ scene: Scene, on frame: inout Frame) {
        let lines = lines(set: scene.glyphs)
        let box = box(lines.count, scene.state.size)
        let top = box.top(scroll, lines: lines.count)
        box.drawBorder(title: "Keys", top: top, lines: lines.count, on: &frame)
        let keys = min(keyColumns, box.inside.width / 2)
        for (offset, line) in lines.dropFirst(top).prefix(box.inside.height).enumerated() {
            let y = box.inside.y + offset
            switch line {
            case .blank: break
            case .heading(let text):
                frame.writeCut(text, x: box.inside.x, y: y, columns: box.inside.width, role: .title)
            case .keys(let names, let text):
                frame.writeCut(names, x: box.inside.x + 1, y: y, columns: keys - 2, role: .key)
                frame.writeCut(text, x: box.inside.x + keys, y: y, columns: box.inside.width - keys)
            }
        }
    }
}
