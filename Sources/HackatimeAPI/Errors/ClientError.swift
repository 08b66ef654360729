/// Why a call has no value. Each case is something a caller can act on.
///
/// `serverMessage` is the `error` or `message` text of the server's JSON: one line, shortened, and without anything
/// that could harm a terminal; `nil` if there was none.
public enum ClientError: Error, Sendable, Hashable {
    /// The server does not know the key: its own 401 on `statusbar/today`, the only call that proves it.
    case badKey(serverMessage: String?)
    /// There is no key, and this call needs one.
    case noKey
    /// The key is valid but may not use this call (on the live server: administrators only).
    case refused(serverMessage: String?)
    /// This server accepts a key in the query only on some calls, and not on this one.
    case queryKeyRefused
    /// The user keeps their stats private.
    case privateUser
    /// There is no such user (or other object).
    case notFound(serverMessage: String?)
    /// This server does not have the call.
    case notOffered
    /// The server rejected the request as invalid: 400 or 422.
    case badRequest(status: Int, serverMessage: String?)
    /// Too many requests, or 503 with a time. `wait` is in seconds, 0 to 3600, from `Retry-After` or the body; `nil` if
    /// the server sent none.
    case rateLimited(wait: Double?)
    /// 5xx, or an error of something in front of the server, such as a 401 that wants a password. The id comes from the `X-Request-Id` header and helps the server's operators.
    case serverBroken(status: Int, requestID: String?, serverMessage: String?)
    /// The response does not come from a Hackatime: an HTML page or other JSON.
    case notHackatime(UnexpectedResponse)
    /// The server redirected to another origin, and the key must not be sent there. Both values are origins.
    case redirectRefused(from: String, to: String)
    /// There was no response.
    case unreachable(Unreachable)
    /// The body has more bytes than `limit`, counted after decompression. The rest was not read.
    case tooLarge(limit: Int)
    /// Another program on this machine is making the same request. Its result will be available soon.
    case askedElsewhere
    /// The caller cancelled the request.
    case cancelled

    /// How a server could not be reached.
    public enum Unreachable: Sendable, Hashable {
        /// The name has no address.
        case unknownHost
        /// Nothing listens there, or a firewall refuses the connection.
        case connectionRefused
        /// The connection broke.
        case connectionLost
        /// TLS failed.
        case tls(TLSFailure)
        /// No response within this many seconds.
        case timeout(seconds: Double)
        /// This machine has no network.
        case offline
        /// The proxy failed. `from` is what names it: a variable or a setting.
        case proxy(ProxyFailure, from: String? = nil)
        /// The transport itself does not work (for example because libcurl is not installed).
        case transport(TransportFailure)
    }
}
