import CCurl
import HackatimeAPI

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Translates a failed transfer into an error for the caller.
struct Failure {
    let settings: HTTPSettings
    let secrets: Secrets

    func error(code: Int, of handle: OpaquePointer, bodyLimit: Int) -> ClientError {
        if ccurl_body_is_too_large(handle) { return .tooLarge(limit: bodyLimit) }
        if ccurl_head_is_too_large(handle) { return .notHackatime(.longHead) }
        // libcurl has its own limit for a single line. Older versions report it as lack of memory.
        if [ccurl_out_of_memory, ccurl_too_large].contains(code), ccurl_was_connected(handle) {
            return .notHackatime(.longHead)
        }
        if !ccurl_was_connected(handle), settings.lacksDescriptors() { return .unreachable(.transport(.descriptors)) }
        let words = secrets.cleaned(String(cString: ccurl_error_text(handle, Int32(clamping: code))))
        let connectStatus = ccurl_connect_status(handle)
        if connectStatus != 0, !(200..<300).contains(connectStatus) {
            return .unreachable(.proxy(connectStatus == 407 ? .wantsPassword : .status(Int(connectStatus))))
        }
        if words.contains("CONNECT aborted") { return .unreachable(.proxy(.hangsUp)) }
        switch code {
        case ccurl_no_host_address:
            return .unreachable(settings.isOffline() ? .offline : .unknownHost)
        case ccurl_no_proxy_address:
            return .unreachable(settings.isOffline() ? .offline : .proxy(Self.nameless(words)))
        case ccurl_proxy_error:
            return .unreachable(.proxy(.other(words)))
        case ccurl_not_connected:
            return .unreachable(connectFailure(errno: ccurl_os_error(handle), words: words))
        case ccurl_timed_out:
            if ccurl_was_connected(handle) { return .unreachable(.timeout(seconds: settings.wholeLimit)) }
            // Before the tunnel stands, it is the proxy that is waited for.
            let isProxySilent = connectStatus == 0 && (leadsElsewhere(handle) || namesElsewhere(words))
            let limit = settings.connectLimit
            return .unreachable(isProxySilent ? .proxy(.silent(seconds: limit)) : .timeout(seconds: limit))
        case ccurl_receive_error where words.contains("chunk"):
            return .notHackatime(.brokenChunks)
        case ccurl_got_nothing, ccurl_send_error, ccurl_receive_error, ccurl_partial_file,
            ccurl_http2_error, ccurl_http2_stream_error:
            return .unreachable(.connectionLost)
        case ccurl_tls_connect_error where Self.endings.contains(where: words.contains):
            return .unreachable(.connectionLost)
        case ccurl_tls_connect_error, 51, 53, 54, 58, 59, 60, 64, 66, 77, 80, 82, 83, 90, 91, 98:
            return .unreachable(.tls(Self.reason(inTLS: words)))
        case ccurl_weird_reply:
            return .notHackatime(.other(words))
        case ccurl_unsupported_protocol where words.contains("HTTP/0.9") || words.contains("HTTP version"):
            return .notHackatime(.notHTTP)
        case ccurl_bad_encoding:
            return .notHackatime(.badCompression)
        case ccurl_unsupported_protocol, 3, 4, 41, 43, 48:
            // A retry cannot help: libcurl does not accept an address, a proxy or an option.
            return .unreachable(.transport(.refusal(words, code: code)))
        default:
            return .unreachable(.connectionLost)
        }
    }

    /// Messages of the TLS libraries when the other side ends the connection during the handshake.
    private static let endings = ["SSL_ERROR_SYSCALL", "reset by peer", "unexpected eof", "non-properly terminated"]

    /// Their messages when the response is not TLS: a plain-text page, or another program's greeting.
    private static let plainAnswers = [
        "wrong version number", "packet length too long", "unknown protocol", "unexpected TLS packet",
    ]

    /// The reason without the prefix that the library adds.
    private static func reason(inTLS words: String) -> TLSFailure {
        if plainAnswers.contains(where: words.contains) { return .notTLS }
        for start in ["SSL certificate problem: ", "SSL: ", "server certificate verification failed. "]
        where words.hasPrefix(start) {
            return .other(String(words.dropFirst(start.count)))
        }
        return .other(words)
    }

    private func connectFailure(errno number: Int32, words: String) -> ClientError.Unreachable {
        if number == ENETUNREACH || number == EHOSTUNREACH || number == ENETDOWN { return .offline }
        if namesElsewhere(words) {
            return .proxy(number == ECONNREFUSED ? Self.refusal(words) : .other(words))
        }
        return .connectionRefused
    }

    /// libcurl names the host it tried. If that is not the server, it is the proxy, which may come from the environment.
    private func namesElsewhere(_ words: String) -> Bool {
        words.hasPrefix("Failed to connect to") && !words.contains(" \(settings.origin.host) ")
    }

    /// The connection is to another port than the server's.
    private func leadsElsewhere(_ handle: OpaquePointer) -> Bool {
        let port = ccurl_peer_port(handle)
        return port != 0 && port != settings.origin.site.port
    }

    /// "Failed to connect to HOST port PORT after 0 ms: …". The end differs between versions of the library.
    private static func refusal(_ words: String) -> ProxyFailure {
        let parts = words.split(separator: " ")
        guard parts.count > 6, parts[5] == "port" else { return .other(words) }
        return .connectionRefused("\(parts[4]):\(parts[6])")
    }

    /// "Could not resolve proxy: NAME"
    private static func nameless(_ words: String) -> ProxyFailure {
        let parts = words.split(separator: " ")
        guard parts.count == 5, parts[3] == "proxy:" else { return .other(words) }
        return .unknownHost(String(parts[4]))
    }
}

extension HTTPSettings {
    /// Seconds, from 0.01 to 3600; the default if the setting is not a positive number.
    var wholeLimit: Double { Self.limit(timeout, otherwise: 30) }
    var connectLimit: Double { min(Self.limit(connectTimeout, otherwise: 10), wholeLimit) }

    private static func limit(_ seconds: Double, otherwise usual: Double) -> Double {
        seconds > 0 && seconds.isFinite ? min(max(seconds, 0.01), 3600) : usual
    }
}
