import HackatimeAPI
import Testing

struct ServerOriginTests {
    @Test(arguments: [
        ("https://hackatime.hackclub.com/api/hackatime/v1", "https://hackatime.hackclub.com"),
        ("https://hackatime.hackclub.com/api", "https://hackatime.hackclub.com"),
        ("https://hackatime.hackclub.com/api/", "https://hackatime.hackclub.com"),
        ("https://waka.hackclub.com/api", "https://waka.hackclub.com"),
        ("https://hackatime.hackclub.com", "https://hackatime.hackclub.com"),
        ("https://hackatime.hackclub.com/", "https://hackatime.hackclub.com"),
        (
            "https://hackatime.hackclub.com/api/hackatime/v1/users/current/heartbeats.bulk",
            "https://hackatime.hackclub.com"
        ),
        ("https://hackatime.hackclub.com/api/v1.bulk", "https://hackatime.hackclub.com"),
        ("https://hackatime.hackclub.com/heartbeats", "https://hackatime.hackclub.com"),
        ("https://h.example/tools/users/current/heartbeats", "https://h.example/tools"),
        ("https://h.example/tools/users/current/heartbeats.bulk", "https://h.example/tools"),
        ("https://h.example/tools/api/v1", "https://h.example/tools"),
        ("https://h.example/a/api/b//API/v1?x=1#y", "https://h.example/a/api/b"),
        ("HTTPS://H.Example:443/", "https://h.example"),
        ("http://h.example:80", "http://h.example"),
        ("https://h.example:80/", "https://h.example:80"),
        ("http://localhost:3000/api/hackatime/v1", "http://localhost:3000"),
        ("https://h.example.:8443", "https://h.example:8443"),
        ("https://h.example:/api", "https://h.example"),
        ("https://[2001:DB8:0:0::1]:8080/p/api/v1", "https://[2001:db8::1]:8080/p"),
        ("http://[0:0:0:0:0:0:0:1]/api", "http://[::1]"),
        ("http://[::ffff:1.2.3.4]", "http://[::ffff:102:304]"),
        ("http://[::]", "http://[::]"),
        ("http://[1:0:2:0:0:3:0:0]", "http://[1:0:2::3:0:0]"),
        ("  https://h.example  ", "https://h.example"),
    ])
    func `An address is read down to its origin`(url: String, origin: String) {
        #expect(ServerOrigin(parsing: url)?.text == origin)
    }

    @Test(arguments: [
        "", " ", ":", "https", "https:", "https:/h", "https://", "https:///api", "h.example", "h.example/api",
        "ftp://h.example", "file:///etc/passwd", "javascript:alert(1)", "https://user@h.example",
        "https://user:secret@h.example", "https://h.example@evil.example", "https://h.example:0",
        "https://h.example:65536", "https://h.example:99999999999999999999", "https://h.example:+80",
        "https://h.example:8o", "https://h.example:80:80", "https://h example", "https://h.example/a b",
        "https://h.example\n", "https://h.example/\u{1B}[2J", "https://h\u{0}.example", "https://höst.example",
        "https://h..example", "https://.", "https://.h.example", "https://h%2eexample",
        "https://h.example\\@evil.example",
        "https://h.example/../api", "https://h.example/./x", "https://[::1", "https://[::1]x", "https://[]",
        "https://[:::]", "https://[1:2]", "https://[::1::]", "https://[fe80::1%25eth0]", "https://[1:2:3:4:5:6:7:8:9]",
        "https://[::12345]", "https://[+1::]", "https://[1.2.3.4::]", "https://h.example/`id`",
        "https://" + String(repeating: "a", count: 64) + ".example",
        "https://h.example/" + String(repeating: "a", count: 3000),
    ])
    func `What is no server's address is refused`(url: String) {
        #expect(ServerOrigin(parsing: url) == nil)
    }

    @Test func `Parts of an origin can be asked for`() throws {
        let origin = try #require(ServerOrigin(parsing: "https://Time.Example:8443/x/api"))
        #expect(origin.scheme == "https")
        #expect(origin.host == "time.example")
        #expect(origin.port == 8443)
        #expect(origin.prefix == "/x")
        #expect(origin.displayName == "time.example:8443")
        #expect(ServerOrigin(parsing: "http://[::1]:3000")?.displayName == "[::1]:3000")
        #expect(ServerOrigin.hackClub.displayName == "hackatime.hackclub.com")
    }

    @Test func `Scheme, host, port and prefix make two origins different`() {
        let base = ServerOrigin(parsing: "https://h.example/api")
        #expect(base == ServerOrigin(parsing: "HTTPS://H.EXAMPLE:443/api/hackatime/v1/"))
        for other in ["http://h.example", "https://i.example", "https://h.example:444", "https://h.example/x/api"] {
            #expect(base != ServerOrigin(parsing: other))
        }
    }

    @Test func `Only this machine is loopback`() {
        for url in [
            "http://localhost", "http://LOCALHOST.:80", "http://127.0.0.1:3000", "http://127.9.8.7", "http://[0::1]",
        ] {
            #expect(ServerOrigin(parsing: url)?.isLoopback == true, "\(url)")
        }
        for url in [
            "http://localhost.example", "http://127.0.0.1.example", "http://127.1", "http://127.0.0.256",
            "http://127.0.0.01", "http://10.0.0.1", "http://[::2]", "http://2130706433",
        ] {
            #expect(ServerOrigin(parsing: url)?.isLoopback == false, "\(url)")
        }
    }

    @Test func `WakaTime is told from a Hackatime`() {
        #expect(ServerOrigin(parsing: "https://api.wakatime.com/api/v1")?.isWakaTime == true)
        #expect(ServerOrigin(parsing: "https://wakatime.com./api")?.isWakaTime == true)
        #expect(ServerOrigin(parsing: "https://notwakatime.com/api")?.isWakaTime == false)
        #expect(ServerOrigin.looksLikeHackatime("https://my-hackatime.example/api"))
        #expect(ServerOrigin.looksLikeHackatime("https://h.example/x/api/hackatime/v1"))
        #expect(ServerOrigin.looksLikeHackatime("https://h.example/api/hackatime"))
        #expect(!ServerOrigin.looksLikeHackatime("https://h.example/api/v1"))
        #expect(!ServerOrigin.looksLikeHackatime("https://wakatime.com/api/hackatime/v1"))
        #expect(!ServerOrigin.looksLikeHackatime("nonsense hackatime"))
    }
}
