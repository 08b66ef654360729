/// Why no safe connection can be made.
public enum TLSFailure: Sendable, Hashable {
    /// What answers does not speak TLS.
    case notTLS
    /// In the words of the library: an expired certificate, another host's, one nobody signed.
    case other(String)
}

/// What a proxy does instead of passing a request on.
public enum ProxyFailure: Sendable, Hashable {
    /// It asks for a password (407).
    case wantsPassword
    /// It answers the wish for a connection with this status.
    case status(Int)
    /// It closes the connection.
    case hangsUp
    /// Nothing listens at this `host:port`.
    case connectionRefused(String)
    /// Its name, which is this, has no address.
    case unknownHost(String)
    /// In the words of the library.
    case other(String)
}
