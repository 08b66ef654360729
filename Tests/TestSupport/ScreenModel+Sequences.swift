extension ScreenModel {
    mutating func obey(_ piece: SequenceParser.Piece) {
        switch piece {
        case .glyph(let scalar): put(scalar)
        case .control(let byte): obey(control: byte)
        case .escape(let text): obey(escape: text)
        case .command(let marks, let parameters, let final):
            if marks == "?" {
                for mode in parameters { set(mode: mode, final: final) }
            } else if marks.isEmpty {
                obey(final, parameters)
            } else {
                unknown.append("CSI \(marks) \(final)")
            }
        case .systemCommand(let text):
            if text.hasPrefix("52;") { clipboard = text.split(separator: ";").last.map(String.init) }
            if text.hasPrefix("8;") {
                let address = text.dropFirst(2).drop { $0 != ";" }.dropFirst()
                link = address.isEmpty ? nil : String(address)
            }
        }
    }

    private mutating func obey(control byte: UInt8) {
        switch byte {
        case 0x08: move(x: x - 1, y: y)
        case 0x09: move(x: (x / 8 + 1) * 8, y: y)
        case 0x0A, 0x0B, 0x0C: lineFeed()
        case 0x0D: move(x: 0, y: y)
        default: break
        }
    }

    private mutating func obey(escape text: String) {
        switch text {
        case "M": reverseLineFeed()
        case "D": lineFeed()
        case "E":
            move(x: 0, y: y)
            lineFeed()
        case "=": hasKeypadMode = true
        case ">": hasKeypadMode = false
        case "7": kept = (x, y, look)
        case "8":
            move(x: kept.x, y: kept.y)
            look = kept.look
        case "(B", ")B", "\\": break
        default: unknown.append("ESC \(text)")
        }
    }

    private mutating func set(mode: Int, final: Character) {
        let isOn = final == "h"
        switch mode {
        case 1049, 47, 1047:
            isAlternate = isOn
            for row in 0..<rows { erase(fromX: 0, toX: columns - 1, y: row) }
        case 25: isCursorVisible = isOn
        case 1000, 1006: if isOn { mouseModes.insert(mode) } else { mouseModes.remove(mode) }
        case 2004: marksPastes = isOn
        case 1, 7, 12: break
        default: unknown.append("CSI ? \(mode) \(final)")
        }
    }

    private mutating func obey(_ final: Character, _ parameters: [Int]) {
        let first = parameters.first ?? 0
        let count = max(1, first)
        switch final {
        case "A": move(x: x, y: y - count)
        case "B": move(x: x, y: y + count)
        case "C": move(x: x + count, y: y)
        case "D": move(x: x - count, y: y)
        case "I": move(x: (x / 8 + count) * 8, y: y)
        case "Z": move(x: ((x + 7) / 8 - count) * 8, y: y)
        case "G", "`": move(x: count - 1, y: y)
        case "d": move(x: x, y: count - 1)
        case "H", "f": move(x: max(1, parameters.dropFirst().first ?? 1) - 1, y: count - 1)
        case "J": eraseScreen(first)
        case "K": erase(fromX: first == 0 ? x : 0, toX: first == 1 ? x : columns - 1, y: y)
        case "X": erase(fromX: x, toX: x + count - 1, y: y)
        case "@": insertCells(count)
        case "P": insertCells(-count)
        case "L": scroll(-count, from: y)
        case "M": scroll(count, from: y)
        case "S": scroll(count, from: scrollTop)
        case "T": scroll(-count, from: scrollTop)
        case "b": repeatLast(count)
        case "r": setRegion(top: count - 1, bottom: (parameters.dropFirst().first ?? .max) - 1)
        case "m": look.select(parameters)
        case "h", "l", "t": break
        default: unknown.append("CSI \(parameters) \(final)")
        }
    }

    private mutating func eraseScreen(_ part: Int) {
        for row in 0..<rows {
            switch (part, row) {
            case (0, y): erase(fromX: x, toX: columns - 1, y: row)
            case (0, _) where row > y, (2, _), (3, _): erase(fromX: 0, toX: columns - 1, y: row)
            case (1, y): erase(fromX: 0, toX: x, y: row)
            case (1, _) where row < y: erase(fromX: 0, toX: columns - 1, y: row)
            default: break
            }
        }
    }
}
