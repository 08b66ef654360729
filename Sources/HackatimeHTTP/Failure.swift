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
    let proxy: ProxyChoice
    let secrets: Secrets

    init(settings: HTTPSettings, proxy: ProxyChoice) {
        self.settings = settings
        self.proxy = proxy
        secrets = Secrets(keys: [settings.key].compactMap(\.self).map(Secret.init), proxy: Secret(proxy.text))
    }

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
            return ofProxy(connectStatus == 407 ? .wantsPassword : .status(Int(connectStatus)))
        }
        if words.contains("CONNECT aborted") { return ofProxy(.hangsUp) }
        let osError = ccurl_os_error(handle)
        if osError == 0, words.lowercased().contains("proxy"), let error = refusalOfProxy() { return error }
        switch code {
        case ccurl_no_host_address:
            return .unreachable(settings.isOffline() ? .offline : .unknownHost)
        case ccurl_no_proxy_address:
            return settings.isOffline() ? .unreachable(.offline) : ofProxy(.unknownHost(proxy.address?.host ?? "it"))
        case ccurl_proxy_error:
            return ofProxy(.notReached(proxyPlace))
        case ccurl_not_connected:
            return connectFailure(errno: osError, words: words)
        case ccurl_timed_out:
            if ccurl_was_connected(handle) { return .unreachable(.timeout(seconds: settings.wholeLimit)) }
            // Before the tunnel stands, it is the proxy that is waited for.
            let isProxySilent = connectStatus == 0 && (leadsToProxy(handle) || namesProxy(words))
            let limit = settings.connectLimit
            return isProxySilent ? ofProxy(.silent(seconds: limit)) : .unreachable(.timeout(seconds: limit))
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
            // A retry cannot help: libcurl does not accept an address or an option.
            return .unreachable(.transport(.refusal(code: code)))
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

    private func connectFailure(errno number: Int32, words: String) -> ClientError {
        if number == ENETUNREACH || number == EHOSTUNREACH || number == ENETDOWN { return .unreachable(.offline) }
        if namesProxy(words) {
            return ofProxy(number == ECONNREFUSED ? .connectionRefused(proxyPlace) : .notReached(proxyPlace))
        }
        return .unreachable(.connectionRefused)
    }

    func ofProxy(_ failure: ProxyFailure) -> ClientError { .unreachable(.proxy(failure, from: proxy.from)) }

    /// libcurl names the host it tried. If that is not the server, it is the proxy.
    private func namesProxy(_ words: String) -> Bool {
        !proxy.text.isEmpty && words.hasPrefix("Failed to connect to") && !words.contains(" \(settings.origin.host) ")
    }

    /// The connection is to another port than the server's.
    private func leadsToProxy(_ handle: OpaquePointer) -> Bool {
        let port = ccurl_peer_port(handle)
        return !proxy.text.isEmpty && port != 0 && port != settings.origin.site.port
    }

    /// Why no proxy can have been asked.
    private func refusalOfProxy() -> ClientError? {
        guard !proxy.text.isEmpty else { return nil }
        guard let address = proxy.address else { return .unreachable(.transport(.proxyAddress(from: proxy.from))) }
        if ProxyChoice.isKnown(scheme: address.scheme) { return nil }
        return .unreachable(.transport(.proxyKind(from: proxy.from)))
    }

    /// The proxy's host and port, never what libcurl makes of its address.
    private var proxyPlace: String { proxy.address?.place ?? "it" }
}

extension HTTPSettings {
    /// Seconds, from 0.01 to 3600; the default if the setting is not a positive number.
    var wholeLimit: Double { Self.limit(timeout, otherwise: 30) }
    var connectLimit: Double { min(Self.limit(connectTimeout, otherwise: 10), wholeLimit) }

    private static func limit(_ seconds: Double, otherwise usual: Double) -> Double {
        seconds > 0 && seconds.isFinite ? min(max(seconds, 0.01), 3600) : usual
    }
}
