import HackatimeAPI

/// How a command ends, as a shell sees it. From sysexits.h where that has a name for it; the manual lists them.
enum ExitStatus: Int32, CaseIterable {
    case ok = 0
    /// What is known is older than `--max-age`.
    case old = 1
    /// Nothing is known yet.
    case nothing = 2
    case usage = 64
    /// Somebody keeps their stats private.
    case isPrivate = 66
    case notFound = 67
    /// No answer: no network, no server there.
    case network = 69
    /// The server asks to wait.
    case limited = 75
    /// The server is broken, or not a Hackatime, or lacks the call.
    case server = 76
    /// The key is not known, or may not ask this; or there is none and one is needed.
    case key = 77
    /// The settings are wrong.
    case configuration = 78
    /// What was asked for cannot be written.
    case output = 74

    /// One line for the manual.
    var meaning: String {
        switch self {
        case .ok: "all went well"
        case .old: "what is known is older than --max-age"
        case .nothing: "nothing is known yet"
        case .usage: "a wrong option or argument"
        case .isPrivate: "they keep their stats private"
        case .notFound: "there is nobody, or nothing, of this name"
        case .network: "the server could not be reached"
        case .output: "what was asked for could not be written"
        case .limited: "the server asks to wait"
        case .server: "the server is broken, lacks this call, or is not a Hackatime"
        case .key: "the key is not known, or may not ask this, or there is none"
        case .configuration: "the settings are wrong"
        }
    }

    init(_ error: ClientError) {
        self =
            switch error {
            case .badKey, .noKey, .refused, .queryKeyRefused: .key
            case .privateUser: .isPrivate
            case .notFound: .notFound
            case .rateLimited: .limited
            case .unreachable, .askedElsewhere, .cancelled: .network
            case .notOffered, .badRequest, .serverBroken, .notHackatime, .redirectRefused, .tooLarge: .server
            }
    }
}
