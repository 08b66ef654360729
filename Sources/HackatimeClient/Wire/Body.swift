import FoundationEssentials

/// What a body looks like from outside, whatever its header claims.
enum BodyKind {
    case empty
    /// Begins as a JSON object or list does.
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

    /// The body's object, when it has one; for the words of an error.
    var errorFields: Fields? {
        guard bodyKind == .json, body.count <= 100_000 else { return nil }
        return try? JSONDecoder().decode(Fields.self, from: body)
    }

    /// Decodes the body of an answer to `call`, or says why there is none.
    func decoded<Shape: Decodable>(_ shape: Shape.Type, for call: Call) throws(ClientError) -> Shape {
        if let error = verdict(for: call) { throw error }
        switch bodyKind {
        case .empty: throw .strange(.emptyAnswer)
        case .html: throw .strange(.webPage)
        case .json, .text: break
        }
        do {
            return try JSONDecoder().decode(shape, from: body)
        } catch let error as ClientError {
            throw error
        } catch DecodingError.dataCorrupted {
            throw .strange(bodyKind == .json ? .unreadableJSON : .notJSON)
        } catch {
            throw .strange(.otherShape)
        }
    }
}
