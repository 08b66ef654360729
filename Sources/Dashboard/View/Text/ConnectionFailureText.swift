import HackatimeAPI

extension TransportFailure {
    /// The whole sentence: the problem, and what to do about it.
    var text: String {
        switch self {
        case .plainHTTP(let origin): "\(origin) is not encrypted: use https, or allow it with --allow-http"
        case .keyCharacter: "the key holds a character that no key has: copy it again from the server's settings page"
        case .memory: "this machine is out of memory; end some programs"
        case .thread: "no thread can be started for the network; end some programs, or raise the limit (ulimit -u)"
        case .descriptors: "too many files are open; end some programs, or raise the limit (ulimit -n)"
        case .library(let reason): reason
        case .proxyAddress(let source):
            "\(ProxyFailure.name(source)) is not an address: in a password, # is written %23 and a blank %20"
        case .proxyKind(let source):
            "\(ProxyFailure.name(source)) is of a kind that cannot be used: there are http, https and socks5"
        case .refusal(let code): "libcurl cannot ask this (error \(code)); check server and proxy"
        }
    }
}

extension ProxyFailure {
    /// The text in parentheses after "the proxy failed".
    var text: String {
        switch self {
        case .wantsPassword: "it asks for a password"
        case .status(let status): "it answers with status \(status)"
        case .hangsUp: "it hangs up"
        case .silent(let seconds): "it does not answer within \(ClientError.duration(seconds))"
        case .connectionRefused(let place): "\(place) refuses connections"
        case .unknownHost(let name): "\(name) has no address"
        case .notReached(let place): "\(place) does not answer as a proxy does"
        }
    }

    /// What names the proxy.
    static func name(_ source: String?) -> String { source.map { CleanText.shown($0) } ?? "proxy in ~/.wakatime.cfg" }
}

extension TLSFailure {
    /// The text in parentheses after "no safe connection".
    var text: String {
        switch self {
        case .notTLS: "it does not speak TLS"
        case .other(let words): words
        }
    }

    /// Detected by words that the TLS libraries have in common.
    var advice: String {
        let reason = text.lowercased()
        if reason.contains("expired") || reason.contains("not yet valid") {
            return "check this machine's clock, or tell the server's owner"
        }
        if ["subject name", "host name", "hostname"].contains(where: reason.contains) {
            return ClientError.addressAdvice
        }
        return reason.contains("certificate")
            ? "for a certificate of your own set ssl_certs_file" : ClientError.addressAdvice
    }
}
