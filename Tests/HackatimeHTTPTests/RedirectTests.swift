import HackatimeAPI
@testable import HackatimeHTTP
import TestSupport
import Testing

struct RedirectTests {
    @Test(arguments: [301, 302, 303, 307, 308])
    func `A redirect on the same origin is followed with the key`(status: Int) throws {
        let server = try LoopbackServer { request in
            request.path == "/api/v1/my/thing"
                ? .response(status, [("Location", "/api/v2/else?x=1")]) : .json("{\"ok\":true}")
        }
        let result = Fixture(server, key: sampleKey).fetch()
        #expect(result?.text == "{\"ok\":true}")
        #expect(server.requests.map(\.target) == ["/api/v1/my/thing", "/api/v2/else?x=1"])
        #expect(server.requests.last?.header("Authorization") == "Bearer \(sampleKey)")
    }

    @Test func `In query mode a redirect on the same origin gets the key once`() throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/api/v1/my/thing": .response(302, [("Location", "/dropped?x=1")])
            case "/dropped": .response(302, [("Location", "/kept?x=1&api_key=\(sampleKey)")])
            default: .json("{}")
            }
        }
        _ = Fixture(server, key: sampleKey) { $0.authentication = .query }.fetch()
        #expect(
            server.requests.map(\.target) == [
                "/api/v1/my/thing?api_key=\(sampleKey)", "/dropped?x=1&api_key=\(sampleKey)",
                "/kept?x=1&api_key=\(sampleKey)",
            ])
    }

    @Test func `A redirect to another port is refused and nothing is sent there`() throws {
        let other = try LoopbackServer { _ in .json("{}") }
        let address = other.address
        let server = try LoopbackServer { _ in .response(302, [("Location", address + "/api/v1/my/thing")]) }
        let error = Fixture(server, key: sampleKey).fetch()?.error
        #expect(error == .redirectRefused(from: server.address, to: other.address))
        #expect(other.connectionCount == 0)
        #expect(server.requests.count == 1)
    }

    @Test(
        arguments: [
            ("https://127.0.0.1/x", "https://127.0.0.1"),
            ("//evil.example/x", "http://evil.example"),
            ("http://[::1]:99/x", "http://[::1]:99"),
            ("http://127.0.0.1.evil.example:80/", "http://127.0.0.1.evil.example"),
            ("http://127.0.0.1@evil.example/", "http://evil.example"),
            ("ftp://127.0.0.1/x", "ftp://127.0.0.1:21"),
            ("javascript:alert(1)", "an address that cannot be read"),
        ])
    func `A redirect elsewhere is refused naming both`(location: String, named: String) throws {
        let server = try LoopbackServer { _ in .response(301, [("Location", location)]) }
        let error = Fixture(server, key: sampleKey).fetch()?.error
        #expect(error == .redirectRefused(from: server.address, to: named))
        #expect(server.requests.count == 1)
    }

    @Test func `The same port on another host or scheme is elsewhere`() throws {
        for place in ["http://localhost", "http://127.0.0.2", "https://127.0.0.1"] {
            let server = try LoopbackServer { request in
                let port = request.header("Host")?.split(separator: ":").last ?? ""
                return .response(302, [("Location", "\(place):\(port)/api/v1/my/thing")])
            }
            let error = Fixture(server, key: sampleKey).fetch()?.error
            #expect(error == .redirectRefused(from: server.address, to: "\(place):\(server.port)"))
            #expect(server.requests.count == 1)
        }
    }

    @Test func `A redirect that holds the key in its host does not show it`() throws {
        let server = try LoopbackServer { _ in .response(302, [("Location", "https://\(sampleKey).evil.example/")]) }
        let error = try #require(Fixture(server, key: sampleKey).fetch()?.error)
        #expect(!String(describing: error).contains(sampleKey))
        #expect(String(describing: error).contains("evil.example"))
    }

    @Test func `Redirects in a circle end`() throws {
        let server = try LoopbackServer { _ in .response(302, [("Location", "/again")]) }
        #expect(Fixture(server).fetch()?.error == .notHackatime(.tooManyRedirects))
        #expect(server.requests.count == 4)
    }

    @Test func `A redirect without a location is a response`() throws {
        let server = try LoopbackServer { _ in .response(302) }
        #expect(Fixture(server).fetch()?.response?.status == 302)
    }

    @Test func `Not modified is a response with its tag`() throws {
        let server = try LoopbackServer { _ in .response(304, [("ETag", "\"t1\"")]) }
        let response = Fixture(server).fetch(Request(.native, ["thing"], entityTag: "\"t1\""))?.response
        #expect(response?.status == 304)
        #expect(response?.header("etag") == "\"t1\"")
        #expect(response?.body.isEmpty == true)
    }

    @Test(arguments: ["hackatime.example", "10.0.0.1", "127.0.0.1.example.org", "localhost.example", "1270.0.0.1"])
    func `Plain HTTP to another machine is refused before anything is sent`(host: String) {
        let settings = HTTPSettings(origin: .loopback(port: 80, host: host), key: sampleKey, proxy: "")
        let error = Fixture(settings).fetch()?.error
        #expect(error == .unreachable(.transport(.plainHTTP("http://\(host)"))))
    }

    @Test func `A redirect out of the prefix is refused`() throws {
        let paths = [
            ("/other/x", "/other/x"), ("/api/../other", "/other"), ("/api/%2E%2e/x", "/api/%2E%2e/x"),
            ("/apix", "/apix"),
        ]
        for (path, named) in paths {
            let server = try LoopbackServer { _ in .response(302, [("Location", path)]) }
            let settings = HTTPSettings(origin: .loopback(port: server.port, prefix: "/api"), key: sampleKey)
            let error = Fixture(settings).fetch()?.error
            #expect(error == .redirectRefused(from: server.address + "/api", to: server.address + named))
        }
    }
}
