package import HackatimeAPI

/// How the program can end, by the numbers of sysexits.h where that has a name for it. The man page lists them.
package enum ExitStatus: Int32, CaseIterable, Sendable {
    case ok = 0
    case old = 1
    case nothing = 2
    case usage = 64
    case isPrivate = 66
    case notFound = 67
    case network = 69
    case system = 71
    case output = 74
    case limited = 75
    case server = 76
    case key = 77
    case configuration = 78

    package var meaning: String {
        switch self {
        case .ok: "All went well."
        case .old: "What is known is older than --max-age."
        case .nothing: "Nothing is known yet."
        case .usage: "The command line is wrong, or the terminal cannot be used."
        case .isPrivate: "They keep their stats private."
        case .notFound: "There is nobody, or nothing, of this name."
        case .network: "The server could not be reached."
        case .system: "The system lacks something: open files, a thread."
        case .output: "The output could not be written."
        case .limited: "The server asks to wait."
        case .server: "The server is broken, lacks this call, or is not a Hackatime."
        case .key: "The key is not known, or may not ask this; or there is none, and the call needs one."
        case .configuration: "A settings file, the environment, or a file that they name is wrong; or there is no key."
        }
    }

    /// How a command ends that has no answer.
    package init(_ error: ClientError) {
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
