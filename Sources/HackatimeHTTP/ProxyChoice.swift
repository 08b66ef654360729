#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif
import HackatimeAPI

/// Chooses the proxy for libcurl.
///
/// libcurl reads the usual variables itself, but `http_proxy` only in lower case. That protects programs behind a web
/// server, where a client can set `HTTP_PROXY` by sending a header. A dashboard is not such a program.
enum ProxyChoice {
    /// `nil` leaves the choice to libcurl, an empty text means none. libcurl applies `NO_PROXY` to both.
    static func proxy(for settings: HTTPSettings, variable: (String) -> String?) -> String? {
        let site = settings.origin.site
        // A plain http request that leaves this machine through a proxy would reveal the key.
        if settings.origin.isLoopback { return "" }
        if let proxy = settings.proxy { return proxy }
        guard site.scheme == "http", variable("http_proxy") == nil, let upper = variable("HTTP_PROXY"), !upper.isEmpty
        else { return nil }
        return upper
    }

    /// An environment variable. Only read here, while a client is created and before the network thread starts.
    static func environmentVariable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        return String(cString: value)
    }
}
