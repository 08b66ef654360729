/// Why this machine cannot send requests.
public enum TransportFailure: Sendable, Hashable {
    /// The origin uses plain http, which is not allowed by the settings.
    case plainHTTP(String)
    /// The key contains a character that keys do not have, such as a line break.
    case keyCharacter
    /// There is not enough memory for a request.
    case memory
    /// No thread can be started.
    case thread
    /// This program or this machine has too many open files.
    case descriptors
    /// libcurl is missing, too old, or does not start. Holds the loader's message.
    case library(String)
    /// libcurl does not accept an address, proxy or option. Holds its message and error code.
    case refusal(String, code: Int)

    /// Something is short now that may be free again later.
    public var isShortage: Bool {
        switch self {
        case .memory, .thread, .descriptors: true
        case .plainHTTP, .keyCharacter, .library, .refusal: false
        }
    }
}
