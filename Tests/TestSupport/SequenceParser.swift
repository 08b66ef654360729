/// Splits a program's output into glyphs, control characters and sequences.
struct SequenceParser {
    enum Piece: Equatable {
        case glyph(Unicode.Scalar)
        case control(UInt8)
        /// What follows `ESC`, intermediates first: `(B`, `M`.
        case escape(String)
        /// `CSI`: leading marks and intermediates, parameters, final letter.
        case command(marks: String, parameters: [Int], final: Character)
        case systemCommand(String)
    }

    private enum State {
        case ground, escape, csi, string, stringEscape
    }

    private var state = State.ground
    private var collected: [UInt8] = []
    private var utf8: [UInt8] = []

    mutating func parse(_ byte: UInt8) -> Piece? {
        // Cancel ends any sequence.
        if byte == 0x18 || byte == 0x1A {
            state = .ground
            return nil
        }
        switch state {
        case .ground: return ground(byte)
        case .escape: return escape(byte)
        case .csi: return csi(byte)
        case .string:
            if byte == 0x07 { return finishString() }
            if byte == 0x1B { state = .stringEscape } else { collected.append(byte) }
            return nil
        case .stringEscape:
            return finishString()
        }
    }

    private mutating func ground(_ byte: UInt8) -> Piece? {
        if byte == 0x1B {
            begin(.escape)
            return nil
        }
        if byte < 0x20 || byte == 0x7F { return .control(byte) }
        utf8.append(byte)
        let needed = utf8[0] < 0x80 ? 1 : utf8[0] < 0xE0 ? 2 : utf8[0] < 0xF0 ? 3 : 4
        guard utf8.count >= needed else { return nil }
        defer { utf8 = [] }
        return String(decoding: utf8, as: UTF8.self).unicodeScalars.first.map(Piece.glyph)
    }

    private mutating func escape(_ byte: UInt8) -> Piece? {
        switch byte {
        case UInt8(ascii: "["): begin(.csi)
        case UInt8(ascii: "]"), UInt8(ascii: "P"): begin(.string)
        case 0x1B: begin(.escape)
        case 0x20...0x2F: collected.append(byte)
        default:
            state = .ground
            return .escape(String(decoding: collected + [byte], as: UTF8.self))
        }
        return nil
    }

    private mutating func csi(_ byte: UInt8) -> Piece? {
        if byte == 0x1B {
            begin(.escape)
            return nil
        }
        guard (0x40...0x7E).contains(byte) else {
            collected.append(byte)
            return nil
        }
        state = .ground
        let isParameter = { (byte: UInt8) in (0x30...0x3B).contains(byte) }
        let parameters = String(decoding: collected.filter(isParameter), as: UTF8.self)
            .split(omittingEmptySubsequences: false) { $0 == ";" || $0 == ":" }.map { Int($0) ?? 0 }
        let marks = String(decoding: collected.filter { !isParameter($0) }, as: UTF8.self)
        let isBare = parameters == [0] && !collected.contains(where: isParameter)
        return .command(
            marks: marks, parameters: isBare ? [] : parameters, final: Character(Unicode.Scalar(byte)))
    }

    private mutating func begin(_ next: State) {
        state = next
        collected = []
        utf8 = []
    }

    private mutating func finishString() -> Piece? {
        state = .ground
        return .systemCommand(String(decoding: collected, as: UTF8.self))
    }
}
