/// A glyph of boxes and blocks, in parts of a cell.
enum Shape {
    /// From the left, the top, and how wide and high, in eighths.
    case block(Double, Double, Double, Double)
    /// Lines from the middle of the cell, and whether they meet in a curve.
    case lines(left: Bool, right: Bool, up: Bool, down: Bool, isRound: Bool)
    /// Parts of ten that are filled.
    case shade(Double)
    /// Quarters: upper left, upper right, lower left, lower right.
    case quarters(Bool, Bool, Bool, Bool)

    static func of(_ glyph: String) -> Shape? {
        guard let scalar = glyph.unicodeScalars.first, glyph.unicodeScalars.count == 1 else { return nil }
        let number = Int(scalar.value)
        switch number {
        case 0x2580: return .block(0, 0, 8, 4)
        case 0x2581...0x2588: return .block(0, Double(0x2588 - number), 8, Double(number - 0x2580))
        case 0x2589...0x258F: return .block(0, 0, Double(0x2590 - number), 8)
        case 0x2590: return .block(4, 0, 4, 8)
        case 0x2591...0x2593: return .shade(Double(number - 0x2590) / 4)
        case 0x2594: return .block(0, 0, 8, 1)
        case 0x2595: return .block(7, 0, 1, 8)
        default: break
        }
        switch scalar {
        case "▖": return .quarters(false, false, true, false)
        case "▗": return .quarters(false, false, false, true)
        case "▘": return .quarters(true, false, false, false)
        case "▙": return .quarters(true, false, true, true)
        case "▚": return .quarters(true, false, false, true)
        case "▛": return .quarters(true, true, true, false)
        case "▜": return .quarters(true, true, false, true)
        case "▝": return .quarters(false, true, false, false)
        case "▞": return .quarters(false, true, true, false)
        case "▟": return .quarters(false, true, true, true)
        case "─", "━": return .lines(left: true, right: true, up: false, down: false, isRound: false)
        case "│": return .lines(left: false, right: false, up: true, down: true, isRound: false)
        case "╭": return .lines(left: false, right: true, up: false, down: true, isRound: true)
        case "╮": return .lines(left: true, right: false, up: false, down: true, isRound: true)
        case "╰": return .lines(left: false, right: true, up: true, down: false, isRound: true)
        case "╯": return .lines(left: true, right: false, up: true, down: false, isRound: true)
        default: return nil
        }
    }

    /// Several side by side are the same stretched.
    var isWide: Bool {
        switch self {
        case .block(let left, _, let wide, _): left == 0 && wide == 8
        case .lines(let left, let right, let up, let down, _): left && right && !up && !down
        case .shade: true
        case .quarters: false
        }
    }

    func svg(x: Double, y: Double, width: Double, height: Double, color: String) -> String {
        switch self {
        case .block(let left, let top, let wide, let high):
            return Picture.rect(
                x + left * width / 8, y + top * height / 8, wide * width / 8, high * height / 8, color)
        case .shade(let part):
            return Picture.rect(x, y, width, height, color)
                .replacingEnd("/>", with: " fill-opacity=\"\(Picture.text(part))\"/>")
        case .quarters(let upperLeft, let upperRight, let lowerLeft, let lowerRight):
            let halves = [(upperLeft, 0.0, 0.0), (upperRight, 4, 0), (lowerLeft, 0, 4), (lowerRight, 4, 4)]
            return halves.filter(\.0).map { _, left, top in
                Picture.rect(x + left * width / 8, y + top * height / 8, width / 2, height / 2, color)
            }.joined()
        case .lines(let left, let right, let up, let down, let isRound):
            let middleX = Picture.text(x + width / 2), middleY = Picture.text(y + height / 2)
            let ends = [
                (left, "\(Picture.text(x)) \(middleY)"), (right, "\(Picture.text(x + width)) \(middleY)"),
                (up, "\(middleX) \(Picture.text(y))"), (down, "\(middleX) \(Picture.text(y + height))"),
            ].filter(\.0).map(\.1)
            let path = isRound ? "M\(ends[0])Q\(middleX) \(middleY) \(ends[1])" : "M\(ends[0])L\(ends[1])"
            return "<path d=\"\(path)\" stroke=\"\(color)\" fill=\"none\"/>"
        }
    }
}

extension String {
    fileprivate func replacingEnd(_ end: String, with other: String) -> String {
        hasSuffix(end) ? String(dropLast(end.count)) + other : self
    }
}
