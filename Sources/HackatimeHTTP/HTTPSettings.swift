import CCurl
public import HackatimeAPI

/// How to reach one Hackatime server.
public struct HTTPSettings: Sendable {
    /// Where the key goes in a request.
    public enum Authentication: Sendable, Hashable {
        /// `Authorization: Bearer KEY`.
        case header
        /// `?api_key=KEY`, as the documentation allows. The key then appears in the server's logs.
        case query
    }

    /// The server. The key is sent nowhere else.
    public var origin: ServerOrigin
    /// The API key; `nil` or empty for none. It must be visible ASCII.
    public var key: String?
    /// Where the key goes in a request.
    public var authentication: Authentication
    /// Accept `http` for hosts other than this machine: the key then travels readable for everyone on the way.
    public var allowsPlainHTTP: Bool
    /// Seconds for a whole request, redirects included; 30 where it is not a positive number.
    public var timeout: Double
    /// Seconds until the connection, its proxy and TLS are ready; 10 where it is not a positive number.
    public var connectTimeout: Double
    /// An http, https or socks5 URL, with `user:password@` where needed. `nil`: what the environment says
    /// (`https_proxy`, `HTTPS_PROXY`, `http_proxy`, `HTTP_PROXY`, `all_proxy`, `ALL_PROXY`); empty: none, whatever the
    /// environment says. `NO_PROXY` holds in every case, and a server on this machine is never asked through a proxy.
    public var proxy: String?
    /// A PEM file of root certificates that replaces the system's.
    public var certificatesFile: String?
    /// False accepts any certificate, and with it any listener on the way.
    public var verifiesCertificates: Bool
    /// Whether this machine has no way to the network at all, which a name without an address may be due to.
    var isOffline: @Sendable () -> Bool = { ccurl_is_offline() }
    /// What the program calls itself, such as `hackatop/1.0 (+https://example.org/hackatop)`; visible ASCII.
    public var userAgent: String

    /// Settings as given; nothing is checked or read before a client uses them.
    public init(
        origin: ServerOrigin, key: String? = nil, authentication: Authentication = .header,
        allowsPlainHTTP: Bool = false, timeout: Double = 30, connectTimeout: Double = 10, proxy: String? = nil,
        certificatesFile: String? = nil, verifiesCertificates: Bool = true, userAgent: String = "hackatop"
    ) {
        self.origin = origin
        self.key = key
        self.authentication = authentication
        self.allowsPlainHTTP = allowsPlainHTTP
        self.timeout = timeout
        self.connectTimeout = connectTimeout
        self.proxy = proxy
        self.certificatesFile = certificatesFile
        self.verifiesCertificates = verifiesCertificates
        self.userAgent = userAgent
    }
}

/// Printing, interpolating and dumping settings shows neither the key nor the proxy's password.
extension HTTPSettings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The origin, and whether there are a key and a proxy.
    public var description: String {
        "HTTPSettings(\(origin.text), key: \(key == nil ? "none" : "hidden"), proxy: \(proxy == nil ? "none" : "hidden"))"
    }

    /// The same as `description`.
    public var debugDescription: String { description }

    /// The parts that may be seen.
    public var customMirror: Mirror {
        Mirror(self, children: ["origin": origin.text, "userAgent": userAgent])
    }
}
