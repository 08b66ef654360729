/// Where a Hackatime is: scheme, host, port, and a path prefix before `/api`.
public struct ServerOrigin: Sendable, Hashable {
    /// `https` or `http`.
    public let scheme: String
    /// Lower case; an IPv6 address without brackets.
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
}
