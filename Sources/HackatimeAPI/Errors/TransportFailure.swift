/// Why nothing can be asked from this machine.
public enum TransportFailure: Sendable, Hashable {
    /// The origin is in plain http, which nobody allowed.
    case plainHTTP(String)
    /// The key holds a character that no key has, such as the end of a line.
    case keyCharacter
    /// There is no memory for a request.
    case memory
    /// No thread can be started.
    case thread
    /// libcurl is missing, too old, or does not start; in the words of the loader.
    case library(String)
    /// libcurl does not take an address, proxy or option; in its own words, with its number.
    case refusal(String, code: Int)
}
