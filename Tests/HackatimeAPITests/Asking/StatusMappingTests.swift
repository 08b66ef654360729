import HackatimeAPI
import Testing

/// The meaning of every status, for each kind of call and body.
struct StatusMappingTests {
    static let page = "<!DOCTYPE html><title>Sorry</title>"
    static let own: [APICall] = [.profile, .newestHeartbeat, .heartbeats(Sample.window)]
    static let people: [APICall] = [
        .userStats("o"), .userTotal("o", since: Sample.midnight), .spans("o", Sample.window),
    ]
    static let lookUps: [APICall] = [.trust("o"), .userByEmail("o"), .userBySlackID("o")]

    func error(
        _ call: APICall, _ status: Int, _ body: String, _ dialect: Dialect = .live,
        _ headers: [Response.Header] = [], keyInQuery: Bool = false
    ) -> ClientError? {
        let result = Result<Response, ClientError>.success(response(body, status: status, headers))
        let outcome = request(call, dialect).outcome(of: result, keyInQuery: keyInQuery)
        guard case .failure(let error) = outcome.result else { return nil }
        return error
    }

    @Test(arguments: [[], [Response.Header("WWW-Authenticate", "Token realm=\"Application\"")]])
    func `Only a 401 on the status bar proves the key bad`(_ headers: [Response.Header]) {
        let body = #"{"error":"Unauthorized"}"#
        #expect(error(.today(Sample.day), 401, body, .live, headers) == .badKey(serverMessage: "Unauthorized"))
        for call in Sample.calls where call != .today(Sample.day) {
            #expect(error(call, 401, body, .live, headers) == .refused(serverMessage: "Unauthorized"))
            #expect(error(call, 401, "", .live, headers) == .refused(serverMessage: nil))
        }
    }

