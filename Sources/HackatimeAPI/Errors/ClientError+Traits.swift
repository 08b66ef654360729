extension ClientError {
    /// Waiting may help: retry automatically, with growing waits. All other errors last until a person retries.
    public var isTransient: Bool {
        switch self {
        case .rateLimited, .serverBroken, .notHackatime: true
        // A network with a sign-in page redirects everything to it, or returns pages of any size.
        case .redirectRefused, .tooLarge: true
        case .unreachable(.transport(let failure)): failure.isShortage
        case .unreachable: true
        case .badKey, .noKey, .refused, .queryKeyRefused, .privateUser, .notFound, .notOffered, .badRequest,
            .askedElsewhere, .cancelled:
            false
        }
    }

    /// Every other call would fail the same way: the connection is the problem, not the call.
    public var isAboutConnection: Bool {
        switch self {
        case .unreachable, .redirectRefused, .rateLimited: true
        // A proxy returns these when the server behind it is down, or when it wants a password.
        case .serverBroken(let status, _, _):
            status == 401 || (502...504).contains(status) || (520...530).contains(status)
        default: false
        }
    }

    /// The key is missing or wrong: every call that needs one fails.
    public var isAboutKey: Bool {
        switch self {
        case .badKey, .noKey: true
        default: false
        }
    }

    /// The server does not provide this call for this key in this dialect. The other dialect's call may work.
    public var suggestsOtherDialect: Bool {
        switch self {
        case .refused, .queryKeyRefused, .notFound, .notOffered: true
        default: false
        }
    }

    /// The same in our own words alone: the server's may name somebody.
    package var withoutServerMessage: ClientError {
        switch self {
        case .badKey: .badKey(serverMessage: nil)
        case .refused: .refused(serverMessage: nil)
        case .notFound: .notFound(serverMessage: nil)
        case .badRequest(let status, _): .badRequest(status: status, serverMessage: nil)
        case .serverBroken(let status, let requestID, _):
            .serverBroken(status: status, requestID: requestID, serverMessage: nil)
        default: self
        }
    }

    /// Seconds the server told us to wait.
    public var wait: Double? {
        if case .rateLimited(let wait) = self { return wait }
        return nil
    }
}
