import HackatimeAPI

/// The meaningful lines of a settings file, with continuation lines joined.
struct INILines {
    enum Content {
        case header(String)
        case entry(key: String, value: String, cut: String)
    }

    private var bytes: ArraySlice<UInt8>
    /// The last line read, which a value may have continued to. The first is 1.
    private(set) var number = 0

    init(_ bytes: [UInt8]) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        self.bytes = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
    }

    mutating func next() -> (content: Content, number: Int)? {
        while let line = takeLine() {
            let start = number
            let trimmed = Self.trimmed(line)
            guard let first = trimmed.first, !Self.isComment(first) else { continue }
            if first == UInt8(ascii: "[") {
                guard let close = trimmed.firstIndex(of: UInt8(ascii: "]")) else { continue }
                return (.header(Self.name(trimmed[(trimmed.startIndex + 1)..<close])), start)
            }
            guard let separator = trimmed.firstIndex(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":") })
            else { continue }
            let key = Self.name(trimmed[..<separator])
            if key.isEmpty { continue }
            let (value, cut) = value(from: trimmed[(separator + 1)...], indent: Self.indent(line))
            return (.entry(key: key, value: value, cut: cut), start)
        }
        return nil
    }

    /// The value with its continuation lines: those after a backslash, or indented deeper than the key.
    private mutating func value(from first: ArraySlice<UInt8>, indent: Int) -> (value: String, cut: String) {
        var raw = Array(Self.trimmed(first))
        var parts: [String] = []
        var cut = ""
        while true {
            while raw.last == UInt8(ascii: "\\"), let line = takeLine() {
                raw.removeLast()
                raw += Self.trimmed(line)
            }
            let (text, rest) = Self.plain(raw[...])
            parts.append(text)
            if !text.isEmpty { cut = rest }
            let saved = (bytes, number)
            guard let line = takeLine(), Self.indent(line) > indent, let start = Self.trimmed(line).first else {
                (bytes, number) = saved
                break
            }
            raw = Self.isComment(start) ? [] : Array(Self.trimmed(line))
        }
        return (parts.filter { !$0.isEmpty }.joined(separator: "\n"), cut)
    }

    /// A value without its quotes or trailing comment, and what was cut from its last word.
    private static func plain(_ raw: ArraySlice<UInt8>) -> (text: String, cut: String) {
        if let quote = raw.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
            let close = raw.dropFirst().firstIndex(of: quote)
        {
            let rest = trimmed(raw[(close + 1)...])
            if rest.first.map(isComment) ?? true {
                return (String(decoding: raw[(raw.startIndex + 1)..<close], as: UTF8.self), "")
            }
        }
        let kept = raw.prefix { !isComment($0) }
        let isCut = kept.endIndex < raw.endIndex && kept.last.map { $0 > 0x20 } ?? false
        return (
            String(decoding: trimmed(kept), as: UTF8.self),
            isCut ? String(decoding: raw[kept.endIndex...], as: UTF8.self) : ""
        )
    }

    private mutating func takeLine() -> ArraySlice<UInt8>? {
        guard !bytes.isEmpty else { return nil }
        number += 1
        let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
        let line = bytes[bytes.startIndex..<end]
        bytes = bytes[min(end + 1, bytes.endIndex)...]
        return line
    }

    private static func name(_ bytes: ArraySlice<UInt8>) -> String {
        plain(trimmed(bytes)).text.lowercased()
    }

    private static func isComment(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "#") || byte == UInt8(ascii: ";")
    }

    private static func indent(_ line: ArraySlice<UInt8>) -> Int {
        line.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
    }

    /// Without surrounding spaces, tabs and the CR at the end of a line.
    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes
        while let byte = bytes.first, byte == 0x20 || (0x09...0x0D).contains(byte) { bytes.removeFirst() }
        while let byte = bytes.last, byte == 0x20 || (0x09...0x0D).contains(byte) { bytes.removeLast() }
        return bytes
    }
}
