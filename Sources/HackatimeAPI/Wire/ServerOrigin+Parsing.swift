extension ServerOrigin {
    /// Reads any URL that people use for a server: with or without `/api`, `/api/v1` or `/api/hackatime/v1`, and with
    /// the endings of old settings files (`/`, `.bulk`, `/heartbeats`, `/users/current/heartbeats`).
    ///
    /// `nil` for schemes other than http and https, a user name or password in the URL, control characters, ports
    /// outside 1 to 65535, and hosts or paths that two programs could read differently.
    public init?(parsing text: String) {
        guard let parts = URLParts(text), let prefix = Self.prefix(of: parts.path) else { return nil }
        let usual = parts.scheme == "https" ? 443 : 80
        self.init(
            scheme: parts.scheme, host: parts.host, port: parts.port == usual ? nil : parts.port, prefix: prefix)
    }

    /// The path before its last `api` segment. Without one, the path without the endings that name a call.
    private static func prefix(of path: String) -> String? {
        var segments = path.split(separator: "/", omittingEmptySubsequences: true)
        guard !segments.contains("."), !segments.contains("..") else { return nil }
        if let api = segments.lastIndex(where: { $0.lowercased() == "api" }) {
            segments.removeSubrange(api...)
        } else if let last = segments.last, last == "heartbeats" || last == "heartbeats.bulk" {
            segments.removeLast()
            if segments.suffix(2) == ["users", "current"] { segments.removeLast(2) }
        }
        return segments.map { "/" + $0 }.joined()
    }
}

/// The parts of an http or https URL that determine the destination.
struct URLParts {
    var scheme: String
    var host: String
    var port: Int?
    var path: String

    init?(_ text: String) {
        var bytes = text.utf8[...]
        while bytes.first == UInt8(ascii: " ") { bytes.removeFirst() }
        while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
        guard bytes.count <= 2_000, let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        scheme = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
        guard scheme == "https" || scheme == "http", bytes[colon...].starts(with: "://".utf8) else { return nil }
        bytes = bytes[colon...].dropFirst(3)

        // Browsers read a backslash as a slash and other programs do not, and "@" hides the real host: both are
        // rejected.
        let isPlain = bytes.allSatisfy { (0x21...0x7E).contains($0) && !#"\<>"^`{|}"#.utf8.contains($0) }
        guard isPlain else { return nil }
        let end = bytes.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? bytes.endIndex
        bytes = bytes[..<end]
        let slash = bytes.firstIndex(of: UInt8(ascii: "/")) ?? bytes.endIndex
        path = String(decoding: bytes[slash...], as: UTF8.self)

        let authority = Array(bytes[..<slash])
        guard let place = Self.hostAndPort(authority) else { return nil }
        host = place.host
        port = place.port
    }

    private static func hostAndPort(_ authority: [UInt8]) -> (host: String, port: Int?)? {
        let colon = UInt8(ascii: ":")
        if authority.first == UInt8(ascii: "[") {
            guard let close = authority.firstIndex(of: UInt8(ascii: "]")),
                let host = IPAddress.version6(Array(authority[1..<close]))
            else { return nil }
            let rest = authority[(close + 1)...]
            guard rest.isEmpty || rest.first == colon, let port = port(rest.dropFirst()) else { return nil }
            return (host, port.number)
        }
        let split = authority.firstIndex(of: colon) ?? authority.endIndex
        guard let host = name(authority[..<split]), let port = port(authority[split...].dropFirst()) else { return nil }
        return (host, port.number)
    }

    /// Letters, digits, `-` and `_` between single dots. A final dot is dropped.
    private static func name(_ bytes: ArraySlice<UInt8>) -> String? {
        var bytes = bytes
        if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
        guard !bytes.isEmpty, bytes.count <= 253 else { return nil }
        let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.allSatisfy({ !$0.isEmpty && $0.count <= 63 }) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        let isName = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "-_.".utf8.contains(byte)
        }
        return isName ? text : nil
    }

    private struct PortText {
        var number: Int?
    }

    /// An empty port counts as none.
    private static func port(_ digits: ArraySlice<UInt8>) -> PortText? {
        if digits.isEmpty { return PortText(number: nil) }
        let isNumber = digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard digits.count <= 5, isNumber, let number = Int(String(decoding: digits, as: UTF8.self)),
            (1...65_535).contains(number)
        else { return nil }
        return PortText(number: number)
    }
}
