import CCurl
import HackatimeAPI

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The transfers in flight. Used only on the network thread.
final class Driver {
    let multi: OpaquePointer
    private let settings: HTTPSettings
    private let maker: TransferMaker
    private let failure: Failure
    private var waiting: [Network.Job] = []
    private var underway: [OpaquePointer: Transfer] = [:]
    /// Whether a connection was already made, or failed. Until then only one request runs: if the server turns out to
    /// speak HTTP/2, the others share its connection and save three handshakes.
    private var hasMetServer = false

    /// More parallel requests would not help: servers limit them, and there are few panes.
    private static let maxUnderway = 4
    private static let maxRedirects = 3
    /// Bodies up to this many bytes arrive in one or two packets, which is not worth a pause.
    private static let shortBody = 8_192
    /// Microseconds. Short for a person, long for a packet. A receive buffer holds what arrives in the meantime.
    private static let pause: UInt32 = 2_000
    private static let longPause: UInt32 = 4_000

    /// Call only after libcurl is loaded.
    init?(settings: HTTPSettings, proxy: ProxyChoice) {
        guard let multi = ccurl_multi_new(Self.maxUnderway) else { return nil }
        self.multi = multi
        self.settings = settings
        maker = TransferMaker(
            settings: settings, proxy: proxy.text, certificates: CertificateSource.choose(for: settings))
        failure = Failure(settings: settings, proxy: proxy)
    }

    /// Why `init` failed, or why libcurl is not available.
    static var reasonForNone: TransportFailure {
        if ccurl_lacks_descriptors() { return .descriptors }
        return .library(ccurl_load_failure().map { String(cString: $0) } ?? "libcurl cannot be started")
    }

    func obey(_ orders: Network.Orders) {
        waiting += orders.arrivals
        for number in orders.cancelled { cancel(number) }
        startWaiting()
        ccurl_multi_perform(multi)
        var code: Int32 = 0
        while let handle = ccurl_multi_next_done(multi, &code) {
            if let transfer = underway.removeValue(forKey: handle) { conclude(transfer, code: Int(code)) }
            ccurl_transfer_free(handle)
            hasMetServer = true
        }
        if !hasMetServer { hasMetServer = underway.keys.contains(where: ccurl_was_connected) }
        startWaiting()
    }

    /// Sleeps until something arrives. While responses arrive, it pauses first, because otherwise every single packet
    /// would wake the thread.
    func sleep() {
        var isInMidst = false
        for handle in underway.keys where ccurl_body_growth(handle) > Self.shortBody { isInMidst = true }
        if isInMidst {
            usleep(Self.longPause)
        } else if hasMetServer, !underway.isEmpty {
            usleep(Self.pause)
        }
        ccurl_multi_sleep(multi)
    }

    func end() {
        let transfers = underway
        underway = [:]
        for (handle, _) in transfers {
            ccurl_multi_remove(multi, handle)
            ccurl_transfer_free(handle)
        }
        ccurl_multi_free(multi)
        for job in transfers.values.map(\.job) + waiting { job.finish(.failure(.cancelled)) }
        waiting = []
    }

    private func cancel(_ number: UInt64) {
        if let index = waiting.firstIndex(where: { $0.number == number }) {
            waiting.remove(at: index).finish(.failure(.cancelled))
        } else if let (handle, transfer) = underway.first(where: { $0.value.job.number == number }) {
            underway[handle] = nil
            ccurl_multi_remove(multi, handle)
            ccurl_transfer_free(handle)
            transfer.job.finish(.failure(.cancelled))
        }
    }

    private func startWaiting() {
        while underway.count < (hasMetServer ? Self.maxUnderway : 1), !waiting.isEmpty {
            let job = waiting.removeFirst()
            start(Transfer(job: job, url: nil, deadline: job.deadline ?? Self.now() + settings.wholeLimit))
        }
    }

    private func start(_ transfer: Transfer) {
        var transfer = transfer
        switch maker.handle(for: &transfer, secondsLeft: transfer.deadline - Self.now()) {
        case .failure(let error):
            transfer.job.finish(.failure(error))
        case .success(let handle):
            let code = ccurl_multi_add(multi, handle)
            if code == 0 {
                underway[handle] = transfer
            } else {
                let error = failure.error(code: Int(code), of: handle, bodyLimit: transfer.job.request.sizeLimit)
                ccurl_transfer_free(handle)
                transfer.job.finish(.failure(error))
            }
        }
    }

    /// Passes on the result of a transfer, or continues with a redirect or a retry.
    private func conclude(_ transfer: Transfer, code: Int) {
        guard let handle = transfer.handle else { return }
        if code == ccurl_ok {
            if let redirect = ccurl_redirect_url(handle) { return follow(String(cString: redirect), of: transfer) }
            if transfer.certificates != maker.certificates, let proven = transfer.certificates {
                maker.certificates = proven
            }
            // libcurl treats a connection that ends within the headers as an empty body.
            guard ccurl_head_is_complete(handle) else {
                return transfer.job.finish(.failure(.unreachable(.connectionLost)))
            }
            let response = response(of: handle)
            // Without a tunnel, the proxy's answer looks like the server's.
            if response.status == 407, settings.origin.scheme == "http", !failure.proxy.text.isEmpty {
                return transfer.job.finish(.failure(failure.ofProxy(.wantsPassword)))
            }
            return transfer.job.finish(.success(response))
        }
        let isBroken = [ccurl_got_nothing, ccurl_send_error, ccurl_receive_error].contains(code)
        if isBroken, !transfer.isRetry, ccurl_reused_connection(handle), !ccurl_head_is_too_large(handle) {
            // The server closed an idle connection just as it was reused.
            return start(transfer.again { $0.isRetry = true })
        }
        if code == ccurl_peer_failed_verification, case .directory = transfer.certificates ?? .builtIn,
            let bundle = CertificateSource.bundle
        {
            return start(transfer.again { $0.certificates = bundle })
        }
        let limit = transfer.job.request.sizeLimit
        transfer.job.finish(.failure(failure.error(code: code, of: handle, bodyLimit: limit)))
    }

    private func follow(_ url: String, of transfer: Transfer) {
        let home = settings.origin.site
        var parts = ccurl_origin()
        let site = ccurl_origin_of(url, &parts) ? Site(parts) : nil
        guard site == home, settings.origin.holds(path: url) else {
            let name = site.map { $0 == home ? url : $0.text } ?? "an address that cannot be read"
            return transfer.job.finish(
                .failure(.redirectRefused(from: settings.origin.text, to: failure.secrets.cleaned(name))))
        }
        guard transfer.redirects < Self.maxRedirects else {
            return transfer.job.finish(.failure(.notHackatime(.tooManyRedirects)))
        }
        start(
            transfer.again {
                $0.url = url
                $0.redirects += 1
            })
    }

    private func response(of handle: OpaquePointer) -> Response {
        var length = 0
        let head = ccurl_head(handle, &length)
        let headers = HeaderBlock.headers(in: UnsafeBufferPointer(start: head, count: length))
        let status = ccurl_status(handle)
        let body = ccurl_take_body(handle, &length)
        // Two bodies are in memory only during the copy. Decoding happens later.
        let response = Response(
            status: status, headers: headers, body: Array(UnsafeBufferPointer(start: body, count: length)))
        free(body)
        // Error messages reach the screen, and a server may repeat in them what it received.
        return status < 400 ? response : failure.secrets.redacted(response)
    }

    /// Seconds on a clock that only goes forward.
    static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
