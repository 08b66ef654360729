/// Decodes code points across reads. Bytes that are not UTF-8 are dropped.
struct UTF8Joiner {
    private var bytes: [UInt8] = []
    private var needed = 0

    /// The rest of a code point is still to come.
    var isWaiting: Bool { needed > 0 }

    mutating func decode(_ byte: UInt8) -> Unicode.Scalar? {
        if byte & 0xC0 == 0x80, needed > 0 {
            bytes.append(byte)
        } else {
            needed = Self.length(startingWith: byte)
            bytes = needed > 0 ? [byte] : []
        }
        guard needed > 0, bytes.count == needed else { return nil }
        defer { reset() }
        // Overlong forms and surrogates have the right length but are not UTF-8.
        return String(validating: bytes, as: UTF8.self)?.unicodeScalars.first
    }

    mutating func reset() {
        bytes = []
        needed = 0
    }

    private static func length(startingWith byte: UInt8) -> Int {
        switch byte {
        case 0x00...0x7F: 1
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 0
        }
    }
}
