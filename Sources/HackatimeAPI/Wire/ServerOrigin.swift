/// Where a Hackatime is: scheme, host, port, and a path prefix before `/api`.
///
/// A key is written for one origin and goes to no other. Two origins are equal only if the prefix is equal too:
/// another path on a shared host may be someone else's program.
public struct ServerOrigin: Sendable, Hashable {
    /// `https` or `http`.
    public let scheme: String
    /// Lower case; an IPv6 address without brackets, in its shortest form.
    public let host: String
    /// Present only where it is not the scheme's own.
    public let port: Int?
    /// Begins with `/` and does not end with one; empty for none.
    public let prefix: String

    init(scheme: String, host: String, port: Int?, prefix: String) {
        self.scheme = scheme
        self.host = host
        self.port = port
        self.prefix = prefix
    }

    /// The server of Hack Club.
    public static let hackClub = ServerOrigin(scheme: "https", host: "hackatime.hackclub.com", port: nil, prefix: "")
    /// Where WakaTime's tools send when their file names no server.
    public static let wakaTime = ServerOrigin(scheme: "https", host: "wakatime.com", port: nil, prefix: "")

    /// The origin as a URL without a slash at the end, such as `https://host:8080/prefix`. A request's `target`
    /// is appended to it.
    public var text: String { "\(scheme)://\(displayName)\(prefix)" }

    /// The host, and the port where it is unusual.
    public var displayName: String {
        let name = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
        return port.map { "\(name):\($0)" } ?? name
    }

    /// Whether the server is this machine, the only place plain http is accepted for without being told to.
    /// Numbers the C library would also read as 127.0.0.1 (such as `127.1`) do not count.
    public var isLoopback: Bool {
        if host == "localhost" || host == "::1" { return true }
        guard host.hasPrefix("127.") else { return false }
        return IPAddress.version4(Array(host.utf8)) != nil
    }

    /// WakaTime itself, which is no Hackatime.
    public var isWakaTime: Bool { host == "wakatime.com" || host.hasSuffix(".wakatime.com") }

    /// Whether a URL of `[api_urls]` is a Hackatime's, judged by its host and path.
    public static func looksLikeHackatime(_ url: String) -> Bool {
        guard let origin = ServerOrigin(parsing: url), !origin.isWakaTime else { return false }
        if origin.host.contains("hackatime") { return true }
        guard let parts = URLParts(url) else { return false }
        return (parts.path.lowercased() + "/").contains("/api/hackatime/")
    }
}
