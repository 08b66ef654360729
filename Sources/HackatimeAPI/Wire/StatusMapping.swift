/// The kinds of calls for which a status means different things.
enum CallKind {
    /// `statusbar/today`: the only call whose 401 proves the key wrong.
    case today
    /// Calls without a user in the path: about the key's owner, or about no one.
    case ordinary
    /// `users/my/…`: returns 404 "User not found" where others return 401.
    case my
    /// Calls about a user, who may keep them private.
    case person
    /// A user's sessions: like `person`, but not documented.
    case spans
    /// Look-ups and trust levels of a user.
    case lookUp
}

extension Response {
    /// The error for the status; `nil` for a success, where the body decides. The status comes first, and the body may
    /// not be JSON: proxies respond with pages of their own.
    func verdict(for kind: CallKind) -> ClientError? {
        switch status {
        case 200..<300: nil
        case 401: unauthorized(kind)
        case 403: forbidden(kind)
        case 404: missing(kind)
        case 405, 410: .notOffered
        case 407: .unreachable(.proxy(.wantsPassword))
        case 429: .rateLimited(wait: wait)
        // A time from the server is respected, whether it is down or overloaded.
        case 503 where header("Retry-After") != nil: .rateLimited(wait: wait)
        case 500..<600: broken
        case 408, 425: broken
        case 400..<500: bodyKind == .html ? broken : .badRequest(status: status, serverMessage: serverMessage)
        case 304: .notHackatime(.notModifiedUnasked)
        case 300..<400: .notHackatime(.redirectToNowhere)
        default: .notHackatime(.noStatus)
        }
    }

    /// Something in front of the server may want a password of its own, which says nothing about the key.
    private func unauthorized(_ kind: CallKind) -> ClientError {
        if wantsPassword { return broken }
        switch bodyKind {
        case .json: break
        case .html, .text: return broken
        // Some calls refuse without a word, but the server always explains what it says of the key.
        case .empty: if kind == .today { return broken }
        }
        return kind == .today ? .badKey(serverMessage: serverMessage) : .refused(serverMessage: serverMessage)
    }

    /// A challenge of a kind that no Hackatime sends: those ask for a token, if they say anything.
    private var wantsPassword: Bool {
        headers.contains { header in
            guard header.name.lowercased() == "www-authenticate" else { return false }
            let value = header.value.lowercased()
            return ["basic", "digest", "negotiate", "ntlm"].contains(where: value.hasPrefix)
        }
    }

    private func forbidden(_ kind: CallKind) -> ClientError {
        // A challenge page of the proxy in front, not from the server.
        if bodyKind == .html { return broken }
        return kind == .person || kind == .spans ? .privateUser : .refused(serverMessage: serverMessage)
    }

    private func missing(_ kind: CallKind) -> ClientError {
        // Every Hackatime has today's total, and responds in JSON: this is another program.
        if kind == .today { return .notHackatime(.noPageForToday) }
        guard let fields = errorFields else { return .notOffered }
        let words = fields.text("error")?.lowercased()
        if words == "page not found" || (words == "not found" && fields.integer("status") == 404) {
            return .notOffered
        }
        // A bare "not found" can mean the user if the path names one, otherwise only the route. For sessions it means
        // the route, because the stats are requested first and show whether the user exists.
        if words == "not found", kind != .person, kind != .lookUp { return .notOffered }
        return kind == .my ? .refused(serverMessage: serverMessage) : .notFound(serverMessage: serverMessage)
    }

    private var broken: ClientError {
        .serverBroken(
            status: status, requestID: CleanText.requestID(header("X-Request-Id")), serverMessage: serverMessage)
    }

    /// The server's own error message.
    private var serverMessage: String? {
        guard let fields = errorFields else { return nil }
        return CleanText.line(fields.text("error") ?? fields.text("message"))
    }

    /// Seconds to wait, at most an hour in case the value is nonsense. From `Retry-After`, which proxies send as a date
    /// (compared with the server's own clock, because ours may be wrong), or else from the body.
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
