extension ClientError {
    /// Waiting may help: ask again by itself, later and later. Everything else lasts until somebody asks again.
    public var isTransient: Bool {
        switch self {
        case .rateLimited, .serverBroken, .notHackatime: true
        // A network that wants a sign-in first sends everything to its own page, and pages of any size besides.
        case .redirectRefused, .tooLarge: true
        case .unreachable(.transport): false
        case .unreachable: true
        case .badKey, .noKey, .refused, .queryKeyRefused, .privateUser, .notFound, .notOffered, .badRequest,
            .askedElsewhere, .cancelled:
            false
        }
    }

    /// Every other call would meet the same: it is about the way to the server, not about the call.
    public var isAboutConnection: Bool {
        switch self {
        case .unreachable, .redirectRefused, .rateLimited: true
        // What a proxy says when the server behind it is away.
        case .serverBroken(let status, _, _): (502...504).contains(status) || (520...530).contains(status)
        default: false
        }
    }

    /// The key is missing or wrong; every call that needs one fails.
    public var isAboutKey: Bool {
        switch self {
        case .badKey, .noKey: true
        default: false
        }
    }

    /// The server does not give this call to this key in this dialect; the other dialect's call may work.
    public var suggestsOtherDialect: Bool {
        switch self {
        case .refused, .queryKeyRefused, .notFound, .notOffered: true
        default: false
        }
    }

    /// Seconds the server asked us to wait.
    public var wait: Double? {
        if case .rateLimited(let wait) = self { return wait }
        return nil
    }
}
