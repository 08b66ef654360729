/// Checks a document and stores the positions of its values, from the first byte to the last. It does not recurse, so
/// nesting cannot overflow the stack.
struct JSONIndexer {
    /// Deeper nesting than any server needs.
    private static let deepest = 128

    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0
    private var nodes: [JSONDocument.Node] = []
    /// The nodes of the objects and lists that are still open.
    private var open: [Int] = []

    static func nodes(of bytes: [UInt8]) -> [JSONDocument.Node]? {
        guard bytes.count < UInt32.max else { return nil }
        return bytes.withUnsafeBufferPointer { buffer in
            var indexer = JSONIndexer(bytes: buffer)
            // Heartbeats have one value or name every 14 bytes.
            indexer.nodes.reserveCapacity(buffer.count / 13)
            return indexer.document() ? indexer.nodes : nil
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func document() -> Bool {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
        skipSpace()
        while true {
            guard let isOpened = value() else { return false }
            if isOpened { continue }
            switch afterValue() {
            case .anotherValue: continue
            case .end: return place == bytes.count
            case .wrong: return false
            }
        }
    }

    /// Reads one value, or opens a non-empty object or list and then returns `true`. `nil` if there is no value.
    private mutating func value() -> Bool? {
        let start = place
        switch next {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard open.count < Self.deepest else { return nil }
            nodes.append(JSONDocument.Node(start: UInt32(start), end: 0))
            open.append(nodes.count - 1)
            place += 1
            skipSpace()
            let isObject = bytes[start] == UInt8(ascii: "{")
            if next == UInt8(ascii: isObject ? "}" : "]") {
                close()
                return false
            }
            guard !isObject || name() else { return nil }
            return true
        case UInt8(ascii: "\""):
            guard text() else { return nil }
        case UInt8(ascii: "t"):
            guard word("true") else { return nil }
        case UInt8(ascii: "f"):
            guard word("false") else { return nil }
        case UInt8(ascii: "n"):
            guard word("null") else { return nil }
        default:
            guard number() else { return nil }
        }
        nodes.append(JSONDocument.Node(start: UInt32(start), end: UInt32(place)))
        return false
    }

    private enum Step {
        case anotherValue, end, wrong
    }

    /// Moves to the next value, and closes what ends before it.
    private mutating func afterValue() -> Step {
        while let container = open.last {
            let isObject = bytes[Int(nodes[container].start)] == UInt8(ascii: "{")
            skipSpace()
            switch next {
            case UInt8(ascii: ","):
                place += 1
                skipSpace()
                return !isObject || name() ? .anotherValue : .wrong
            case UInt8(ascii: isObject ? "}" : "]"): close()
            default: return .wrong
            }
        }
        skipSpace()
        return .end
    }

    private mutating func close() {
        place += 1
        if let container = open.popLast() { nodes[container].end = UInt32(nodes.count) }
    }

    /// The name of a member, and everything up to its value.
    private mutating func name() -> Bool {
        let start = place
        guard next == UInt8(ascii: "\""), text() else { return false }
        nodes.append(JSONDocument.Node(start: UInt32(start), end: UInt32(place)))
        skipSpace()
        guard next == UInt8(ascii: ":") else { return false }
        place += 1
        skipSpace()
        return true
    }

    private mutating func text() -> Bool {
        place += 1
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            if byte == UInt8(ascii: "\"") { return true }
            guard byte == UInt8(ascii: "\\") else { continue }
            guard place < bytes.count else { return false }
            let escape = bytes[place]
            place += 1
            if escape == UInt8(ascii: "u") {
                guard place + 4 <= bytes.count, bytes[place..<place + 4].allSatisfy(JSONText.isHex) else {
                    return false
                }
                place += 4
            } else if !#""\/bfnrt"#.utf8.contains(escape) {
                return false
            }
        }
        return false
    }

    private mutating func word(_ word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard place + length <= bytes.count else { return false }
        for offset in 0..<length where bytes[place + offset] != word.utf8Start[offset] { return false }
        place += length
        return true
    }

    private mutating func number() -> Bool {
        if next == UInt8(ascii: "-") { place += 1 }
        let start = place
        // No leading zeros.
        guard digits(), place == start + 1 || bytes[start] != UInt8(ascii: "0") else { return false }
        if next == UInt8(ascii: ".") {
            place += 1
            guard digits() else { return false }
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            place += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { place += 1 }
            guard digits() else { return false }
        }
        return true
    }

    /// At least one digit.
    private mutating func digits() -> Bool {
        let start = place
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
        return place > start
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
    }
}
