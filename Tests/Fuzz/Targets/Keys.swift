import Cells

@testable import CursesTerminal

extension Targets {
    /// 0xFE, which UTF-8 never contains, ends a piece of typing; 0xFD and the next two bytes are an ncurses key code.
    static let keys = FuzzTarget(
        "keys",
        dictionary: [
            "\u{1B}", "\u{1B}[", "\u{1B}O", "\u{1B}[[A", "\u{1B}[A", "\u{1B}[200~", "\u{1B}[<0;10;10M",
            "\u{1B}]11;rgb:",
            "\u{1B}\\", "\u{7}", "\u{1B}P", "\u{1B}_", "\u{1B}[1;5C", "é", "日", "👍", "\u{3}", "q",
        ], bytes: [[0xFE], [0xFD, 1, 2], [0xFD, 1, 0x99], [0xC3], [0xF0, 0x9F]], longest: 6_000, runs: 15_000
    ) { bytes in
        .init { () throws(Broken) in
            var decoder = KeyDecoder()
            var found: [Key] = []
            var rest = bytes[...]
            while let byte = rest.popFirst() {
                if byte == 0xFE {
                    found += decoder.finish()
                } else if byte == 0xFD, let high = rest.popFirst(), let low = rest.popFirst() {
                    decoder.take(Int32(high) << 8 | Int32(low))
                } else {
                    decoder.take(Int32(byte))
                }
            }
            found += decoder.finish()
            try promise(found.count <= 2 * bytes.count, "no more keys than were pressed")
            for case .character(let character) in found {
                let isText = character.unicodeScalars.allSatisfy {
                    $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value)
                }
                try promise(isText, "a typed character is no control: \(Array(character.unicodeScalars))")
            }
            // Whatever came before, Ctrl-C works at the second press at the latest.
            decoder.take(3)
            var after = decoder.finish()
            decoder.take(3)
            after += decoder.finish()
            try promise(after.contains(.control("c")), "Ctrl-C gets through")
            decoder.take(0x71)
            try promise(decoder.finish() == [.character("q")], "the next key is itself")
            return !found.isEmpty
        }
    }
}
