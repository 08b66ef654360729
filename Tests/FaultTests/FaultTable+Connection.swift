import HackatimeAPI
import TestSupport

extension FaultTable {
    private static let start = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
    private static let long = String(repeating: "x", count: 8_000)

    /// The connection, up to the end of the headers.
    static let connection: [WireFault] = [
        WireFault("no answer", says: silent, isSlow: true, .hang),
        WireFault("a late answer", says: silent, isSlow: true, .json("{}").delayed(30)),
        WireFault("closed without an answer", says: broke, .hangUp),
        WireFault("reset without an answer", says: broke, LoopbackReply(pieces: [], ending: .reset)),
        WireFault("closed in the status line", says: broke, .raw("HTTP/1.1 20", .close)),
        WireFault("closed in the headers", says: broke, .raw(start + "Content-Len", .close)),
        WireFault("reset in the headers", says: broke, .raw(start, .reset)),
        WireFault("headers that stop", says: silent, isSlow: true, .raw(start, .hang)),
        WireFault(
            "headers byte by byte", says: silent, isSlow: true,
            LoopbackReply(pieces: [.dripped(Array((start + "X-Slow: " + long).utf8), every: 0.02)], ending: .hang)),
        WireFault(
            "headers without end", says: stray("headers of more than 64 KB or 100 lines"),
            LoopbackReply(
                pieces: [.bytes(Array(start.utf8)), .repeated(Array("X-More: \(long)\r\n".utf8), times: 1_000)],
                ending: .close)),
        WireFault(
            "a header of 100 KB", says: stray("headers of more than 64 KB or 100 lines"),
            .response(200, [("X-Huge", String(repeating: long, count: 13))], body: Array("{}".utf8))),
        WireFault(
            "another protocol", says: stray("an answer that is not HTTP"), .raw("SSH-2.0-OpenSSH_9.2\r\n", .close)),
        WireFault(
            "a status line that is none", says: stray("an answer that is not HTTP"),
            .raw("HTTP/9.9 x y z\r\n\r\n", .close)),
        WireFault(
            "bytes that are no text", says: stray("an answer that is not HTTP"),
            .raw([0, 1, 2, 0x1B, 0x5B, 0x32, 0x4A, 0xFF, 0x0A], .close)),
        WireFault("HTTP/1.0", says: nil) { _, honest in
            .head("HTTP/1.0 200 OK", "Content-Type: application/json", then: Array(honest.body))
        },
    ]

    /// How the body is sent.
    static let answers: [WireFault] = [
        WireFault("closed in the body", says: broke, .raw(start + "Content-Length: 1000\r\n\r\n{\"data\":", .close)),
        WireFault("reset in the body", says: broke, .raw(start + "Content-Length: 1000\r\n\r\n{\"data\":", .reset)),
        WireFault(
            "a body that stops", says: silent, isSlow: true,
            .raw(start + "Content-Length: 1000\r\n\r\n{\"data\":", .hang)),
        WireFault(
            "a body byte by byte", says: silent, isSlow: true,
            LoopbackReply(
                pieces: [
                    .bytes(Array((start + "Content-Length: 1000\r\n\r\n").utf8)),
                    .dripped(Array(repeating: 0x20, count: 1_000), every: 0.02),
                ], ending: .hang)),
        WireFault("a length that is too short", says: stray("unreadable JSON")) { _, honest in
            .head("HTTP/1.1 200 OK", "Content-Length: 12", then: Array(honest.body))
        },
        WireFault("two lengths", says: broke) { _, honest in
            .head("HTTP/1.1 200 OK", "Content-Length: 12", "Content-Length: 2000", then: Array(honest.body))
        },
        WireFault(
            "a length that is no number", says: stray("Invalid Content-Length: value"),
            .raw(start + "Content-Length: many\r\n\r\n{}", .close)),
        WireFault(
            "a negative length", says: stray("Invalid Content-Length: value"),
            .raw(start + "Content-Length: -1\r\n\r\n{}", .close)),
        WireFault(
            "200 MB", says: large,
            LoopbackReply(
                pieces: [
                    .bytes(Array((start + "Content-Length: 200000000\r\n\r\n").utf8)),
                    .repeated(Array(repeating: 0x20, count: 100_000), times: 2_000),
                ], ending: .close)),
        WireFault(
            "a body without end", says: large,
            LoopbackReply(
                pieces: [
                    .bytes(Array((start + "\r\n").utf8)),
                    .repeated(Array(repeating: 0x20, count: 100_000), times: .max),
                ],
                ending: .close)),
        WireFault(
            "chunks without end", says: large,
            LoopbackReply(
                pieces: [
                    .bytes(Array((start + "Transfer-Encoding: chunked\r\n\r\n").utf8)),
                    .repeated(Array(("2710\r\n" + String(repeating: " ", count: 10_000) + "\r\n").utf8), times: .max),
                ], ending: .close)),
        WireFault(
            "a chunk that is none", says: stray("an answer in broken chunks"),
            .raw(start + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n", .close)),
        WireFault(
            "a chunk too long", says: stray("an answer in broken chunks"),
            .raw(start + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffffff\r\n{}\r\n", .close)),
        WireFault(
            "chunks that stop", says: broke, .raw(start + "Transfer-Encoding: chunked\r\n\r\n10\r\n{\"d", .close)),
        WireFault(
            "a gzip bomb", says: large,
            .response(200, [("Content-Encoding", "gzip")], body: Gzip.zeros(mebibytes: 200, checksum: false))),
        WireFault(
            "gzip that is none", says: stray("a compressed answer that cannot be read"),
            .response(200, [("Content-Encoding", "gzip")], body: Array("{\"data\":{}}".utf8))),
        WireFault(
            "gzip cut short", says: stray("a compressed answer that is not whole"),
            .response(
                200, [("Content-Encoding", "gzip")], body: Array(Gzip.zeros(mebibytes: 1, checksum: false).prefix(40)))),
        WireFault("gzip", says: nil) { _, honest in
            .response(200, [("Content-Encoding", "gzip")], body: Gzip.stored(Array(honest.body)))
        },
        WireFault("gzip cut in its head", says: stray("a compressed answer that is not whole")) { _, honest in
            .response(200, [("Content-Encoding", "gzip")], body: Array(Gzip.stored(Array(honest.body)).prefix(14)))
        },
        WireFault("gzip cut in the middle", says: stray("a compressed answer that is not whole")) { _, honest in
            let whole = Gzip.stored(Array(honest.body))
            return .response(200, [("Content-Encoding", "gzip")], body: Array(whole.prefix(15 + honest.body.count / 2)))
        },
        WireFault(
            "an encoding nobody knows", says: stray("a compressed answer that cannot be read"),
            .response(200, [("Content-Encoding", "snappy")], body: Array("{}".utf8))),
    ]
}
