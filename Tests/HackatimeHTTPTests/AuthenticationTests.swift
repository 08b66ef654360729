import HackatimeAPI
@testable import HackatimeHTTP
import TestSupport
import Testing

struct AuthenticationTests {
    @Test func `The key goes into the Authorization header`() throws {
        let server = try LoopbackServer { _ in .json("{}") }
        #expect(Fixture(server, key: sampleKey).fetch()?.response?.status == 200)
        let request = try #require(server.requests.first)
        #expect(request.header("Authorization") == "Bearer \(sampleKey)")
        #expect(request.target == "/api/v1/my/thing")
    }

    @Test func `In query mode the key is the last parameter and in no header`() throws {
        let server = try LoopbackServer { _ in .json("{}") }
        let fixture = Fixture(server, key: "a key+/") { $0.authentication = .query }
        _ = fixture.fetch(.sample)
        _ = fixture.fetch(.sampleWithQuery)
        #expect(
            server.requests.map(\.target) == [
                "/api/v1/my/thing?api_key=a%20key%2B%2F", "/api/v1/my/thing?a=b%20c&api_key=a%20key%2B%2F",
            ])
        #expect(server.requests.allSatisfy { $0.header("Authorization") == nil })
    }

    @Test(arguments: [HTTPSettings.Authentication.header, .query])
    func `A request that sends no key sends none`(authentication: HTTPSettings.Authentication) throws {
        let server = try LoopbackServer { _ in .json("{}") }
        let fixture = Fixture(server, key: sampleKey) { $0.authentication = authentication }
        _ = fixture.fetch(Request(.native, ["open"], sendsKey: false))
        let request = try #require(server.requests.first)
        #expect(!String(describing: request).contains(sampleKey))
    }

    @Test func `Without a key nothing is sent for one`() throws {
        let server = try LoopbackServer { _ in .json("{}") }
        _ = Fixture(server, key: "").fetch()
        let request = try #require(server.requests.first)
        #expect(request.header("Authorization") == nil)
    }

    @Test func `A key that would end the header is not sent`() throws {
        let server = try LoopbackServer { _ in .json("{}") }
        let error = Fixture(server, key: "abc\r\nX-Other: 1").fetch()?.error
        #expect(error == .unreachable(.transport(.keyCharacter)))
        #expect(server.requests.isEmpty)
    }

    @Test func `Headers are those of the program`() throws {
        let server = try LoopbackServer { _ in .json("{}") }
        let fixture = Fixture(server) { $0.userAgent = "hackatop/1.0 (+https://example.org)" }
        _ = fixture.fetch(Request(.native, ["thing"], entityTag: "W/\"abc\""))
        let request = try #require(server.requests.first)
        #expect(request.method == "GET")
        #expect(request.header("Accept") == "application/json")
        #expect(request.header("User-Agent") == "hackatop/1.0 (+https://example.org)")
        #expect(request.header("If-None-Match") == "W/\"abc\"")
        #expect(request.header("Accept-Encoding")?.contains("gzip") == true)
        #expect(request.header("Cookie") == nil)
    }

    @Test func `A server that repeats the key in an error does not show it`() throws {
        let key = "short-key"
        let server = try LoopbackServer { _ in
            .json(#"{"error":"bad key \#(key)!"}"#, status: 500, headers: [("X-Request-Id", key)])
        }
        let response = try #require(Fixture(server, key: key).fetch()?.response)
        #expect(String(decoding: response.body, as: UTF8.self) == #"{"error":"bad key …!"}"#)
        #expect(response.header("X-Request-Id") == "…")
    }

    @Test func `Settings show no secret in any print`() {
        let settings = HTTPSettings(
            origin: .loopback(port: 1), key: sampleKey, proxy: "http://me:word-of-pass@proxy.example:3128")
        var dumped = ""
        dump(settings, to: &dumped)
        for text in [String(describing: settings), String(reflecting: settings), "\(settings)", dumped] {
            #expect(!text.contains(sampleKey))
            #expect(!text.contains("word-of-pass"))
        }
    }
}
