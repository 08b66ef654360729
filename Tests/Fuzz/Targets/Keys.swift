import Cells

@testable import CursesTerminal

extension Targets {
    /// 0xFE and 0xFD, which UTF-8 never has, end a piece of typing. The next one comes after as many tenths of a second
    /// as the byte after 0xFD says; after 0xFE at once.
    static let keys = FuzzTarget(
        "keys",
        dictionary: [
            "\u{1B}", "\u{1B}[", "\u{1B}O", "\u{1B}[[A", "\u{1B}[A", "\u{1B}[200~", "\u{1B}[<0;10;10M",
            "\u{1B}[<64;1;1M", "\u{1B}]11;rgb:",
            "\u{1B}\\", "\u{7}", "\u{1B}P", "\u{1B}_", "\u{1B}[1;5C", "é", "日", "👍", "\u{3}", "q", "\u{1B}[201~",
            "\u{1B}[M", "\u{1B}[99;5u", "\u{1B}[27;3;98~", "\u{1B}[49:33;2:1;33u", "\u{1B}Op", "\u{1B}\u{1B}",
        ], bytes: [[0xFE], [0xFD, 1], [0xFD, 20], [0xC3], [0xF0, 0x9F]], longest: 6_000, runs: 15_000
    ) { bytes in
        .init { () throws(Broken) in
            var decoder = KeyDecoder(known: described)
            var found: [Key] = []
            var now = 0.0
            var piece: [UInt8] = []
            var rest = bytes[...]
            func type() {
                found += decoder.decode(piece, at: now)
                piece = []
            }
            while let byte = rest.popFirst() {
                switch byte {
                case 0xFE: type()
                case 0xFD:
                    type()
                    now += Double(rest.popFirst() ?? 0) / 10
                default: piece.append(byte)
                }
            }
            type()
            try promise(found.count <= 2 * bytes.count, "no more keys than were pressed")
            for key in found { try promiseText(in: key) }
            // Nothing keeps the program awake for longer than a sequence may take.
            if let deadline = decoder.deadline {
                try promise(deadline <= now + KeyDecoder.patience, "it waits until \(deadline) from \(now)")
                _ = decoder.decode([], at: deadline)
                try promise(decoder.deadline == nil, "it waits once")
            }
            // Whatever came before, the keyboard works again.
            let after = decoder.decode([3], at: now + 2) + decoder.decode([], at: now + 3)
            try promise(after.contains(.control("c")), "Ctrl-C gets through")
            try promise(decoder.decode([0x71], at: now + 4) == [.character("q")], "the next key is itself")
            return !found.isEmpty
        }
    }

    /// Keys as terminals describe them, among them one that starts with no escape.
    private static func described(_ bytes: [UInt8]) -> KeyDecoder.Known {
        let keys: [[UInt8]] = [[0x1B, 0x4F, 0x41], [0x1B, 0x5B, 0x41], [0x1B, 0x41], [1, 0x40, 13]]
        if keys.contains(bytes) { return .key(.up) }
        if bytes.elementsEqual("\u{1B}[3$".utf8) { return .other }
        return keys.contains { $0.starts(with: bytes) } || "\u{1B}[3$".utf8.starts(with: bytes) ? .start : .nothing
    }

    private static func promiseText(in key: Key) throws(Broken) {
        let scalars: [Unicode.Scalar] =
            switch key {
            case .character(let character), .alt(.character(let character)): Array(character.unicodeScalars)
            case .paste(let text): text.unicodeScalars.filter { $0 != "\n" }
            default: []
            }
        let isText = scalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) }
        try promise(isText, "what is typed is no control: \(scalars)")
    }
}
