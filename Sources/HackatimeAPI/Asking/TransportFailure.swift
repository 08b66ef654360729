/// Why nothing can be asked from this machine, and what to do about it.
package enum TransportFailure: Sendable, Hashable {
    /// The origin is in plain http, which nobody allowed.
    case plainHTTP(String)
    case keyCharacter
    case memory
    case thread
    /// libcurl is missing, too old, or does not start; in the words of the loader.
    case library(String)
    /// libcurl does not take an address, proxy or option; in its own words, with its number.
    case refusal(String, code: Int)

    package var text: String {
        switch self {
        case .plainHTTP(let origin): "\(origin) is not encrypted: use https, or allow it with --allow-http"
        case .keyCharacter: "the key holds a character that no key has: check api_key in ~/.wakatime.cfg"
        case .memory: "this machine is out of memory; end some programs"
        case .thread: "no thread can be started for the network; end some programs, or raise the limit (ulimit -u)"
        case .library(let reason): reason
        case .refusal(let words, let code): "libcurl cannot do this: \(words) (\(code)); check server and proxy"
        }
    }

    package var error: ClientError { .unreachable(.transport(text)) }
}
