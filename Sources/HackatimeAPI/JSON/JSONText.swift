/// Decodes a document's texts.
enum JSONText {
    /// The text between the quotes, unescaped; `nil` for half a surrogate pair and for bytes that are not UTF-8.
    static func read(_ written: ArraySlice<UInt8>) -> String? {
        guard written.contains(UInt8(ascii: "\\")) else { return String(validating: written, as: UTF8.self) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(written.count)
        var rest = written
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                bytes.append(byte)
                continue
            }
            guard let escape = rest.popFirst() else { return nil }
            switch escape {
            case UInt8(ascii: "u"):
                guard let scalar = scalar(&rest) else { return nil }
                bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            case UInt8(ascii: "b"): bytes.append(0x08)
            case UInt8(ascii: "f"): bytes.append(0x0C)
            case UInt8(ascii: "n"): bytes.append(0x0A)
            case UInt8(ascii: "r"): bytes.append(0x0D)
            case UInt8(ascii: "t"): bytes.append(0x09)
            default: bytes.append(escape)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    static func isHex(_ byte: UInt8) -> Bool { digit(byte) != nil }

    /// The scalar of one `\uXXXX`, or of two that form a pair.
    private static func scalar(_ rest: inout ArraySlice<UInt8>) -> Unicode.Scalar? {
        guard let high = unit(&rest) else { return nil }
        if let scalar = Unicode.Scalar(high) { return scalar }
        guard UTF16.isLeadSurrogate(high), rest.starts(with: #"\u"#.utf8) else { return nil }
        rest = rest.dropFirst(2)
        guard let low = unit(&rest), UTF16.isTrailSurrogate(low) else { return nil }
        return Unicode.Scalar(0x1_0000 + (UInt32(high) - 0xD800) << 10 + (UInt32(low) - 0xDC00))
    }

    private static func unit(_ rest: inout ArraySlice<UInt8>) -> UInt16? {
        guard rest.count >= 4 else { return nil }
        var unit: UInt16 = 0
        for byte in rest.prefix(4) {
            guard let digit = digit(byte) else { return nil }
            unit = unit << 4 | UInt16(digit)
        }
        rest = rest.dropFirst(4)
        return unit
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
