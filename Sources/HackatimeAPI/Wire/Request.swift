/// One `GET` request to a Hackatime server.
///
/// A request never contains the key. The transport adds it according to its settings, so comparing, printing or logging
/// a request cannot leak it.
public struct Request: Sendable, Hashable {
    /// The two families of paths on a Hackatime server.
    public enum Root: String, Sendable {
        /// Calls shared with WakaTime.
        case compatible = "/api/hackatime/v1"
        /// Hackatime's own calls.
        case native = "/api/v1"
    }

    /// One parameter of the query, unescaped.
    public struct Parameter: Sendable, Hashable {
        /// The name before the `=`.
        public var name: String
        /// The value after it; any text.
        public var value: String

        /// Stores the values unescaped; `Request.target` escapes them.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The path before `segments`.
    public var root: Root
    /// Path segments after the root, unescaped. A user name with a slash is one segment.
    public var segments: [String]
    /// Parameters in the order in which they are sent.
    public var query: [Parameter]
    /// Whether the transport sends the key, if there is one.
    public var sendsKey: Bool
    /// Maximum size of the body in bytes, counted after decompression.
    public var sizeLimit: Int
    /// The entity tag of the value already held. The server may respond 304 instead of repeating it.
    public var entityTag: String?

    /// Stores the values unchecked; `target` escapes them, and the transport checks the entity tag.
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

    /// 4 MB: every response except a list of heartbeats.
    public static let ordinarySizeLimit = 4_000_000
    /// 1 MB: a window of heartbeats. A larger one is requested again in smaller windows.
    public static let heartbeatsSizeLimit = 1_000_000

    /// Path and query, percent-encoded, starting with `/api`. Everything except unreserved characters is encoded. In
    /// the path, dots are encoded too, because the server ends a user name at a plain dot.
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

    /// Percent-encodes all bytes except those that RFC 3986 calls unreserved.
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
