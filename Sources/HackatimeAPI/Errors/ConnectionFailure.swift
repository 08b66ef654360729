/// Why there is no secure connection.
public enum TLSFailure: Sendable, Hashable {
    /// The other side does not speak TLS.
    case notTLS
    /// The library's message: an expired certificate, one for another host, or one without a trusted signature.
    case other(String)
}

/// How a proxy failed to pass on a request.
public enum ProxyFailure: Sendable, Hashable {
    /// It asks for a password (407).
    case wantsPassword
    /// It responds to the connection request with this status.
    case status(Int)
    /// It closes the connection.
    case hangsUp
    /// It does not answer within this many seconds.
    case silent(seconds: Double)
    /// Nothing listens at this `host:port`.
    case connectionRefused(String)
    /// This proxy name has no address.
    case unknownHost(String)
    /// There is no way to this `host:port`, or what is there is no proxy of its kind.
    case notReached(String)
}
