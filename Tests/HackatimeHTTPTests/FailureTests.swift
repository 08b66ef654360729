import HackatimeAPI
@testable import HackatimeHTTP
import TestSupport
import Testing

struct FailureTests {
    @Test func `A port on which nothing listens refuses`() throws {
        let settings = HTTPSettings(origin: .loopback(port: try LoopbackServer.closedPort()), key: sampleKey)
        #expect(Fixture(settings).fetch()?.error == .unreachable(.connectionRefused))
    }

    @Test func `A name without an address is unknown or the machine offline`() {
        let settings = HTTPSettings(
            origin: .loopback(port: 443, scheme: "https", host: "name.invalid"), key: sampleKey, timeout: 30, proxy: "")
        let error = Fixture(settings).fetch()?.error
        let ways: [ClientError.Unreachable] = [.unknownHost, .offline, .timeout(seconds: 10)]
        #expect(ways.map { .unreachable($0) }.contains(error))
    }

    @Test func `An answer that does not come times out`() throws {
        let server = try LoopbackServer { _ in .hang }
        let error = Fixture(server) { $0.timeout = 0.2 }.fetch()?.error
        #expect(error == .unreachable(.timeout(seconds: 0.2)))
        #expect(server.waitForLastHangUp() == 0)
    }

    @Test func `An answer that stops halfway times out`() throws {
        let server = try LoopbackServer { _ in .raw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{", .hang) }
        #expect(Fixture(server) { $0.timeout = 0.2 }.fetch()?.error == .unreachable(.timeout(seconds: 0.2)))
    }

    @Test func `Redirects share one time limit`() throws {
        let server = try LoopbackServer { request in
            request.path == "/slow" ? .hang : .response(302, [("Location", "/slow")])
        }
        #expect(Fixture(server) { $0.timeout = 0.2 }.fetch()?.error == .unreachable(.timeout(seconds: 0.2)))
    }

    /// The connection opens, but the TLS handshake does not continue.
    @Test func `A handshake that does not end is a connect timeout`() throws {
        let server = try LoopbackServer { _ in .hang }
        var settings = HTTPSettings(origin: .loopback(port: server.port, scheme: "https"))
        settings.timeout = 5
        settings.connectTimeout = 0.2
        #expect(Fixture(settings).fetch()?.error == .unreachable(.timeout(seconds: 0.2)))
    }

    @Test(arguments: [0, -1, .nan, .infinity, 1e300])
    func `Absurd time limits are replaced`(seconds: Double) throws {
        let server = try LoopbackServer { _ in .json("{}") }
        let fixture = Fixture(server) {
            $0.timeout = seconds
            $0.connectTimeout = seconds
        }
        #expect(fixture.fetch()?.response?.status == 200)
    }

    /// The key is part of the URL here, and libcurl's messages may contain the URL.
    @Test func `In query mode no error holds the key`() throws {
        let replies: [LoopbackReply] = [
            .hangUp, .hang, LoopbackReply(pieces: [], ending: .reset), .raw("nonsense", .close),
            .raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", .close), .raw("HTTP/9.9 x y z\r\n\r\n", .close),
            .response(200, [("Content-Encoding", "gzip")], body: [1, 2, 3]),
            .response(302, [("Location", "https://elsewhere.example/?api_key=\(sampleKey)")]),
            .response(302, [("Location", "https://\(sampleKey)@elsewhere.example:1/\(sampleKey)")]),
        ]
        for reply in replies {
            let server = try LoopbackServer { _ in reply }
            let fixture = Fixture(server, key: sampleKey) {
                $0.authentication = .query
                $0.timeout = 0.3
            }
            let error = try #require(fixture.fetch()?.error)
            #expect(!String(describing: error).contains(sampleKey), "\(error)")
            #expect(server.requests.first?.target.hasSuffix(sampleKey) == true)
        }
    }

    @Test func `Texts of the library are cleaned and cut`() {
        let secrets = Secrets(keys: [Secret("k e y-of-mine")], proxy: Secret("http://me:pass@host:1"))
        #expect(secrets.cleaned("a\u{1b}[31m b\r\n\u{202e}c\u{9b}d") == "a[31m bcd")
        #expect(secrets.cleaned("at k e y-of-mine or k%20e%20y-of-mine.") == "at … or ….")
        #expect(secrets.cleaned("GET /x?api_key=k%20e rest") == "GET /x?… rest")
        #expect(secrets.cleaned("proxy 'me:pass@host:1' http://you:word@host/") == "proxy '…@host:1' http://…@host/")
        #expect(secrets.cleaned(String(repeating: "é", count: 500)).count == 200)
    }
}
