import HackatimeAPI

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The proxy for libcurl, and where it is named. libcurl applies `NO_PROXY` to it.
///
/// libcurl reads the usual variables itself, but does not say which one it used, and quotes a broken address with its
/// password. It reads `http_proxy` only in lower case, which protects programs behind a web server, where a client can
/// set `HTTP_PROXY` by sending a header. A dashboard is not such a program.
struct ProxyChoice: Equatable {
    /// For libcurl; empty for none, whatever the environment says.
    var text = ""
    /// The variable, or the settings' name for it.
    var from: String?

    init(for settings: HTTPSettings, variable: (String) -> String?) {
        let scheme = settings.origin.site.scheme
        // A plain http request that leaves this machine through a proxy would reveal the key.
        if settings.origin.isLoopback { return }
        if let proxy = settings.proxy {
            (text, from) = (proxy, settings.proxyName)
            return
        }
        for name in ["\(scheme)_proxy", "\(scheme)_proxy".uppercased(), "all_proxy", "ALL_PROXY"] {
            guard let value = variable(name), !value.isEmpty else { continue }
            (text, from) = (value, name)
            return
        }
    }

    /// An environment variable. Only read here, while a client is created and before the network thread starts.
    static func environmentVariable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        return String(cString: value)
    }

    /// The parts that may be shown: nobody's name and no password. `nil` for what is no address.
    var address: (scheme: String, host: String, place: String)? {
        // Part of a password with such a character would otherwise pass for a host.
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "#") }) else {
            return nil
        }
        let start = text.firstRange(of: "://")
        let scheme = start.map { text[..<$0.lowerBound].lowercased() } ?? "http"
        let rest = text[(start?.upperBound ?? text.startIndex)...]
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        guard !scheme.isEmpty, !rest[end...].contains("@") else { return nil }
        let authority = rest[..<end]
        let place = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
        return Self.host(of: place).map { (scheme, $0, String(place)) }
    }

    /// Of `host`, `host:port`, or the same with an IPv6 address in brackets.
    private static func host(of text: Substring) -> String? {
        var host = text
        if let colon = text.lastIndex(of: ":"), !text.hasSuffix("]") {
            guard let port = Int(text[text.index(after: colon)...]), (1...65_535).contains(port) else { return nil }
            host = text[..<colon]
        }
        let isNumber = host.hasPrefix("[") && host.hasSuffix("]")
        let name = isNumber ? host.dropFirst().dropLast() : host
        let signs = isNumber ? ":." : ".-_"
        let isName = !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || signs.contains($0) }
        return isName ? String(host) : nil
    }

    /// Whether libcurl knows this kind of proxy.
    static func isKnown(scheme: String) -> Bool {
        ["http", "https", "socks4", "socks4a", "socks5", "socks5h"].contains(scheme)
    }
}
