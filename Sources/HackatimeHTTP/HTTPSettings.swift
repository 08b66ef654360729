import CCurl
public import HackatimeAPI

/// The server, the key and the connection settings.
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
    /// Accepts `http` for hosts other than this machine. The key is then readable for everyone on the way.
    public var allowsPlainHTTP: Bool
    /// Seconds for a whole request, including redirects; 30 if this is not a positive number.
    public var timeout: Double
    /// Seconds until the connection is ready, including proxy and TLS; 10 if this is not a positive number.
    public var connectTimeout: Double
    /// An http, https or socks5 URL, with `user:password@` if needed. `nil` uses the environment (`https_proxy`,
    /// `HTTPS_PROXY`, `http_proxy`, `HTTP_PROXY`, `all_proxy`, `ALL_PROXY`). An empty text means no proxy, whatever the
    /// environment says. `NO_PROXY` always applies, and a server on this machine is never reached through a proxy.
    public var proxy: String?
    /// What names `proxy`, for errors, such as `proxy in ~/.wakatime.cfg`.
    public var proxyName: String?
    /// A PEM file of root certificates that replaces the system's.
    public var certificatesFile: String?
    /// The content of that file, if it was read before. The network thread then does not open it: a file on a dead
    /// mount would stop all requests.
    public var certificates: [UInt8]?
    /// False accepts any certificate, and so anyone who intercepts the connection.
    public var verifiesCertificates: Bool
    /// Whether this machine has no route to the network at all. That may be why a name has no address.
    var isOffline: @Sendable () -> Bool = { ccurl_is_offline() }
    /// Whether this process can open no more files. That may be why there is no connection.
    var lacksDescriptors: @Sendable () -> Bool = { ccurl_lacks_descriptors() }
    /// The `User-Agent`, such as `hackatop/1.0 (+https://example.org/hackatop)`; visible ASCII.
    public var userAgent: String

    /// Stores the settings. Nothing is checked or read before a client uses them.
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

    /// Only the parts that are not secret.
    public var customMirror: Mirror {
        Mirror(self, children: ["origin": origin.text, "userAgent": userAgent])
    }
}
