import CCurl
import HackatimeAPI

extension ServerOrigin {
    /// The only site to which requests carry the key.
    var site: Site { Site(scheme: scheme, host: host, port: port ?? (scheme == "https" ? 443 : 80)) }

    /// Whether an address on this site is also below the prefix. Another path on a shared host may be someone else's
    /// program. Paths with steps upwards are rejected without resolving them.
    func holds(path address: String) -> Bool {
        guard !prefix.isEmpty else { return true }
        let start = address.firstRange(of: "://")?.upperBound ?? address.startIndex
        let path = address[start...].drop { $0 != "/" }.prefix { $0 != "?" }.lowercased()
        return path.hasPrefix(prefix.lowercased() + "/") && !path.contains("..") && !path.contains("%2e")
    }
}

/// Scheme, host and port, all in lower case and explicit. Two addresses on one site have the same origin.
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

    /// For people to read.
    var text: String {
        let name = host.contains(":") ? "[\(host)]" : host
        let isUsual = (scheme == "https" && port == 443) || (scheme == "http" && port == 80)
        return "\(scheme)://\(name)" + (isUsual || port == 0 ? "" : ":\(port)")
    }
}
