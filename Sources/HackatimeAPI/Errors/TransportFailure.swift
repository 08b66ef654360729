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
    /// The process or the machine may open no more files and connections.
    case descriptors
    /// libcurl is missing, too old, or does not start. Holds the loader's message.
    case library(String)
    /// What names the proxy holds no address. It is not repeated, for it may hold a password.
    case proxyAddress(from: String?)
    /// The same, with an address of an unknown kind.
    case proxyKind(from: String?)
    /// libcurl does not accept an address or option. Its message is left out, because it may hold a password.
    case refusal(code: Int)

    /// Something is short now that may be free again later.
    public var isShortage: Bool {
        switch self {
        case .memory, .thread, .descriptors: true
        case .plainHTTP, .keyCharacter, .library, .proxyAddress, .proxyKind, .refusal: false
        }
    }
}
