/// One `GET` below a Hackatime server's origin.
///
/// A request never holds the key: the transport adds it, in the way its settings say, so no value that is
/// compared, printed or logged can leak it.
public struct Request: Sendable, Hashable {
    /// The two families of paths a Hackatime serves.
    public enum Root: String, Sendable {
        /// Calls shared with WakaTime.
        case compatible = "/api/hackatime/v1"
        /// Hackatime's own calls.
        case native = "/api/v1"
    }

    /// One parameter of the query, unescaped.
    public struct Parameter: Sendable, Hashable {
        /// The key before the `=`.
        public var name: String
        /// The value behind it; any text.
        public var value: String

        /// Values are taken as they are; `Request.target` escapes them.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The path before `segments`.
    public var root: Root
    /// Path segments after the root, unescaped: a user name with a slash is one segment.
    public var segments: [String]
    /// Parameters in the order they are sent.
    public var query: [Parameter]
    /// Whether the transport sends the key, when there is one.
    public var sendsKey: Bool
    /// Most bytes of body accepted, counted after decompression.
    public var sizeLimit: Int
    /// The entity tag of the answer already held; the server may say 304 instead of repeating it.
    public var entityTag: String?

    /// Values are taken as they are; `target` escapes them, and the transport checks the entity tag.
    public init(
        _ root: Root, _ segments: [String], query: [Parameter] = [], sendsKey: Bool = true,
        sizeLimit: Int = Request.ordinarySizeLimit, entityTag: String? = nil
    ) {
        self.root = root
        self.segments = segments
        self.query = query
        self.sendsKey = sendsKey
        self.sizeLimit = sizeLimit
        self.entityTag = entityTag
    }

    /// 4 MB: every answer but a list of heartbeats.
    public static let ordinarySizeLimit = 4_000_000
    /// 1 MB: a window of heartbeats; a larger one is asked for again in smaller windows.
    public static let heartbeatsSizeLimit = 1_000_000

    /// Path and query, percent-encoded, starting with `/api`. Everything but unreserved characters is
    /// encoded, and in the path dots as well: the server ends a user name at a bare dot.
    public var target: String {
        var text = root.rawValue
        for segment in segments {
            text += "/" + Self.escaped(segment, keepingDots: false)
        }
        for (index, parameter) in query.enumerated() {
            text += index == 0 ? "?" : "&"
            text += Self.escaped(parameter.name) + "=" + Self.escaped(parameter.value)
        }
        return text
    }

    /// Percent-encodes all bytes that RFC 3986 does not call unreserved.
    public static func escaped(_ text: String, keepingDots: Bool = true) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"):
                bytes.append(byte)
            case UInt8(ascii: ".") where keepingDots:
                bytes.append(byte)
            default:
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
