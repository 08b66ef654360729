package import HackatimeAPI

extension ClientError {
    /// The failure in at most 30 columns, for panes without room for a sentence.
    package var headline: String {
        switch self {
        case .badKey: "key not known"
        case .noKey: "no key"
        case .refused: "key refused"
        case .queryKeyRefused: "needs --auth header"
        case .privateUser: "private"
        case .notFound: "not found"
        case .notOffered: "not offered here"
        case .badRequest(let status, _): "not understood (\(status))"
        case .rateLimited(let wait?) where wait != 0: "asked to wait \(Self.duration(wait))"
        case .rateLimited: "asked to slow down"
        case .serverBroken(401, _, _): "a password is wanted (401)"
        case .serverBroken(let status, _, _): "server trouble (\(status))"
        case .notHackatime: "not a Hackatime"
        case .redirectRefused: "redirect refused"
        case .unreachable(let way): way.headline
        case .tooLarge: "answer too large"
        case .askedElsewhere: "asked by another hackatop"
        case .cancelled: "stopped"
        }
    }
}

extension ClientError.Unreachable {
    var headline: String {
        switch self {
        case .unknownHost: "unknown host"
        case .connectionRefused: "connection refused"
        case .connectionLost: "connection lost"
        case .tls: "no safe connection"
        case .timeout: "no answer in time"
        case .offline: "offline"
        case .proxy: "proxy trouble"
        case .transport: "cannot ask"
        }
    }
}