    /// nginx's `auth_basic`, a proxy, a sign-in page: whoever answers knows nothing of keys.
    @Test func `A 401 of something in front is not about the key`() {
        let front = ClientError.serverBroken(status: 401, requestID: nil, serverMessage: nil)
        for call in Sample.calls {
            for body in [Self.page, "401 Unauthorized", "Access denied\n"] { #expect(error(call, 401, body) == front) }
            for challenge in ["Basic realm=\"staff\"", "basic", "Digest realm=\"a\", nonce=\"b\"", "Negotiate", "NTLM"]
            {
                for name in ["WWW-Authenticate", "www-authenticate"] {
                    let headers = [Response.Header(name, challenge), Response.Header(name, "Bearer")]
                    #expect(error(call, 401, "", .live, headers) == front)
                    let own = #"{"error":"Unauthorized"}"#
                    let found = error(call, 401, own, .live, headers)
                    #expect(found == .serverBroken(status: 401, requestID: nil, serverMessage: "Unauthorized"))
                }
            }
        }
        #expect(error(.today(Sample.day), 401, "") == front)
        #expect(front.isTransient && front.isAboutConnection && !front.isAboutKey && !front.suggestsOtherDialect)
    }

    @Test func `Forbidden is private for people and refused elsewhere`() {
        let body = #"{"error":"user has disabled public stats"}"#
        for call in Self.people { #expect(error(call, 403, body) == .privateUser) }
        for call in Self.own + Self.lookUps + [.today(Sample.day), .ownStats] {
            #expect(error(call, 403, body) == .refused(serverMessage: "user has disabled public stats"))
        }
        for call in Sample.calls {
            #expect(error(call, 403, Self.page) == .serverBroken(status: 403, requestID: nil, serverMessage: nil))
        }
    }

    @Test func `A missing route is not a missing user`() {
        for call in Sample.calls where call != .today(Sample.day) {
            #expect(error(call, 404, Self.page) == .notOffered)
            #expect(error(call, 404, "") == .notOffered)
            let plain = #"{"error":"Page Not Found","message":"No such page","status":404}"#
            #expect(error(call, 404, plain) == .notOffered)
            #expect(error(call, 404, #"{"status":404,"error":"Not Found"}"#) == .notOffered)
            #expect(error(call, 405, Self.page) == .notOffered)
        }
        for call in Self.people + Self.lookUps {
            let body = #"{"error":"User not found","email":"o@example.org"}"#
            #expect(error(call, 404, body) == .notFound(serverMessage: "User not found"))
        }
        #expect(
            error(.ownStats, 404, #"{"error":"found nuthin"}"#, .documented) == .notFound(serverMessage: "found nuthin")
        )
        for call in Self.own + [.ownStats, .spans("o", Sample.window)] {
            #expect(error(call, 404, #"{"error":"Not found"}"#) == .notOffered)
        }
        // Every Hackatime has today's total.
        for body in [Self.page, "", #"{"error":"Not found"}"#] {
            #expect(
                error(.today(Sample.day), 404, body) == .notHackatime(.noPageForToday))
        }
        #expect(error(.userStats("o"), 404, #"{"error":"Not found"}"#) == .notFound(serverMessage: "Not found"))
        // `users/my/…` answers this to a key it does not accept.
        #expect(error(.ownStats, 404, #"{"error":"User not found"}"#) == .refused(serverMessage: "User not found"))
    }

    @Test(arguments: [400, 422])
    func `A question not understood is ours`(_ status: Int) {
        for call in Sample.calls {
            let serverMessage = error(call, status, #"{"error":"Invalid start_date"}"#)
            #expect(serverMessage == .badRequest(status: status, serverMessage: "Invalid start_date"))
            #expect(error(call, status, "") == .badRequest(status: status, serverMessage: nil))
            #expect(
                error(call, status, Self.page) == .serverBroken(status: status, requestID: nil, serverMessage: nil))
        }
    }

    @Test(arguments: [500, 502, 503, 520, 526])
    func `The server's trouble comes with its request ID`(_ status: Int) {
        let bodies: [(String, String?)] = [
            (Self.page, nil), ("", nil), ("500 Internal Server Error", nil),
            (#"{"error":"Leaderboard is being generated"}"#, "Leaderboard is being generated"),
        ]
        for call in Sample.calls {
            for (body, serverMessage) in bodies {
                let found = error(call, status, body, .live, [.init("x-request-id", "3f-a_1.Z")])
                #expect(found == .serverBroken(status: status, requestID: "3f-a_1.Z", serverMessage: serverMessage))
            }
        }
        for id in ["", "a b", "a\u{1B}[31m", "é", String(repeating: "a", count: 65)] {
            let found = error(.ownStats, status, Self.page, .live, [.init("X-Request-Id", id)])
            #expect(found == .serverBroken(status: status, requestID: nil, serverMessage: nil))
        }
    }

    static let date = Response.Header("Date", "Sat, 22 Aug 2026 15:00:00 GMT")
    static let limited = #"{"error":"Rate limit exceeded","message":"Woah there","retry_after":37}"#
    static let waits: [(String?, String, Double?)] = [
        ("37", limited, 37), ("0", limited, 0), ("99999999999", "", 3_600), ("1e300", "", 3_600),
        (nil, limited, 37), (nil, #"{"retry_after":"12"}"#, 12), (nil, #"{"retry_after":-5}"#, nil),
        (nil, #"{"retry_after":1e9}"#, 3_600), (nil, page, nil), ("soon", page, nil), ("-3", page, nil),
        ("nan", page, nil), ("Sat, 22 Aug 2026 15:01:30 GMT", page, 90), ("Sat, 22 Aug 2026 14:00:00 GMT", page, 0),
        ("Sat, 22 Aug 2027 15:00:00 GMT", page, 3_600),
    ]

    @Test(arguments: waits)
    func `The wait is what the server says`(_ header: String?, _ body: String, _ wait: Double?) {
        let headers = [Self.date] + (header.map { [.init("Retry-After", $0)] } ?? [])
        for call in Sample.calls {
            #expect(error(call, 429, body, .live, headers) == .rateLimited(wait: wait))
        }
        if header != nil { #expect(error(.ownStats, 503, body, .live, headers) == .rateLimited(wait: wait)) }
    }

    @Test func `A date to wait for needs the server's clock`() {
        let headers = [Response.Header("Retry-After", "Sat, 22 Aug 2026 15:01:30 GMT")]
        #expect(error(.ownStats, 429, Self.page, .live, headers) == .rateLimited(wait: nil))
    }

    @Test func `A key in the query is blamed on calls that do not take it`() {
        let body = #"{"error":"Unauthorized"}"#
        for call in Sample.calls {
            let found = error(call, 401, body, keyInQuery: true)
            switch call {
            case .today: #expect(found == .badKey(serverMessage: "Unauthorized"))
            case .profile, .trust, .userByEmail, .userBySlackID:
                #expect(found == .refused(serverMessage: "Unauthorized"))
            default: #expect(found == .queryKeyRefused)
            }
        }
        #expect(error(.ownStats, 404, #"{"error":"User not found"}"#, keyInQuery: true) == .queryKeyRefused)
        #expect(error(.userStats("o"), 403, "{}", keyInQuery: true) == .privateUser)
        #expect(
            error(.ownStats, 500, "", keyInQuery: true)
                == .serverBroken(status: 500, requestID: nil, serverMessage: nil))
    }

    @Test func `Every other status is some error`() {
        for status in [Int.min, -1, 0, 100, 199] + Array(300...599) + [600, 999, Int.max] {
            for call in Sample.calls {
                for body in [Self.page, "{}", ""] { #expect(error(call, status, body) != nil) }
            }
        }
        #expect(error(.profile, 407, Self.page) == .unreachable(.proxy(.wantsPassword)))
    }

    @Test func `The server's words are cleaned and short`() {
        func serverMessage(_ text: String) -> String? {
            guard case .badRequest(_, let serverMessage) = error(.ownStats, 422, #"{"message":"\#(text)"}"#) else {
                return "?"
            }
            return serverMessage
        }
        #expect(serverMessage(#"a\u001b]0;x\u0007b\u009b c\n\td"#) == "a]0;xb d")
        #expect(serverMessage(#"\u202eab\u200b\u2066c\ufeff\u00ad"#) == "abc")
        #expect(serverMessage(#"\u200b \u001b"#) == nil)
        #expect(serverMessage(#"no key 0f8fad5b-d9cb-469f-a165-70867728950e here"#) == "no key [hidden] here")
        #expect(
            serverMessage(String(repeating: "ab ", count: 90_000)) == nil, "a body so long is not read for its words")
        #expect(serverMessage(String(repeating: "ab ", count: 300))?.count == 120)
        #expect(serverMessage(String(repeating: "ab ", count: 300))?.last == "…")
    }
}
