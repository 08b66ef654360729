import HackatimeAPI
@testable import HackatimeHTTP
import TestSupport
import Testing

struct ConnectionTests {
    @Test func `Requests one after another share a connection`() throws {
        let server = try LoopbackServer { _ in .json("{}") }
        let fixture = Fixture(server)
        for _ in 0..<10 { #expect(fixture.fetch()?.response?.status == 200) }
        #expect(server.requests.count == 10)
        #expect(server.connectionCount == 1)
    }

    @Test func `At most four requests are on the wire`() throws {
        let gate = Signal(false)
        let server = try LoopbackServer { _ in
            _ = gate.wait { $0 }
            return .json("{}")
        }
        let fixture = Fixture(server)
        for number in 0..<12 { fixture.ask(number: UInt64(number)) }
        #expect(server.waitForRequests(4).count == 4)
        gate.change { $0 = true }
        #expect(fixture.results.wait(count: 12).count == 12)
        #expect(server.requests.count == 12)
        #expect(server.connectionCount <= 4)
    }

    @Test func `A connection that died while idle is replaced unseen`() throws {
        let server = try LoopbackServer { request in
            // The second request on the first connection gets a reset instead of an answer.
            request.connection == 0 && request.target.hasSuffix("second")
                ? LoopbackReply(pieces: [], ending: .reset) : .json("{}")
        }
        let fixture = Fixture(server)
        #expect(fixture.fetch(Request(.native, ["first"]))?.response?.status == 200)
        #expect(fixture.fetch(Request(.native, ["second"]))?.response?.status == 200)
        #expect(server.requests.map(\.connection) == [0, 0, 1])
    }

    @Test func `A reused connection that breaks amid the answer is tried once more`() throws {
        let server = try LoopbackServer { request in
            if request.target.hasSuffix("first") { return .json("{}") }
            return .raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{", .reset)
        }
        let fixture = Fixture(server)
        _ = fixture.fetch(Request(.native, ["first"]))
        #expect(fixture.fetch(Request(.native, ["second"]))?.error == .unreachable(.connectionLost))
        #expect(server.requests.map(\.connection) == [0, 0, 1])
    }

    @Test func `A new connection that breaks is not tried again`() throws {
        let server = try LoopbackServer { _ in .hangUp }
        #expect(Fixture(server).fetch()?.error == .unreachable(.connectionLost))
        #expect(server.requests.count == 1)
    }

    @Test func `A body shorter than announced is a lost connection`() throws {
        let server = try LoopbackServer { _ in .raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}", .close) }
        #expect(Fixture(server).fetch()?.error == .unreachable(.connectionLost))
    }

    @Test func `A body longer than announced is cut and spoils no later answer`() throws {
        let server = try LoopbackServer { _ in .raw("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}garbage", .keepOpen)
        }
        let fixture = Fixture(server)
        #expect(fixture.fetch()?.text == "{}")
        #expect(fixture.fetch()?.text == "{}")
    }

    @Test(arguments: ["garbage\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n", "\u{0}\u{1}\u{2}"])
    func `What is not HTTP is no Hackatime`(bytes: String) throws {
        let server = try LoopbackServer { _ in .raw(bytes, .close) }
        let error = try #require(Fixture(server).fetch()?.error)
        guard case .notHackatime = error else {
            Issue.record("\(error)")
            return
        }
    }

    @Test func `Every status is passed on`() throws {
        let server = try LoopbackServer { request in
            .response(Int(request.path.split(separator: "/").last ?? "") ?? 0, body: Array("why".utf8))
        }
        let fixture = Fixture(server)
        for status in [200, 400, 401, 403, 404, 422, 429, 500, 503] {
            let response = fixture.fetch(Request(.native, ["\(status)"]))?.response
            #expect(response?.status == status)
            #expect(response?.body.count == 3)
        }
    }

    @Test func `The path arrives as it was encoded`() throws {
        let server = try LoopbackServer { _ in .json("{}") }
        _ = Fixture(server).fetch(Request(.native, ["users", "..", "a/b.c", "stats"]))
        #expect(server.requests.map(\.target) == ["/api/v1/users/%2E%2E/a%2Fb%2Ec/stats"])
    }

    @Test func `The prefix of an origin stays in front`() throws {
        let server = try LoopbackServer { _ in .json("{}") }
        let settings = HTTPSettings(origin: .loopback(port: server.port, prefix: "/deep/down"))
        _ = Fixture(settings).fetch()
        #expect(server.requests.map(\.target) == ["/deep/down/api/v1/my/thing"])
    }
}
