/// Base64 with strict padding, as the server reads a Basic key.
enum Base64 {
    static func decoded(_ text: String) -> String? {
        let source = Array(text.utf8)
        guard !source.isEmpty, source.count % 4 == 0 else { return nil }
        let padding = source.suffix(2).count { $0 == UInt8(ascii: "=") }
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        for (index, byte) in source.dropLast(padding).enumerated() {
            guard let value = value(byte) else { return nil }
            bits = bits << 6 | value
            if index % 4 == 1 { bytes.append(UInt8(truncatingIfNeeded: bits >> 4)) }
            if index % 4 == 2 { bytes.append(UInt8(truncatingIfNeeded: bits >> 2)) }
            if index % 4 == 3 { bytes.append(UInt8(truncatingIfNeeded: bits)) }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func value(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 65...90: UInt32(byte) - 65
        case 97...122: UInt32(byte) - 71
        case 48...57: UInt32(byte) + 4
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
