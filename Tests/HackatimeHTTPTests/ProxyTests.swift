import HackatimeAPI
@testable import HackatimeHTTP
import TestSupport
import Testing

struct ProxyTests {
    private func settings(proxy: String?, scheme: String = "http", host: String = "hackatime.test") -> HTTPSettings {
        HTTPSettings(
            origin: .loopback(port: nil, scheme: scheme, host: host), key: sampleKey,
            allowsPlainHTTP: true, proxy: proxy)
    }

    @Test func `A proxy is asked for the whole address`() throws {
        let proxy = try LoopbackServer { _ in .json("{\"via\":1}") }
        let result = Fixture(settings(proxy: proxy.address)).fetch()
        #expect(result?.text == "{\"via\":1}")
        #expect(proxy.requests.map(\.target) == ["http://hackatime.test/api/v1/my/thing"])
        #expect(proxy.requests.first?.header("Host") == "hackatime.test")
    }

    @Test func `An encrypted server is reached through a tunnel that does not see the key`() throws {
        let proxy = try LoopbackServer { _ in .response(403, ending: .close) }
        let error = Fixture(settings(proxy: proxy.address, scheme: "https")).fetch()?.error
        #expect(error == .unreachable(.proxy(.status(403))))
        let request = try #require(proxy.requests.first)
        #expect(request.method == "CONNECT")
        #expect(request.target == "hackatime.test:443")
        #expect(request.header("Authorization") == nil)
    }

    @Test func `A proxy that refuses is named as the proxy`() throws {
        let port = try LoopbackServer.closedPort()
        let error = Fixture(settings(proxy: "http://me:word@127.0.0.1:\(port)")).fetch()?.error
        #expect(error == .unreachable(.proxy(.connectionRefused("127.0.0.1:\(port)"))))
    }

    @Test func `A proxy of an unknown kind shows no password`() throws {
        let error = try #require(Fixture(settings(proxy: "gopher://me:word@127.0.0.1:1")).fetch()?.error)
        #expect(!String(describing: error).contains("word"))
    }

    @Test func `A server on this machine is not asked through a proxy`() throws {
        let proxy = try LoopbackServer { _ in .response(500) }
        let server = try LoopbackServer { _ in .json("{}") }
        #expect(Fixture(server) { $0.proxy = proxy.address }.fetch()?.response?.status == 200)
        #expect(proxy.connectionCount == 0)
    }

    @Test func `The environment's upper-case variable holds for plain HTTP only`() {
        let upper = ["HTTP_PROXY": "http://upper:1"]
        func choice(_ settings: HTTPSettings, _ variables: [String: String]) -> String? {
            ProxyChoice.proxy(for: settings) { variables[$0] }
        }
        #expect(choice(settings(proxy: nil), upper) == "http://upper:1")
        #expect(choice(settings(proxy: nil, scheme: "https"), upper) == nil)
        #expect(choice(settings(proxy: "http://given:1"), upper) == "http://given:1")
        #expect(choice(settings(proxy: ""), upper)?.isEmpty == true)
        #expect(choice(settings(proxy: nil), upper.merging(["http_proxy": "http://lower:1"]) { $1 }) == nil)
        #expect(choice(settings(proxy: nil), ["HTTP_PROXY": ""]) == nil)
        #expect(choice(settings(proxy: nil, host: "localhost"), upper)?.isEmpty == true)
    }
}
