import CCurl
import HackatimeClient

extension ServerOrigin {
    /// Scheme, host and port as an address begins with them.
    var base: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(scheme)://\(name)" + (port.map { ":\($0)" } ?? "")
    }

    /// What a request's target is appended to.
    var address: String { base + prefix }

    var effectivePort: Int { port ?? (scheme == "https" ? 443 : 80) }

    /// What this server's requests, and no others, carry the key to.
    var site: Site { Site(scheme: scheme, host: host, port: effectivePort) }
}

/// Scheme, host and port, all lower case and explicit: two addresses of one site are the same origin.
struct Site: Sendable, Hashable {
    let scheme: String
    let host: String
    let port: Int

    init(scheme: String, host: String, port: Int) {
        self.scheme = scheme.lowercased()
        var name = host.lowercased()
        if name.hasPrefix("["), name.hasSuffix("]") { name = String(name.dropFirst().dropLast()) }
        if name.hasSuffix(".") { name.removeLast() }
        self.host = name
        self.port = port
    }

    init(_ parts: ccurl_origin) {
        self.init(
            scheme: Self.text(of: parts.scheme), host: Self.text(of: parts.host), port: Int(parts.port))
    }

    /// The text in a C array.
    private static func text<Bytes>(of bytes: Bytes) -> String {
        withUnsafeBytes(of: bytes) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }

    /// As a person reads it.
    var text: String {
        let name = host.contains(":") ? "[\(host)]" : host
        let isUsual = (scheme == "https" && port == 443) || (scheme == "http" && port == 80)
        return "\(scheme)://\(name)" + (isUsual || port == 0 ? "" : ":\(port)")
    }

    /// A host that is this very machine: `localhost`, 127.0.0.0/8 and ::1.
    var isLoopback: Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil && !$0.hasPrefix("+") }
    }
}
