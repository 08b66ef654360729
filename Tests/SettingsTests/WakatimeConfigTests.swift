import HackatimeAPI
import Settings
import Testing

struct WakatimeConfigTests {
    @Test func `Every setting that matters is read`() {
        let config = WakatimeConfig(
            INI(
                """
                [settings]
                debug = false
                api_url = https://hackatime.hackclub.com/api/hackatime/v1
                api_key = 0a1b2c3d-0000-4000-8000-00000000feed
                apikey = old
                api_key_vault_cmd = pass show hackatime
                heartbeat_rate_limit_seconds = 30
                timeout = 12.5
                proxy = socks5://me:hush@proxy.example:1080
                ssl_certs_file = ~/ca.pem
                no_ssl_verify = TRUE
                import_cfg = ~/more.cfg
                [git]
                submodules_disabled = true
                [api_urls]
                .* = https://wakatime.com/api/v1|waka_1
                ^/home/me/c:\\x = https://hackatime.example/api/hackatime/v1 | key2
                nothing = useful
                nokey = https://other.example/api
                """))
        #expect(config.apiURL == "https://hackatime.hackclub.com/api/hackatime/v1")
        #expect(config.key?.text == "0a1b2c3d-0000-4000-8000-00000000feed")
        #expect(config.legacyKey?.text == "old")
        #expect(config.vaultCommand == "pass show hackatime")
        #expect(config.timeout == 12.5)
        #expect(config.proxy?.text == "socks5://me:hush@proxy.example:1080")
        #expect(config.certificatesFile == "~/ca.pem")
        #expect(!config.verifiesCertificates)
        #expect(config.importFile == "~/more.cfg")
        #expect(
            config.servers == [
                .init(url: "https://wakatime.com/api/v1", key: Secret("waka_1")),
                .init(url: "https://hackatime.example/api/hackatime/v1", key: Secret("key2")),
                .init(url: "https://other.example/api", key: nil),
            ])
    }

    @Test(arguments: ["0", "-5", "soon", "nan", ""])
    func `A timeout that is none leaves it to us`(text: String) {
        #expect(WakatimeConfig(INI("[settings]\ntimeout = \(text)")).timeout == nil)
    }

    @Test func `Certificates are verified unless the file clearly says no`() {
        for text in ["", "no_ssl_verify = false", "no_ssl_verify = maybe", "no_ssl_verify ="] {
            #expect(WakatimeConfig(INI("[settings]\n\(text)")).verifiesCertificates)
        }
        #expect(!WakatimeConfig(INI("[settings]\nno_ssl_verify = 1")).verifiesCertificates)
    }

    @Test func `An enormous timeout is an hour`() {
        #expect(WakatimeConfig(INI("[settings]\ntimeout = 1e300")).timeout == 3_600)
        #expect(WakatimeConfig(INI("[settings]\ntimeout = inf")).timeout == 3_600)
    }

    @Test(arguments: [
        ("http://me:hunter2#x@127.0.0.1:9", "http://me:hunter2#x@127.0.0.1:9"),
        ("http://me:1234;x@127.0.0.1:9", "http://me:1234;x@127.0.0.1:9"),
        ("http://me:word@p:9#old", "http://me:word@p:9"), ("http://p:9 # me@home", "http://p:9"),
        ("http://p:9#old", "http://p:9"), ("\"http://me:a#b@p:9\"", "http://me:a#b@p:9"),
    ])
    func `A password with a comment's sign does not leave its beginning as a proxy`(line: String, proxy: String) {
        #expect(WakatimeConfig(INI("[settings]\nproxy = \(line)\n")).proxy?.text == proxy)
    }
}
