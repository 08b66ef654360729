/// The text of a paste, which the terminal puts between `ESC [ 200 ~` and `ESC [ 201 ~`.
struct Paste {
    private static let end = Array("\u{1B}[201~".utf8)
    /// Enough for the first line. The rest is only waited out.
    private static let longest = 4_096

    private var bytes: [UInt8] = []
    /// So many bytes of the end were the last ones.
    private var matched = 0

    /// True with the last byte of the end.
    mutating func append(_ byte: UInt8) -> Bool {
        if bytes.count < Self.longest { bytes.append(byte) }
        matched = byte == Self.end[matched] ? matched + 1 : byte == Self.end[0] ? 1 : 0
        if matched < Self.end.count { return false }
        matched = 0
        if bytes.suffix(Self.end.count).elementsEqual(Self.end) { bytes.removeLast(Self.end.count) }
        return true
    }

    /// Printable characters and line breaks.
    var text: String {
        var text = String.UnicodeScalarView()
        var utf8 = UTF8Joiner()
        for byte in bytes {
            switch byte {
            case 0x0A, 0x0D: text.append("\n")
            case 0x09: text.append(" ")
            default:
                if let scalar = utf8.decode(byte), Self.isText(scalar) { text.append(scalar) }
            }
        }
        return String(text)
    }

    static func isText(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)
    }
}
