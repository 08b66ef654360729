import CCurl
import HackatimeAPI

/// A job in progress, over one or more hops.
struct Transfer {
    let job: Network.Job
    /// The target of a redirect; `nil` for the request's own address.
    var url: String?
    /// Seconds on the driver's clock. The same for all hops.
    let deadline: Double
    var redirects = 0
    var isRetry = false
    /// The certificates trusted for this hop; set when it starts.
    var certificates: CertificateSource?
    /// Set when it starts.
    var handle: OpaquePointer?

    init(job: Network.Job, url: String?, deadline: Double) {
        self.job = job
        self.url = url
        self.deadline = deadline
    }

    /// A copy of the job, with a change.
    func again(_ change: (inout Transfer) -> Void) -> Transfer {
        var next = self
        next.handle = nil
        change(&next)
        return next
    }
}

/// Creates libcurl's transfer handle, or says why the request must not be sent.
final class TransferMaker {
    /// The certificates for the next transfers: the bundle after it worked where the directory did not.
    var certificates: CertificateSource
    private let settings: HTTPSettings
    private let proxy: String
    private let key: String?

    init(settings: HTTPSettings, proxy: String, certificates: CertificateSource) {
        self.settings = settings
        self.proxy = proxy
        self.certificates = certificates
        key = settings.key.flatMap { $0.isEmpty ? nil : $0 }
    }

    func handle(for transfer: inout Transfer, secondsLeft: Double) -> Result<OpaquePointer, ClientError> {
        let request = transfer.job.request
        let site = settings.origin.site
        if site.scheme != "https", !settings.origin.isLoopback, !settings.allowsPlainHTTP {
            return .failure(.unreachable(.transport(.plainHTTP(site.text))))
        }
        let key = request.sendsKey ? key : nil
        if let key, !isVisible(key) {
            return .failure(.unreachable(.transport(.keyCharacter)))
        }
        guard secondsLeft > 0 else { return .failure(.unreachable(.timeout(seconds: settings.wholeLimit))) }
        guard let handle = ccurl_transfer_new(max(0, request.sizeLimit), 65_536, 100) else {
            return .failure(.unreachable(.transport(.memory)))
        }
        ccurl_set_url(handle, url(of: transfer, key: key))
        ccurl_add_header(handle, "Accept: application/json")
        if let key, settings.authentication == .header { ccurl_add_header(handle, "Authorization: Bearer \(key)") }
        if let tag = request.entityTag, isVisible(tag) { ccurl_add_header(handle, "If-None-Match: \(tag)") }
        if isVisible(settings.userAgent) { ccurl_set_user_agent(handle, settings.userAgent) }
        ccurl_set_proxy(handle, proxy)
        let trusted = transfer.certificates ?? certificates
        trusted.apply(to: handle)
        ccurl_set_verification(handle, settings.verifiesCertificates)
        let connect = min(settings.connectLimit, secondsLeft)
        ccurl_set_time_limits(handle, milliseconds(secondsLeft), milliseconds(connect))
        if transfer.isRetry { ccurl_set_fresh_connection(handle) }
        transfer.certificates = trusted
        transfer.handle = handle
        return .success(handle)
    }

    private func url(of transfer: Transfer, key: String?) -> String {
        let url = transfer.url ?? settings.origin.text + transfer.job.request.target
        guard let key, settings.authentication == .query else { return url }
        // A redirect may have repeated the query with the key, or dropped it.
        if transfer.url != nil, url.contains("?api_key=") || url.contains("&api_key=") { return url }
        return url + (url.contains("?") ? "&" : "?") + "api_key=" + Request.escaped(key)
    }

    /// Whether a text can stand in a header without ending it. Spaces are allowed inside.
    private func isVisible(_ text: String) -> Bool {
        text.utf8.count <= 1024 && text.utf8.allSatisfy { (0x20...0x7e).contains($0) }
    }

    private func milliseconds(_ seconds: Double) -> Int {
        max(1, Int((seconds * 1000).rounded(.up)))
    }
}
