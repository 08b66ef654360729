import Cells

/// Writes cells again between the two sequences of a link (`OSC 8`): ncurses has no cells that carry one. Afterwards the
/// cursor and the style are again what ncurses believes.
struct LinkedCells {
    let palette: Palette
    /// Whether a glyph outside ASCII can be written.
    let isUTF8: Bool
    /// What ncurses holds in a cell.
    let text: (_ x: Int, _ y: Int) -> String

    /// The bytes that make the terminal's links those of a frame, after ncurses has written it; nothing where no link
    /// and nothing below one has changed.
    ///
    /// - Parameter changed: The columns that were written in each row.
    func bytes(_ frame: Frame, after before: Frame?, changed: [Range<Int>]) -> [UInt8] {
        let old = before?.links ?? []
        guard !frame.links.isEmpty || !old.isEmpty else { return [] }
        var text = ""
        // Cells that stay as they are would keep a link that is gone.
        for link in old where !frame.links.contains(where: { $0.place == link.place }) {
            text += cells(link.place, of: frame)
        }
        for link in frame.links {
            let place = link.place
            let isWritten = changed[place.y].overlaps(place.x..<place.right)
            guard isWritten || !old.contains(link) else { continue }
            text += "\u{1B}]8;;\(link.address)\u{1B}\\" + cells(place, of: frame) + "\u{1B}]8;;\u{1B}\\"
        }
        return text.isEmpty ? [] : Array("\u{1B}7\(text)\u{1B}8".utf8)
    }

    private func cells(_ place: Rect, of frame: Frame) -> String {
        var result = "\u{1B}[\(place.y + 1);\(place.x + 1)H"
        var style: Palette.Style?
        for x in place.x..<place.right {
            let cell = frame[x, place.y]
            let glyph = text(x, place.y)
            guard !cell.isRightHalf, !glyph.isEmpty else { continue }
            let own = palette.style(cell.role, isText: !cell.picture.isBlock, isSelected: cell.isSelected)
            if own != style { result += look(own) }
            style = own
            result += isUTF8 || glyph.utf8.allSatisfy { $0 < 0x80 } ? glyph : "?"
        }
        return result
    }

    private func look(_ style: Palette.Style) -> String {
        let names: [(Theme.Attributes, String)] = [(.bold, "1"), (.dim, "2"), (.underline, "4"), (.reverse, "7")]
        var numbers = ["0"] + names.filter { style.attributes.contains($0.0) }.map(\.1)
        numbers += colour(style.foreground ?? palette.style(.plain).foreground, base: 30)
        numbers += colour(style.background ?? palette.background, base: 40)
        return "\u{1B}[\(numbers.joined(separator: ";"))m"
    }

    private func colour(_ colour: Palette.Color?, base: Int) -> [String] {
        switch colour {
        case nil: []
        case .number(let number) where number < 8: ["\(base + number)"]
        case .number(let number) where number < 16: ["\(base + 52 + number)"]
        case .number(let number): ["\(base + 8);5;\(number)"]
        case .rgb(let rgb): ["\(base + 8);2;\(rgb.value >> 16 & 255);\(rgb.value >> 8 & 255);\(rgb.value & 255)"]
        }
    }
}
