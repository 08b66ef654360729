/// The location of a Hackatime server: scheme, host, port, and a path prefix before `/api`.
///
/// A key belongs to one origin and is sent to no other. Two origins are equal only if their prefixes are equal too:
/// another path on a shared host may be someone else's program.
public struct ServerOrigin: Sendable, Hashable {
    /// `https` or `http`.
    public let scheme: String
    /// In lower case. An IPv6 address has no brackets and is in its shortest form.
    public let host: String
    /// `nil` if it is the scheme's default.
    public let port: Int?
    /// Starts with `/` and does not end with it; empty for none.
    public let prefix: String

    init(scheme: String, host: String, port: Int?, prefix: String) {
        self.scheme = scheme
        self.host = host
        self.port = port
        self.prefix = prefix
    }

    /// Hack Club's server.
    public static let hackClub = ServerOrigin(scheme: "https", host: "hackatime.hackclub.com", port: nil, prefix: "")
    /// The server that WakaTime's tools use when their settings name none.
    public static let wakaTime = ServerOrigin(scheme: "https", host: "wakatime.com", port: nil, prefix: "")

    /// The origin as a URL without a final slash, such as `https://host:8080/prefix`. A request's `target` is appended
    /// to it.
    public var text: String { "\(scheme)://\(displayName)\(prefix)" }

    /// The host, and the port if it is not the default.
    public var displayName: String {
        let name = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
        return port.map { "\(name):\($0)" } ?? name
    }

    /// Whether the server is this machine, the only host for which plain http is accepted without a setting. Numbers
    /// that the C library would also read as 127.0.0.1 (such as `127.1`) do not count.
    public var isLoopback: Bool {
        if host == "localhost" || host == "::1" { return true }
        guard host.hasPrefix("127.") else { return false }
        return IPAddress.version4(Array(host.utf8)) != nil
    }

    /// Whether this is WakaTime itself, which is not a Hackatime.
    public var isWakaTime: Bool { host == "wakatime.com" || host.hasSuffix(".wakatime.com") }

    /// Whether a URL of `[api_urls]` belongs to a Hackatime, judged by its host and path.
    public static func looksLikeHackatime(_ url: String) -> Bool {
        guard let origin = ServerOrigin(parsing: url), !origin.isWakaTime else { return false }
        if origin.host.contains("hackatime") { return true }
        guard let parts = URLParts(url) else { return false }
        return (parts.path.lowercased() + "/").contains("/api/hackatime/")
    }
}
