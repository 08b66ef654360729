/// A JSON document (RFC 8259), checked from end to end and then read where it lies.
///
/// Our own because answers are most of what hackatop does at a start: `JSONDecoder` builds a dictionary for each of
/// 250 heartbeats, fails a whole answer for one bad string in it, and brings 2 MiB of code into memory. This one
/// notes where the values begin, eight bytes for each, and makes a text or a number of those that are asked for.
final class JSONDocument: Sendable {
    let bytes: [UInt8]
    /// In the document's order; an object's children are its names and values by turns.
    let nodes: [Node]

    /// Where a value, or an object's name, stands.
    struct Node {
        /// Its first byte, which says what it is.
        var start: UInt32
        /// Of an object or list the node after its last child, of anything else the byte after its last.
        var end: UInt32
    }

    /// `nil` for anything that is not one JSON value with nothing but white space around it, and for what is nested
    /// more than 128 deep.
    ///
    /// Two things are let pass: control characters inside a text, which some servers forget to escape, and bytes
    /// that are not UTF-8; a text with such bytes cannot be read, its neighbours can.
    init?(_ bytes: [UInt8]) {
        guard let nodes = JSONIndexer.nodes(of: bytes) else { return nil }
        self.bytes = bytes
        self.nodes = nodes
    }

    var root: JSONValue { JSONValue(document: self, index: 0) }

    /// The node after a value and all that is inside it.
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

    /// The bytes of anything but an object or list; of a text with its quotes.
    private var written: ArraySlice<UInt8> {
        let node = document.nodes[index]
        return document.bytes[Int(node.start)..<Int(node.end)]
    }

    /// A text; `nil` also for one with half a surrogate pair or bytes that are not UTF-8.
    var text: String? {
        kind == .text ? JSONText.read(written.dropFirst().dropLast()) : nil
    }

    /// A number as the nearest `Double`, infinite when it is beyond them all.
    var number: Double? {
        kind == .number ? JSONNumber.double(written) : nil
    }

    /// A number without point and exponent, unless it is too large.
    var integer: Int64? {
        kind == .number ? JSONNumber.integer(written) : nil
    }

    var flag: Bool? {
        kind == .flag ? document.mark(index) == UInt8(ascii: "t") : nil
    }

    /// The members, when it is an object.
    var fields: Fields? { Fields(self) }

    /// A list's elements, as far as they can be used; `nil` when it is no list, or one of other things.
    func list<Element>(_ read: (JSONValue) -> Element?) -> LenientList<Element>? {
        LenientList(self, read)
    }

    /// The member of an object, the last one where several have the name.
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

    /// Looks at every name once. Names with escapes in them are found by nobody: servers write none.
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
