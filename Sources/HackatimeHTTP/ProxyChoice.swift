#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif
import HackatimeAPI

/// Which proxy libcurl is told to use.
///
/// libcurl reads the usual variables itself, but `http_proxy` in lower case only, for the sake of programs that run
/// behind a web server, where a client sets `HTTP_PROXY` by sending a header. A dashboard is no such program.
enum ProxyChoice {
    /// `nil` leaves the choice to libcurl, an empty text means none. libcurl applies `NO_PROXY` to each.
    static func proxy(for settings: HTTPSettings, variable: (String) -> String?) -> String? {
        let site = settings.origin.site
        // A request in plain http that a proxy took off this machine would show the key.
        if settings.origin.isLoopback { return "" }
        if let proxy = settings.proxy { return proxy }
        guard site.scheme == "http", variable("http_proxy") == nil, let upper = variable("HTTP_PROXY"), !upper.isEmpty
        else { return nil }
        return upper
    }

    /// A variable of the environment; the only reading of it here, done while a client is made and before the network
    /// thread starts.
    static func environmentVariable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        return String(cString: value)
    }
}
