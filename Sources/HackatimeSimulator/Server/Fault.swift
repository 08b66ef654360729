import HackatimeAPI

/// A failure to simulate.
package struct Fault: Sendable, Equatable {
    package enum RetryAfter: Sendable, Equatable {
        case seconds(Int)
        /// A date this many seconds ahead.
        case date(Int)
        case absent
    }

    package enum Kind: Sendable, Equatable {
        /// 401.
        case unauthorized
        /// A proxy's 401 page, which wants a password of its own.
        case frontPassword
        /// A proxy's 403 page.
        case challenge
        /// 429: the server's own JSON with `.seconds`, otherwise a proxy's page.
        case rateLimited(RetryAfter)
        /// A 500 page with `X-Request-Id`.
        case broken
        /// A proxy's 502 page.
        case badGateway
        /// 503 in JSON.
        case unavailable
        /// An HTML page with status 200.
        case htmlInsteadOfJSON
        /// JSON with the wrong kind of root.
        case wrongRoot
        case emptyBody
        /// The right answer, cut in the middle.
        case truncated
    }

    package var kind: Kind
    /// Affects only paths with this prefix.
    package var pathPrefix: String

    package init(_ kind: Kind, pathPrefix: String = "") {
        self.kind = kind
        self.pathPrefix = pathPrefix
    }

    func reply(to call: IncomingRequest, dialect: Dialect, honest: () -> Reply) -> Reply {
        switch kind {
        case .unauthorized: return .error(401, dialect == .live ? "Unauthorized" : "Invalid API key")
        case .frontPassword:
            var reply = Reply.page(401, "Authorization Required")
            reply.headers.append(("WWW-Authenticate", "Basic realm=\"staff\""))
            return reply
        case .challenge: return .page(403, "Just a moment...")
        case .rateLimited(let retry): return Self.tooMany(retry, now: call.now)
        case .broken:
            var reply = Reply.page(500, "We're sorry, but something went wrong")
            reply.headers.append(("X-Request-Id", "0b7e1f52-93aa-4c1d-8e64-5d20c9a7f318"))
            return reply
        case .badGateway: return .page(502, "Bad gateway")
        case .unavailable: return .error(503, "Leaderboard is being generated")
        case .htmlInsteadOfJSON: return .page(200, "Welcome to the network, please sign in")
        case .wrongRoot: return .raw("\"ok\"")
        case .emptyBody: return Reply()
        case .truncated:
            var reply = honest()
            reply.bytes.removeLast(reply.bytes.count / 2)
            return reply
        }
    }

    private static func tooMany(_ retry: RetryAfter, now: Int64) -> Reply {
        switch retry {
        case .absent: return .page(429, "Too many requests")
        case .date(let ahead):
            var reply = Reply.page(429, "Too many requests")
            reply.headers.append(("Retry-After", Instants.header(now + Int64(ahead))))
            return reply
        case .seconds(let wait):
            let reset = now + Int64(wait)
            let iso = Instants.iso(reset, offset: 0)
            var reply = Reply.json { writer in
                writer.text("error", "Rate limit exceeded")
                writer.text(
                    "message", "Woah there, way too fast, take a chill pill speedy gonzales!")
                writer.number("retry_after", wait)
                writer.text("reset_at", iso)
            }
            reply.status = 429
            reply.headers = [
                ("Retry-After", String(wait)), ("X-RateLimit-Limit", "300"), ("X-RateLimit-Remaining", "0"),
                ("X-RateLimit-Reset", String(reset)), ("X-RateLimit-Reset-At", iso),
            ]
            return reply
        }
    }
}
