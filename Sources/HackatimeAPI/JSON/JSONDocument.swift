/// A JSON document (RFC 8259). It is checked completely first, and values are then read in place.
///
/// This is our own parser because parsing responses is most of the work when hackatop starts. `JSONDecoder` builds a
/// dictionary for each of 250 heartbeats, fails a whole response for one bad string in it, and loads 2 MiB of code into
/// memory. This parser stores where each value begins, in eight bytes, and decodes only the texts and numbers that are
/// used.
final class JSONDocument: Sendable {
    let bytes: [UInt8]
    /// In document order. An object's children alternate between names and values.
    let nodes: [Node]

    /// The position of a value or of an object's name.
    struct Node {
        /// The position of its first byte, which shows its type.
        var start: UInt32
        /// For an object or list, the node after its last child; for anything else, the position after its last byte.
        var end: UInt32
    }

    /// `nil` for anything that is not a single JSON value with optional white space around it, and for more than 128
    /// levels of nesting.
    ///
    /// Two errors are tolerated: control characters inside a text, which some servers forget to escape, and bytes that
    /// are not UTF-8. A text with such bytes cannot be read, but the values around it can.
    init?(_ bytes: [UInt8]) {
        guard let nodes = JSONIndexer.nodes(of: bytes) else { return nil }
        self.bytes = bytes
        self.nodes = nodes
    }

    var root: JSONValue { JSONValue(document: self, index: 0) }

    /// The node after a value and all its children.
    func next(after index: Int) -> Int {
        isContainer(index) ? Int(nodes[index].end) : index + 1
    }

    /// The first byte of a value.
    func mark(_ index: Int) -> UInt8 { bytes[Int(nodes[index].start)] }

    private func isContainer(_ index: Int) -> Bool {
        let mark = mark(index)
        return mark == UInt8(ascii: "{") || mark == UInt8(ascii: "[")
    }
}

/// A value in a document.
struct JSONValue {
    let document: JSONDocument
    let index: Int

    enum Kind {
        case object, list, text, number, flag, null
    }

    var kind: Kind {
        switch document.mark(index) {
        case UInt8(ascii: "{"): .object
        case UInt8(ascii: "["): .list
        case UInt8(ascii: "\""): .text
        case UInt8(ascii: "t"), UInt8(ascii: "f"): .flag
        case UInt8(ascii: "n"): .null
        default: .number
        }
    }

    /// The bytes of a value that is neither an object nor a list. A text includes its quotes.
    private var written: ArraySlice<UInt8> {
        let node = document.nodes[index]
        return document.bytes[Int(node.start)..<Int(node.end)]
    }

    /// A text; `nil` also for one with half a surrogate pair or with bytes that are not UTF-8.
    var text: String? {
        kind == .text ? JSONText.read(written.dropFirst().dropLast()) : nil
    }

    /// A number as the nearest `Double`; infinite beyond the largest.
    var number: Double? {
        kind == .number ? JSONNumber.double(written) : nil
    }

    /// A number without point and exponent; `nil` if it is too large.
    var integer: Int64? {
        kind == .number ? JSONNumber.integer(written) : nil
    }

    var flag: Bool? {
        kind == .flag ? document.mark(index) == UInt8(ascii: "t") : nil
    }

    /// The members, if this is an object.
    var fields: Fields? { Fields(self) }

    /// A list's usable elements; `nil` if this is not a list, or a list of something else.
    func list<Element>(_ read: (JSONValue) -> Element?) -> LenientList<Element>? {
        LenientList(self, read)
    }

    /// The member of an object. If several have the name, the last one.
    func member(_ name: String) -> JSONValue? {
        guard kind == .object else { return nil }
        var name = name
        let found = name.withUTF8 { name in
            document.bytes.withUnsafeBufferPointer { bytes in
                document.nodes.withUnsafeBufferPointer { nodes in Self.find(name, of: index, nodes, bytes) }
            }
        }
        return found.map { JSONValue(document: document, index: $0) }
    }

    /// Compares every name once. Names with escapes are never found: servers do not write them.
    private static func find(
        _ name: UnsafeBufferPointer<UInt8>, of object: Int, _ nodes: UnsafeBufferPointer<JSONDocument.Node>,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        var found: Int?
        var index = object + 1
        let end = Int(nodes[object].end)
        while index < end {
            let key = nodes[index]
            if Int(key.end - key.start) == name.count + 2,
                UnsafeBufferPointer(rebasing: bytes[Int(key.start) + 1..<Int(key.end) - 1]).elementsEqual(name)
            {
                found = index + 1
            }
            let mark = bytes[Int(nodes[index + 1].start)]
            index =
                mark == UInt8(ascii: "{") || mark == UInt8(ascii: "[") ? Int(nodes[index + 1].end) : index + 2
        }
        return found
    }
}
