/// The text of a settings or key file, whatever wrote it.
package enum SettingsText {
    /// As UTF-8 with a line feed after each line. Reads UTF-8 and UTF-16, which Windows tools write, and the line ends of
    /// all systems. `nil` for what is no text.
    package static func decoded(_ bytes: [UInt8]) -> [UInt8]? {
        let text = isUTF16(bytes).map { decodedUTF16(bytes, isBigEndian: $0) } ?? bytes
        guard !text.contains(0) else { return nil }
        guard text.contains(UInt8(ascii: "\r")) else { return text }
        var lines: [UInt8] = []
        var wasReturn = false
        for byte in text {
            if byte != UInt8(ascii: "\n") || !wasReturn { lines.append(byte == UInt8(ascii: "\r") ? 0x0A : byte) }
            wasReturn = byte == UInt8(ascii: "\r")
        }
        return lines
    }

    /// The same as a string, without a byte order mark.
    package static func string(_ bytes: [UInt8]) -> String? {
        guard let text = decoded(bytes) else { return nil }
        let isMarked = text.starts(with: [0xEF, 0xBB, 0xBF])
        return String(decoding: isMarked ? text.dropFirst(3) : text[...], as: UTF8.self)
    }

    /// Whether it is big-endian; `nil` for another encoding. Without a mark, the first character is taken to be ASCII.
    private static func isUTF16(_ bytes: [UInt8]) -> Bool? {
        guard bytes.count >= 2 else { return nil }
        switch (bytes[0], bytes[1]) {
        case (0xFE, 0xFF): return true
        case (0xFF, 0xFE): return false
        case (0, 1...): return true
        case (1..., 0): return false
        default: return nil
        }
    }

    private static func decodedUTF16(_ bytes: [UInt8], isBigEndian: Bool) -> [UInt8] {
        let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isBigEndian ? first << 8 | second : second << 8 | first
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
