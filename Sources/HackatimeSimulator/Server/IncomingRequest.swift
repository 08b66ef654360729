import HackatimeAPI

/// A parsed request.
struct IncomingRequest {
    var method: String
    var path: String
    /// Decoded.
    var segments: [String]
    /// Decoded; a raw `+` is a space.
    var parameters: [(name: String, value: String)]
    var credential: Credential
    var accept: String
    var ifNoneMatch: String?
    /// Whole seconds since 1970.
    var now: Int64
    /// Milliseconds since 1970.
    var nowMilliseconds: Int64

    enum Credential: Equatable {
        case none
        case bearer(String)
        case basic(String)
        case query(String)
        /// A known scheme with unreadable credentials.
        case unreadable
    }

    /// `nil` if the query cannot be decoded.
    init?(_ method: String, _ target: String, _ headers: [Response.Header], dialect: Dialect, now: Double) {
        self.method = method
        let seconds = now.isFinite ? min(max(now, 0), 253_402_300_799) : 0
        self.now = Int64(seconds.rounded(.down))
        nowMilliseconds = Int64((seconds * 1000).rounded(.down))
        let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = halves.first.map { String($0) } ?? ""
        var raw = path.split(separator: "/").map { String($0) }
        if dialect == .live, let last = raw.popLast() {
            // Like Rails: what follows the last dot is the format.
            let name = last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
            raw.append(name)
            if raw.dropLast().contains(where: { $0.contains(".") }) { raw = ["no route"] }
        }
        segments = raw.map { Self.decoded($0, plus: false) ?? $0 }
        parameters = []
        for pair in (halves.count > 1 ? halves[1] : "").split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(String(sides[0]), plus: true),
                let value = Self.decoded(sides.count > 1 ? String(sides[1]) : "", plus: true)
            else { return nil }
            parameters.append((name, value))
        }
        func header(_ name: String) -> String? {
            headers.last { $0.name.lowercased() == name }?.value
        }
        accept = header("accept") ?? "*/*"
        ifNoneMatch = header("if-none-match")
        credential = Self.credential(header("authorization"))
        if credential == .none, let key = self["api_key"] { credential = .query(key) }
    }

    /// The last parameter with this name.
    subscript(_ name: String) -> String? {
        parameters.last { $0.name == name }?.value
    }

    /// A comma-separated list; `nil` if missing or empty.
    func list(_ name: String) -> Set<String>? {
        guard let value = self[name], !value.isEmpty else { return nil }
        return Set(value.split(separator: ",").map { String($0) })
    }

    /// Whether error pages are sent as JSON.
    var wantsJSON: Bool {
        accept.lowercased().hasPrefix("application/json") && !accept.contains("*/*") || path.hasSuffix(".json")
    }

    private static func credential(_ header: String?) -> Credential {
        guard let header else { return .none }
        let scheme = header.prefix { !$0.isWhitespace }
        let rest = header.dropFirst(scheme.count).drop { $0.isWhitespace }
        switch scheme.lowercased() {
        case "bearer": return .bearer(String(rest))
        case "basic": return Base64.decoded(String(rest)).map { .basic($0) } ?? .unreadable
        default: return .none
        }
    }

    private static func decoded(_ text: String, plus: Bool) -> String? {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else { return text }
        func nibble(_ byte: UInt8) -> UInt8? {
            switch byte {
            case 48...57: byte - 48
            case 65...70: byte - 55
            case 97...102: byte - 87
            default: nil
            }
        }
        let source = Array(text.utf8)
        var bytes: [UInt8] = []
        var index = 0
        while index < source.count {
            let byte = source[index]
            if byte == UInt8(ascii: "%") {
                guard index + 2 < source.count, let high = nibble(source[index + 1]),
                    let low = nibble(source[index + 2])
                else { return nil }
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(plus && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                index += 1
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
