/// What kind of call was made, as far as it changes what a status means.
enum CallKind {
    /// `statusbar/today`: the one call whose 401 proves the key bad.
    case today
    /// Calls that name nobody: about the key's owner, or about nobody.
    case ordinary
    /// `users/my/…`: answers 404 "User not found" where others say 401.
    case my
    /// Calls about somebody, who may keep them private.
    case person
    /// The sessions of somebody: as `person`, but not documented.
    case spans
    /// Look-ups and trust levels of somebody.
    case lookUp
}

extension Response {
    /// What the status means; `nil` for a success, whose body decides. Status comes first, and the body is not
    /// assumed to be JSON: proxies answer with pages of their own.
    func verdict(for kind: CallKind) -> ClientError? {
        switch status {
        case 200..<300: nil
        case 401: kind == .today ? .badKey(serverMessage: serverMessage) : .refused(serverMessage: serverMessage)
        case 403: forbidden(kind)
        case 404: missing(kind)
        case 405, 410: .notOffered
        case 407: .unreachable(.proxy(.wantsPassword))
        case 429: .rateLimited(wait: wait)
        // A server that names a time is heard, also when it is down rather than crowded.
        case 503 where header("Retry-After") != nil: .rateLimited(wait: wait)
        case 500..<600: broken
        case 408, 425: broken
        case 400..<500: bodyKind == .html ? broken : .badRequest(status: status, serverMessage: serverMessage)
        case 304: .notHackatime(.notModifiedUnasked)
        case 300..<400: .notHackatime(.redirectToNowhere)
        default: .notHackatime(.noStatus)
        }
    }

    private func forbidden(_ kind: CallKind) -> ClientError {
        // Not ours: a challenge page of the proxy in front.
        if bodyKind == .html { return broken }
        return kind == .person || kind == .spans ? .privateUser : .refused(serverMessage: serverMessage)
    }

    private func missing(_ kind: CallKind) -> ClientError {
        // Every Hackatime has today's total, and says so in JSON: another program answers here.
        if kind == .today { return .notHackatime(.noPageForToday) }
        guard let fields = errorFields else { return .notOffered }
        let words = fields.text("error")?.lowercased()
        if words == "page not found" || (words == "not found" && fields.integer("status") == 404) {
            return .notOffered
        }
        // A bare "not found" can mean the user where the call names one, and only the route where it does not; of
        // sessions it says the route, because stats are asked first and tell whether the user exists.
        if words == "not found", kind != .person, kind != .lookUp { return .notOffered }
        return kind == .my ? .refused(serverMessage: serverMessage) : .notFound(serverMessage: serverMessage)
    }

    private var broken: ClientError {
        .serverBroken(
            status: status, requestID: CleanText.requestID(header("X-Request-Id")), serverMessage: serverMessage)
    }

    /// The server's own words for the failure.
    private var serverMessage: String? {
        guard let fields = errorFields else { return nil }
        return CleanText.line(fields.text("error") ?? fields.text("message"))
    }

    /// Seconds to wait, at most an hour, so that nonsense heals: from `Retry-After`, which proxies send as a date (held against the
    /// server's own clock, because ours may be wrong), else from the body.
    private var wait: Double? {
        if let value = header("Retry-After") {
            if let seconds = Double(value), seconds.isFinite, seconds >= 0 { return min(seconds, Self.longestWait) }
            if let then = HTTPDate.seconds(from: value), let now = serverTime {
                return min(max(then - now, 0), Self.longestWait)
            }
        }
        return errorFields?.seconds("retry_after").map { min($0, Self.longestWait) }
    }

    private static let longestWait: Double = 3_600

    /// The server's clock, in seconds since 1970.
    var serverTime: Double? {
        header("Date").flatMap { HTTPDate.seconds(from: $0) }
    }
}
