/// Writes compact JSON with the server's escapes: `&`, `<`, `>`, U+2028, U+2029 and everything below U+0020, but not
/// U+007F to U+009F.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    mutating func object(_ name: String? = nil, _ fill: (inout JSONWriter) -> Void) {
        nest(name, "{", "}", fill)
    }

    mutating func list(_ name: String? = nil, _ fill: (inout JSONWriter) -> Void) {
        nest(name, "[", "]", fill)
    }

    mutating func list(_ name: String? = nil, of texts: [String]) {
        list(name) { writer in
            for text in texts { writer.text(nil, text) }
        }
    }

    mutating func text(_ name: String?, _ value: String?) {
        start(name)
        if let value { quote(value) } else { append("null") }
    }

    mutating func number(_ name: String?, _ value: Int?) {
        start(name)
        append(value.map { String($0) } ?? "null")
    }

    mutating func flag(_ name: String, _ value: Bool) {
        start(name)
        append(value ? "true" : "false")
    }

    /// A value from another writer.
    mutating func written(_ name: String, _ value: JSONWriter) {
        start(name)
        bytes += value.bytes
    }

    /// A value, or several fields, already in JSON.
    mutating func raw(_ name: String?, _ json: String) {
        start(name)
        append(json)
    }

    private mutating func nest(
        _ name: String?, _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ fill: (inout JSONWriter) -> Void
    ) {
        start(name)
        bytes.append(UInt8(ascii: open))
        needsComma = false
        fill(&self)
        bytes.append(UInt8(ascii: close))
        needsComma = true
    }

    private mutating func start(_ name: String?) {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
        guard let name else { return }
        bytes.append(UInt8(ascii: "\""))
        append(name)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        let start = bytes.count
        append(text)
        if !bytes[start...].allSatisfy(Self.isPlain) {
            bytes.removeSubrange(start...)
            for scalar in text.unicodeScalars { escape(scalar) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"): false
        default: byte >= 0x20 && byte < 0x80
        }
    }

    private mutating func escape(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": append("\\\"")
        case "\\": append("\\\\")
        case "\n": append("\\n")
        case "\r": append("\\r")
        case "\t": append("\\t")
        case "\u{8}": append("\\b")
        case "\u{C}": append("\\f")
        case "&", "<", ">", "\u{2028}", "\u{2029}": code(scalar.value)
        case Cast.loneSurrogate: code(0xD800)
        default:
            if scalar.value < 0x20 {
                code(scalar.value)
            } else {
                bytes.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
            }
        }
    }

    private mutating func code(_ value: UInt32) {
        let digits = String(value, radix: 16)
        append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    }
}
