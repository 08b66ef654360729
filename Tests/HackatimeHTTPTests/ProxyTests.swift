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

    @Test(arguments: [
        "http://me:hunter2#x@127.0.0.1:9", "http://me:hunter2 x@127.0.0.1:9", "http://me:hunter2", "me:hunter2",
        "http://me:12345#x@127.0.0.1:9", "http://me:12345/x@127.0.0.1:9", "http://me:12345?x@127.0.0.1:9", "http://",
        "http://me:hunter2@", "http://me:hunter2@:9", "http://me:hunter2@127.0.0.1:99999", "http://[::1:9", "://x",
        "\u{7F}",
    ])
    func `What is no address is called so, and not repeated`(proxy: String) throws {
        var settings = settings(proxy: proxy)
        settings.proxyName = "proxy in X"
        settings.isOffline = { false }
        let error = try #require(Fixture(settings).fetch()?.error)
        #expect(error == .unreachable(.transport(.proxyAddress(from: "proxy in X"))))
    }

    @Test(arguments: ["foo://me:word@127.0.0.1:9", "gopher://127.0.0.1:1", "ftp://127.0.0.1:1"])
    func `A proxy of an unknown kind is called so`(proxy: String) {
        #expect(Fixture(settings(proxy: proxy)).fetch()?.error == .unreachable(.transport(.proxyKind(from: nil))))
    }

    /// Whatever is wrong with it, nothing of a proxy's user part is in the error.
    @Test(arguments: ["http", "https", "socks5", "socks5h", "socks4", "foo"], ["http", "https"])
    func `No failure of a proxy shows its password`(kind: String, scheme: String) throws {
        let replies: [LoopbackReply] = [.raw("nonsense", .close), .hangUp, .response(407)]
        let servers = try replies.map { reply in try LoopbackServer { _ in reply } }
        let places =
            ["127.0.0.1:\(try LoopbackServer.closedPort())", "no..example:1"] + servers.map { "127.0.0.1:\($0.port)" }
        for place in places {
            for user in ["me:hunter2@", "hunter2@"] {
                var settings = settings(proxy: "\(kind)://\(user)\(place)", scheme: scheme)
                settings.timeout = 0.3
                settings.isOffline = { false }
                let result = Fixture(settings).fetch()
                let error = try #require(result?.error, "\(user)\(place)")
                #expect(!String(describing: error).contains("hunter2"), "\(error)")
            }
        }
    }

    @Test func `A proxy that asks for a password says where it is named, with and without a tunnel`() throws {
        let proxy = try LoopbackServer { _ in .response(407, ending: .close) }
        for scheme in ["http", "https"] {
            var settings = settings(proxy: proxy.address, scheme: scheme)
            settings.proxyName = "proxy in X"
            let error = Fixture(settings).fetch()?.error
            #expect(error == .unreachable(.proxy(.wantsPassword, from: "proxy in X")))
        }
    }

    @Test func `A server on this machine is not asked through a proxy`() throws {
        let proxy = try LoopbackServer { _ in .response(500) }
        let server = try LoopbackServer { _ in .json("{}") }
        #expect(Fixture(server) { $0.proxy = proxy.address }.fetch()?.response?.status == 200)
        #expect(proxy.connectionCount == 0)
    }

    @Test func `The variables are read in order, and the one that was used is named`() {
        func choice(_ settings: HTTPSettings, _ variables: [String: String]) -> String {
            let choice = ProxyChoice(for: settings) { variables[$0] }
            return "\(choice.text) \(choice.from ?? "-")"
        }
        let plain = settings(proxy: nil)
        let upper = ["HTTP_PROXY": "http://upper:1", "all_proxy": "http://all:1", "ALL_PROXY": "http://ALL:1"]
        #expect(choice(plain, upper) == "http://upper:1 HTTP_PROXY")
        #expect(choice(plain, upper.merging(["http_proxy": "http://lower:1"]) { $1 }) == "http://lower:1 http_proxy")
        #expect(choice(plain, ["HTTP_PROXY": "", "ALL_PROXY": "x"]) == "x ALL_PROXY")
        let safe = settings(proxy: nil, scheme: "https")
        #expect(choice(safe, upper) == "http://all:1 all_proxy")
        #expect(choice(safe, ["HTTPS_PROXY": "http://upper:1"]) == "http://upper:1 HTTPS_PROXY")
        #expect(choice(safe, [:]) == " -")
        var given = settings(proxy: "http://given:1")
        given.proxyName = "proxy in X"
        #expect(choice(given, upper) == "http://given:1 proxy in X")
        #expect(choice(settings(proxy: ""), upper) == " -")
        #expect(choice(settings(proxy: nil, host: "localhost"), upper) == " -")
    }

    @Test(arguments: [
        ("http://me:word@proxy.example:3128", "http proxy.example:3128"), ("proxy_a:3128", "http proxy_a:3128"),
        ("SOCKS5h://[::1]:1080/", "socks5h [::1]:1080"), ("https://p", "https p"), ("http://a@b@c", "http c"),
        ("foo://p:1", "foo p:1"),
    ])
    func `Of an address, kind and place may be shown`(text: String, parts: String) {
        let address = ProxyChoice(for: settings(proxy: text)) { _ in nil }.address
        #expect(address.map { "\($0.scheme) \($0.place)" } == parts)
    }
}
