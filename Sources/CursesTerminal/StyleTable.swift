import CNcurses
import Cells

/// The styles that ncurses knows: one for each role in use, for text or blocks, selected or not.
struct StyleTable {
    let palette: Palette
    /// The terminal takes red, green and blue in one number. Others are told a number from 16 to 255, which is replaced
    /// on its way.
    let isDirect: Bool
    private var isKnown = [Bool](repeating: false, count: 1024)
    private var mixed: [RGB: Int32] = [:]

    init(_ palette: Palette, isDirect: Bool) {
        self.palette = palette
        self.isDirect = isDirect
        for number in 16...255 { hackatop_curses_mix(Int32(number), -1) }
        let text = palette.style(.plain)
        hackatop_curses_default_colours(number(of: text.foreground), number(of: palette.background))
    }

    mutating func number(of cell: Cell) -> Int32 {
        let isText = !cell.picture.isBlock
        let number = Int(cell.role.rawValue) + (cell.isSelected ? 256 : 0) + (isText ? 512 : 0)
        if !isKnown[number] {
            isKnown[number] = true
            let style = palette.style(cell.role, isText: isText, isSelected: cell.isSelected)
            hackatop_curses_style(
                Int32(number), Int32(style.attributes.rawValue), self.number(of: style.foreground),
                self.number(of: style.background))
        }
        return Int32(number)
    }

    private mutating func number(of color: Palette.Color?) -> Int32 {
        switch color {
        case nil: return -1
        case .number(let number): return Int32(isDirect ? number % 8 : number)
        // The first eight are not red, green and blue.
        case .rgb(let rgb) where isDirect: return max(8, Int32(rgb.value))
        case .rgb(let rgb):
            if let number = mixed[rgb] { return number }
            guard mixed.count < 240 else { return -1 }
            // From the end, so that the numbers of an earlier theme are not mistaken for those of this one.
            let number = Int32(255 - mixed.count)
            mixed[rgb] = number
            hackatop_curses_mix(number, Int32(rgb.value))
            return number
        }
    }
}
