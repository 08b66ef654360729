/// The kind of a body, judged by its content and not by its header.
enum BodyKind {
    case empty
    /// Begins like a JSON object or list.
    case json
    /// A page: begins with `<`.
    case html
    /// A number, a word, or anything else.
    case text
}

extension Response {
    var bodyKind: BodyKind {
        for byte in body.prefix(1_024) {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"), 0xEF, 0xBB, 0xBF:
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                return .json
            case UInt8(ascii: "<"):
                return .html
            default:
                return .text
            }
        }
        return .empty
    }

    /// The body's JSON object, if it has one. Used for error messages.
    var errorFields: Fields? {
        guard bodyKind == .json, body.count <= 100_000 else { return nil }
        return JSONDocument(body)?.root.fields
    }

    /// The JSON body of a response to a call of this kind.
    func json(for kind: CallKind) throws(ClientError) -> JSONValue {
        if let error = verdict(for: kind) { throw error }
        if let document = JSONDocument(body) { return document.root }
        // A decoder does not complain of a compressed body that ends early.
        let isCompressed = header("Content-Encoding").map { !$0.isEmpty && $0.lowercased() != "identity" } ?? false
        switch bodyKind {
        case .html: throw .notHackatime(.webPage)
        case _ where isCompressed: throw .notHackatime(.cutCompression)
        case .empty: throw .notHackatime(.emptyAnswer)
        case .json: throw .notHackatime(.unreadableJSON)
        case .text: throw .notHackatime(.notJSON)
        }
    }

    /// The same, if it is an object.
    func fields(for kind: CallKind) throws(ClientError) -> Fields {
        guard let fields = try json(for: kind).fields else { throw .notHackatime(.otherShape) }
        return fields
    }
}
