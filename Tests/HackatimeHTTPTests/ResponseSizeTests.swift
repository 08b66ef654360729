import HackatimeAPI
@testable import HackatimeHTTP
import TestSupport
import Testing

struct ResponseSizeTests {
    private let request = Request(.native, ["thing"], sizeLimit: 10_000)

    @Test func `A body of exactly the limit is taken`() throws {
        let server = try LoopbackServer { _ in .response(body: Array(repeating: 65, count: 10_000)) }
        #expect(Fixture(server).fetch(request)?.response?.body.count == 10_000)
    }

    @Test func `One byte more is too large`() throws {
        let server = try LoopbackServer { _ in .response(body: Array(repeating: 65, count: 10_001)) }
        #expect(Fixture(server).fetch(request)?.error == .tooLarge(limit: 10_000))
    }

    @Test func `A body without announced length is stopped at the limit`() throws {
        let server = try LoopbackServer { _ in
            LoopbackReply(
                pieces: [
                    .bytes(Array("HTTP/1.1 200 OK\r\n\r\n".utf8)),
                    .repeated(Array(repeating: 65, count: 100_000), times: 10_000),
                ], ending: .close)
        }
        #expect(Fixture(server).fetch(request)?.error == .tooLarge(limit: 10_000))
        #expect(server.waitForLastHangUp() == 0)
    }

    @Test func `Chunks without end are stopped at the limit`() throws {
        let server = try LoopbackServer { _ in
            LoopbackReply(
                pieces: [
                    .bytes(Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)),
                    .repeated(Array("10\r\n0123456789abcdef\r\n".utf8), times: 10_000_000),
                ], ending: .close)
        }
        #expect(Fixture(server).fetch(request)?.error == .tooLarge(limit: 10_000))
    }

    /// 16 MiB of zeros in about 100 KB.
    @Test func `A small compressed body that grows is stopped at the limit`() throws {
        let server = try LoopbackServer { _ in
            .response(200, [("Content-Encoding", "gzip")], body: Gzip.zeros(mebibytes: 16, checksum: false))
        }
        #expect(Fixture(server).fetch(request)?.error == .tooLarge(limit: 10_000))
    }

    @Test func `A compressed body within the limit arrives whole`() throws {
        let server = try LoopbackServer { _ in
            .response(200, [("Content-Encoding", "gzip")], body: Gzip.zeros(mebibytes: 1))
        }
        let response = Fixture(server).fetch(Request(.native, ["thing"], sizeLimit: 2_000_000))?.response
        #expect(response?.body.count == 1_048_576)
        #expect(response?.body.allSatisfy { $0 == 0 } == true)
    }

    @Test func `A broken compressed body is not an answer`() throws {
        let server = try LoopbackServer { _ in
            .response(200, [("Content-Encoding", "gzip")], body: Array("this is not gzip".utf8))
        }
        #expect(Fixture(server).fetch()?.error == .notHackatime(.badCompression))
    }

    @Test func `Headers of more than 64 kilobytes are refused`() throws {
        let long = String(repeating: "x", count: 3000)
        let server = try LoopbackServer { _ in .response(200, (0..<30).map { ("X-\($0)", long) }) }
        #expect(Fixture(server).fetch()?.error == .notHackatime(.longHead))
    }

    @Test func `More than 100 header lines are refused`() throws {
        let server = try LoopbackServer { _ in .response(200, (0..<120).map { ("X-\($0)", "1") }) }
        #expect(Fixture(server).fetch()?.error == .notHackatime(.longHead))
    }

    @Test func `Interim responses without end are refused`() throws {
        let server = try LoopbackServer { _ in
            LoopbackReply(
                pieces: [.repeated(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8), times: 1_000_000)], ending: .close)
        }
        #expect(Fixture(server).fetch()?.error == .notHackatime(.longHead))
    }

    @Test func `Headers of the last response are kept without trailers`() throws {
        let server = try LoopbackServer { _ in
            .raw(
                "HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
                    + "X-Name:  spaced value \r\n\r\n2\r\n{}\r\n0\r\nX-Trailer: 1\r\n\r\n", .keepOpen)
        }
        let response = Fixture(server).fetch()?.response
        #expect(response?.headers == [.init("Transfer-Encoding", "chunked"), .init("X-Name", "spaced value")])
        #expect(response?.body.elementsEqual(Array("{}".utf8)) == true)
    }
}
