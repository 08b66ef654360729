import HackatimeAPI
import TestSupport

extension FaultTable {
    private static let page = "<html>"

    /// Not retried automatically, because a server may count wrong keys.
    static let wrongKey = "HOST does not know this key; since TIME, r asks again; check api_key in ~/.wakatime.cfg"

    private static let front = again("something in front of HOST wants a password (401); the key may be right")
    private static let slowDown = again("HOST asks us to slow down")

    static let statuses: [WireFault] = [
        WireFault(
            "100 without end", says: stray("headers of more than 64 KB or 100 lines"),
            LoopbackReply(
                pieces: [.repeated(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8), times: 1_000_000)], ending: .close)),
        WireFault(
            "101", says: silent, isSlow: true,
            .head("HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade", ending: .hang)),
        WireFault("103 before the answer", says: nil) { _, honest in
            .head(
                "HTTP/1.1 103 Early Hints", "Link: </a>", "", "HTTP/1.1 200 OK", "Content-Length: \(honest.body.count)",
                then: Array(honest.body), ending: .keepOpen)
        },
        WireFault("204", says: stray("an empty answer"), .response(204)),
        WireFault("206", says: stray("a day without a total"), json: 206, "{}"),
        WireFault("304 unasked", says: nil, .response(304)),
        WireFault("300", says: stray("a redirect that names no place"), .response(300)),
        WireFault("302 on this host", says: nil) { request, _ in
            guard !request.target.contains("again=1") else { return nil }
            return .response(
                302, [("Location", request.target + (request.target.contains("?") ? "&" : "?") + "again=1")])
        },
        WireFault(
            "302 to another host",
            says: again(
                "http://HOST sends us to http://login.example, where the key must not go",
                "if that is the right place, set it as --server"),
            .response(302, [("Location", "http://login.example/?next=1")])),
        WireFault(
            "302 to a key-catcher",
            says: again(
                "http://HOST sends us to an address that cannot be read, where the key must not go",
                "if that is the right place, set it as --server"),
            .response(302, [("Location", "http://127.0.0.1.evil.example/\u{1B}[2J")])),
        WireFault("302 without a place", says: stray("a redirect that names no place"), .response(302)),
        WireFault("302 in a circle", says: stray("more than 3 redirects"), .response(302, [("Location", "/again")])),
        WireFault(
            "401", says: wrongKey, json: 401,
            #"{"error":"Invalid API key"}"#),
        WireFault("401 page", says: front, page: 401),
        WireFault("401 without a word", says: front, .response(401)),
        WireFault(
            "401 for a password", says: front, json: 401, #"{"error":"Authorization Required"}"#,
            headers: [("WWW-Authenticate", "Basic realm=\"\u{1B}[2J\"")]),
        WireFault(
            "400 in JSON", says: again("HOST did not understand the question for today's total (400, bad date)"),
            json: 400, #"{"error":"bad date"}"#),
        WireFault("400 page", says: again("something in front of HOST answered 400 instead of data"), page: 400),
        WireFault("402", says: again("HOST did not understand the question for today's total (402)"), json: 402, "{}"),
        WireFault(
            "403 in JSON", says: again("HOST does not give today's total to this key (Forbidden)"), json: 403,
            #"{"error":"Forbidden"}"#),
        WireFault(
            "403 challenge", says: again("something in front of HOST answered 403 instead of data"), page: 403,
            headers: [("cf-mitigated", "challenge")]),
        WireFault("404 in JSON", says: stray("it has no page for today's total"), json: 404, #"{"error":"not found"}"#),
        WireFault("404 page", says: stray("it has no page for today's total"), page: 404),
        WireFault("405", says: again("HOST does not offer today's total"), .response(405)),
        WireFault(
            "407", says: again("the proxy failed (it asks for a password)", "check proxy in ~/.wakatime.cfg"), page: 407
        ),
        WireFault("408", says: again("something in front of HOST answered 408 instead of data"), page: 408),
        WireFault("410", says: again("HOST does not offer today's total"), page: 410),
        WireFault("413", says: again("something in front of HOST answered 413 instead of data"), page: 413),
        WireFault(
            "418", says: again("HOST did not understand the question for today's total (418, I am a teapot [hidden])"),
            json: 418, #"{"error":"\u001b[31mI am a teapot\u0007 0f5a1b7e-33aa-4d53-9b3f-5d2c7f0a1e44"}"#),
        WireFault(
            "422", says: again("HOST did not understand the question for today's total (422, Invalid date)"), json: 422,
            #"{"error":"Invalid date"}"#),
        WireFault(
            "the key repeated", says: again("HOST did not understand the question for today's total (422, Bearer …)")
        ) { request, _ in
            .json(#"{"error":"\#(request.header("Authorization") ?? "")"}"#, status: 422)
        },
        WireFault("429 with seconds", says: limited, json: 429, "{}", headers: [("Retry-After", "90")]),
        WireFault(
            "429 with a date", says: limited, page: 429,
            headers: [("Date", "Mon, 23 Nov 2026 14:00:00 GMT"), ("Retry-After", "Mon, 23 Nov 2026 14:03:00 GMT")]),
        WireFault("429 without a time", says: slowDown, page: 429),
        WireFault("429 for a century", says: limited, json: 429, "{}", headers: [("Retry-After", "3155760000")]),
        WireFault("429 for less than nothing", says: slowDown, json: 429, "{}", headers: [("Retry-After", "-5")]),
        WireFault("429 for a word", says: slowDown, json: 429, "{}", headers: [("Retry-After", "soon\u{1B}[2J")]),
        WireFault(
            "429 for a time that is over", says: slowDown, page: 429,
            headers: [("Retry-After", "Mon, 23 Nov 2020 14:03:00 GMT")]),
        WireFault("451", says: again("something in front of HOST answered 451 instead of data"), page: 451),
        WireFault("499", says: again("HOST did not understand the question for today's total (499)"), .response(499)),
        WireFault(
            "500", says: again("HOST failed on today's total (500, request 0b7e1f52-93aa-4c1d-8e64-5d20c9a7f318)"),
            page: 500, headers: [("X-Request-Id", "0b7e1f52-93aa-4c1d-8e64-5d20c9a7f318")]),
        WireFault(
            "500 in JSON", says: again("HOST failed on today's total (500, PG::ConnectionBad)"), json: 500,
            #"{"error":"PG::ConnectionBad"}"#),
        WireFault("501", says: again("HOST failed on today's total (501)"), page: 501),
        WireFault("502", says: again("HOST is down or restarting (502)"), page: 502),
        WireFault("503", says: again("HOST is down or restarting (503)"), page: 503),
        WireFault("503 with a time", says: limited, page: 503, headers: [("Retry-After", "120")]),
        WireFault("504", says: again("HOST is down or restarting (504)"), page: 504),
        WireFault("520", says: again("HOST is down or restarting (520)"), page: 520),
        WireFault("521", says: again("HOST is down or restarting (521)"), page: 521),
        WireFault("522", says: again("HOST is down or restarting (522)"), page: 522),
        WireFault("523", says: again("HOST is down or restarting (523)"), page: 523),
        WireFault("524", says: again("HOST is down or restarting (524)"), page: 524),
        WireFault("525", says: again("HOST is down or restarting (525)"), page: 525),
        WireFault("526", says: again("HOST is down or restarting (526)"), page: 526),
        WireFault("527", says: again("HOST is down or restarting (527)"), page: 527),
        WireFault("530", says: again("HOST is down or restarting (530)"), page: 530),
        WireFault("599", says: again("HOST failed on today's total (599)"), .response(599)),
        WireFault("status 700", says: stray("a status that HTTP does not have"), .response(700)),
        WireFault("status 999", says: stray("a status that HTTP does not have"), page: 999),
    ]
}
