/// The sequence that copies text to the clipboard of the terminal's own machine (OSC 52). tmux forwards it if
/// `set-clipboard` is on, which is the default for programs inside since 3.2.
enum Clipboard {
    /// Terminals drop longer sequences completely: xterm accepts about 100 KB, others 74,994 bytes.
    static let maxBytes = 52_000

    static func sequence(for text: String) -> [UInt8] {
        var kept = Array(text.utf8.prefix(maxBytes))
        // A character that the cut halved is removed.
        if text.utf8.count > maxBytes {
            while let last = kept.last, last & 0xC0 == 0x80 { kept.removeLast() }
            if let last = kept.last, last >= 0xC0 { kept.removeLast() }
        }
        return Array("\u{1B}]52;c;".utf8) + base64(kept) + [0x07]
    }

    static func base64(_ bytes: [UInt8]) -> [UInt8] {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var value = 0
            for byte in group { value = value << 8 | Int(byte) }
            value <<= 8 * (3 - group.count)
            for digit in 0..<4 {
                result.append(digit <= group.count ? alphabet[value >> (18 - 6 * digit) & 63] : UInt8(ascii: "="))
            }
        }
        return result
    }
}
