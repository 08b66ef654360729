/// Why a call has no value. Each case is one thing a caller can act on.
///
/// `serverMessage` is the `error` or `message` text of the server's JSON, in one line, shortened, without anything that could
/// upset a terminal; `nil` where it gave none.
public enum ClientError: Error, Sendable, Hashable {
    /// The server does not know the key: 401 on `statusbar/today`, the one call that proves it.
    case badKey(serverMessage: String?)
    /// There is no key, and this call needs one.
    case noKey
    /// The key is good, but this call is not for it (on the live server: administrators only).
    case refused(serverMessage: String?)
    /// This server takes a key in the query on some calls only, and not on this one.
    case queryKeyRefused
    /// The user keeps their stats private.
    case privateUser
    /// No such user (or other thing asked for).
    case notFound(serverMessage: String?)
    /// This server does not have the call.
    case notOffered
    /// The server did not understand the request: 400 or 422.
    case badRequest(status: Int, serverMessage: String?)
    /// Too many requests, or 503 with a time: `wait` is in seconds, 0 to 3600, from `Retry-After` or the body; `nil`
    /// where the server does not say it.
    case rateLimited(wait: Double?)
    /// 5xx, or a proxy's error page. The id is the `X-Request-Id` header's, for the people who run the server.
    case serverBroken(status: Int, requestID: String?, serverMessage: String?)
    /// What answers is not a Hackatime: an HTML page or another JSON.
    case notHackatime(UnexpectedResponse)
    /// The server sent us elsewhere, and the key must not follow. Both are origins.
    case redirectRefused(from: String, to: String)
    /// No answer came at all.
    case unreachable(Unreachable)
    /// More bytes than `limit`, counted after decompression; the rest was not read.
    case tooLarge(limit: Int)
    /// Another program on this machine is asking this very call; its answer is there in a moment.
    case askedElsewhere
    /// The caller no longer wanted an answer.
    case cancelled

    /// How a server could not be reached.
    public enum Unreachable: Sendable, Hashable {
        /// The name has no address.
        case unknownHost
        /// Nothing listens, or a firewall says no.
        case connectionRefused
        /// The connection broke.
        case connectionLost
        /// TLS failed.
        case tls(TLSFailure)
        /// No answer within so many seconds.
        case timeout(seconds: Double)
        /// This machine has no network.
        case offline
        /// The proxy failed.
        case proxy(ProxyFailure)
        /// The transport itself cannot work (for example libcurl is not installed).
        case transport(TransportFailure)
    }
}
