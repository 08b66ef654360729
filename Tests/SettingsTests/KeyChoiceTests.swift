import HackatimeAPI
import Settings
import Testing

struct KeyChoiceTests {
    private static let live = "https://hackatime.hackclub.com"

    /// Sources with a settings file, and whatever else a case needs.
    private func sources(_ settings: String, _ change: (inout KeySources) -> Void = { _ in }) -> KeySources {
        var sources = KeySources(config: WakatimeConfig(INI("[settings]\n\(settings)")))
        change(&sources)
        return sources
    }

    private func refusal(_ sources: KeySources) -> StartupError? {
        do throws(StartupError) {
            _ = try KeyChoice.settings(sources)
            return nil
        } catch {
            return error
        }
    }

    @Test func `A file set up by Hackatime is all that is needed`() throws {
        let settings = try KeyChoice.settings(sources("api_url = \(Self.live)/api/hackatime/v1\napi_key = k1"))
        #expect(settings.origin == .hackClub)
        #expect(settings.key == Secret("k1"))
        #expect(settings.placement == .header)
        #expect(settings.timeout == 30)
        #expect(settings.interval == 60)
        #expect(settings.verifiesCertificates)
        #expect(settings.warnings.isEmpty)
    }

    @Test func `Sources of the key come in their order`() throws {
        var all = sources("api_url = \(Self.live)/api\napi_key = c\napikey = d\napi_key_vault_cmd = x") {
            $0.choices.keyFile = "key"
            $0.keyFile = Secret("\u{FEFF} a \r\n")
            $0.environmentKey = Secret("b")
            $0.account.key = Secret("own")
            $0.vault = .key(Secret("e\n"))
            $0.wakatimeKey = Secret("f")
        }
        var found: [String?] = []
        var places: [String?] = []
        let removals: [(inout KeySources) -> Void] = [
            { $0.choices.keyFile = nil }, { $0.environmentKey = nil }, { $0.account.key = nil },
            { $0.config.key = nil },
            { $0.config.legacyKey = nil },
            {
                $0.vault = nil
                $0.config.vaultCommand = nil
            },
        ]
        for remove in removals {
            let settings = try KeyChoice.settings(all)
            found.append(settings.key?.text)
            places.append(settings.keyPlace)
            remove(&all)
        }
        let last = try KeyChoice.settings(all)
        #expect(found + [last.key?.text] == ["a", "b", "own", "c", "d", "e", "f"])
        #expect(
            places + [last.keyPlace] == [
                "--api-key-file", "HACKATIME_API_KEY", "api-key in \(all.ownConfigPath)", "api_key in ~/.wakatime.cfg",
                "apikey in ~/.wakatime.cfg", "api_key_vault_cmd in ~/.wakatime.cfg", "WAKATIME_API_KEY",
            ])
    }

    @Test func `The vault is asked only when no source before it has a key, and its key could be used`() throws {
        let command = "api_key_vault_cmd = x\napi_url = \(Self.live)/api"
        #expect(try KeyChoice.needsVault(sources(command)))
        #expect(try !KeyChoice.needsVault(sources(command + "\napi_key = k")))
        #expect(try !KeyChoice.needsVault(sources(command) { $0.environmentKey = Secret("k") }))
        #expect(try !KeyChoice.needsVault(sources("api_url = \(Self.live)/api")))
        #expect(try KeyChoice.needsVault(sources(command) { $0.wakatimeKey = Secret("k") }))
        #expect(try !KeyChoice.needsVault(sources(command) { $0.choices.server = "https://other.example" }))
        #expect(try !KeyChoice.needsVault(sources("api_key_vault_cmd = x")))
        #expect(try KeyChoice.needsVault(sources("api_key_vault_cmd = x") { $0.choices.server = Self.live }))
        #expect(refusal(sources("api_key_vault_cmd = x"))?.text.contains("belongs to wakatime.com") == true)
    }

    @Test(arguments: [
        (KeySources.Vault.failed(status: 3), "failed with status 3"), (.timedOut, "took longer than 2 s"),
        (.notStarted, "could not be started"), (.key(Secret(" \n")), "printed no key"),
        (.key(Secret("error: not\nfound")), "does not hold a key"),
    ])
    func `A vault that gives no key is an error, not the next source`(vault: KeySources.Vault, serverMessage: String) {
        let error = refusal(
            sources("api_key_vault_cmd = x\napi_url = \(Self.live)/api") {
                $0.vault = vault
                $0.wakatimeKey = Secret("k")
            })
        #expect(error?.exitStatus == 78)
        #expect(error?.text.contains(serverMessage) == true)
    }

    @Test(arguments: [
        "https://time.example:8443/api", "http://hackatime.hackclub.com", "https://hackatime.hackclub.com/other/api",
        "https://hackatime.hackclub.com.evil.example",
    ])
    func `A key never goes to an origin it was not written for`(server: String) throws {
        for settings in ["api_key = k", "apikey = k", "api_key_vault_cmd = x", ""] {
            let refused = refusal(
                sources("api_url = \(Self.live)/api\n\(settings)") {
                    $0.choices.server = server
                    if settings.hasSuffix("x") { $0.vault = .key(Secret("k")) }
                    if settings.isEmpty { $0.wakatimeKey = Secret("k") }
                    $0.choices.allowsPlainHTTP = true
                })
            let error = try #require(refused)
            #expect(error.exitStatus == 78)
            #expect(error.text.contains(Self.live + " "))
            #expect(error.text.contains(try #require(ServerOrigin(parsing: server)).text))
        }
    }

    @Test func `A key without a server belongs to WakaTime until --server is named`() throws {
        let alone = sources("api_key = k")
        let error = try #require(refusal(alone))
        #expect(error.exitStatus == 78)
        #expect(error.text.contains("wakatime.com") && error.text.contains("--server"))
        var named = alone
        named.choices.server = Self.live
        #expect(try KeyChoice.settings(named).origin == .hackClub)
        #expect(try KeyChoice.settings(named).key == Secret("k"))
    }

    @Test func `A Hackatime among further servers is found with its own key`() throws {
        let listed = """
            api_url = https://api.wakatime.com/api/v1
            api_key = wakas
            [api_urls]
            .* = https://time.example/api/v1|plain
            .* = https://hackatime.hackclub.com/api/hackatime/v1|hacks
            """
        let settings = try KeyChoice.settings(sources(listed))
        #expect(settings.origin == .hackClub)
        #expect(settings.key == Secret("hacks"))
        let named = try KeyChoice.settings(sources(listed) { $0.choices.server = "https://time.example" })
        #expect(named.key == Secret("plain"))
        // api_url is missing as well.
        #expect(try KeyChoice.settings(sources(String(listed.drop { $0 != "\n" }.dropFirst()))).key == Secret("hacks"))
    }

    @Test func `An api_url that is a Hackatime comes before further servers`() throws {
        let settings = "api_url = https://time.example/api\napi_key = k\n[api_urls]\n.* = \(Self.live)/api|other"
        #expect(try KeyChoice.settings(sources(settings)).origin.host == "time.example")
        #expect(try KeyChoice.settings(sources(settings)).key == Secret("k"))
    }

    @Test func `WakaTime alone is refused in words`() throws {
        let error = try #require(refusal(sources("api_url = https://api.wakatime.com/api/v1\napi_key = k")))
        #expect(error.exitStatus == 78)
        #expect(error.text.contains("belongs to wakatime.com"))
        #expect(error.text.contains("--api-key-file"))
    }

    @Test func `Without a key, another user can be shown`() throws {
        let settings = try KeyChoice.settings(sources("") { $0.choices.user = "orpheus" })
        #expect(settings.origin == .hackClub)
        #expect(settings.key == nil)
        #expect(settings.user == "orpheus")
        let wakaTime = try KeyChoice.settings(sources("api_key = k") { $0.choices.user = "orpheus" })
        #expect(wakaTime.key == nil)
        #expect(wakaTime.origin == .hackClub)
    }

    @Test func `Without any key, five lines say where it looked and what to do`() throws {
        let error = try #require(refusal(sources("api_url = https://time.example/x/api")))
        let lines = error.text.split(separator: "\n")
        #expect(error.exitStatus == 78)
        #expect(lines.count == 5)
        for part in ["~/.wakatime.cfg", "HACKATIME_API_KEY", "WAKATIME_API_KEY", "--api-key-file", "--demo"] {
            #expect(error.text.contains(part))
        }
        #expect(error.text.contains("https://time.example/x/my/wakatime_setup"))
        #expect(lines.allSatisfy { $0.count <= 160 })
    }

    @Test func `Plain http needs this machine or permission`() throws {
        let far = sources("api_url = http://time.example/api\napi_key = k")
        let error = try #require(refusal(far))
        #expect(error.exitStatus == 78 && error.text.contains("--allow-http"))
        var allowed = far
        allowed.choices.allowsPlainHTTP = true
        #expect(try KeyChoice.settings(allowed).warnings.count == 1)
        let near = try KeyChoice.settings(sources("api_url = http://localhost:3000/api\napi_key = k"))
        #expect(near.warnings.isEmpty && !near.allowsPlainHTTP)
    }

    @Test(arguments: ["a b", "a\u{1B}[2J", "schlüssel", String(repeating: "k", count: 513), "a\u{0}"])
    func `What cannot be a key is refused without repeating it`(key: String) throws {
        let error = try #require(
            refusal(sources("api_url = \(Self.live)/api") { $0.environmentKey = Secret(key) }))
        #expect(error.exitStatus == 78)
        #expect(error.text.contains("HACKATIME_API_KEY"))
        #expect(!error.text.contains(key))
    }

    @Test func `An empty key file is an error, an empty variable is none`() throws {
        let empty = sources("api_url = \(Self.live)/api\napi_key = k") {
            $0.choices.keyFile = "~/key"
            $0.keyFile = Secret("\n")
        }
        #expect(refusal(empty)?.text == "the key file ~/key is empty; put your key into it")
        let blank = sources("api_url = \(Self.live)/api\napi_key = k") { $0.environmentKey = Secret(" ") }
        #expect(try KeyChoice.settings(blank).key == Secret("k"))
    }

    @Test func `Addresses that cannot be are named, not repeated`() throws {
        let file = try #require(refusal(sources("api_url = https://me:hush@time.example/api\napi_key = k")))
        #expect(file.exitStatus == 78 && !file.text.contains("hush"))
        let option = try #require(refusal(sources("") { $0.choices.server = "https://me:hush@time.example" }))
        #expect(option.exitStatus == 64 && !option.text.contains("hush"))
    }

    @Test func `Settings of the file reach the launch`() throws {
        let settings = try KeyChoice.settings(
            sources(
                """
                api_url = \(Self.live)/api
                api_key = k
                timeout = 7
                proxy = http://me:hush@p.example
                ssl_certs_file = /ca.pem
                no_ssl_verify = yes
                """
            ) {
                $0.choices.interval = 0
                $0.choices.placement = .query
                $0.choices.timezone = "Asia/Kolkata"
                $0.choices.isASCII = true
                $0.choices.isPrivate = true
                $0.choices.usesMouse = true
            })
        #expect(settings.timeout == 7)
        #expect(settings.proxy == Secret("http://me:hush@p.example"))
        #expect(settings.certificatesFile == "/ca.pem")
        #expect(!settings.verifiesCertificates)
        #expect(settings.warnings == ["certificates are not verified (no_ssl_verify)"])
        #expect(settings.interval == 0)
        #expect(settings.placement == .query)
        #expect(settings.zoneName == "Asia/Kolkata")
        #expect(settings.isASCII)
        #expect(settings.isPrivate && settings.usesMouse)
    }

    @Test func `No print or dump shows a secret`() throws {
        let all = sources(
            "api_url = \(Self.live)/api\napi_key = hush\nproxy = http://me:hush@p\n[api_urls]\nx = \(Self.live)|hush"
        ) {
            $0.keyFile = Secret("hush")
            $0.environmentKey = Secret("hush")
            $0.wakatimeKey = Secret("hush")
            $0.account.key = Secret("hush")
            $0.accounts = [Account(name: "work", key: Secret("hush"))]
            $0.vault = .key(Secret("hush"))
        }
        let settings = try KeyChoice.settings(all)
        #expect(settings.key?.text == "hush")
        var dumped = ""
        dump(all, to: &dumped)
        dump(settings, to: &dumped)
        for text in ["\(all)", "\(settings)", String(reflecting: all), String(reflecting: settings), dumped] {
            #expect(!text.contains("hush"))
            #expect(text.contains("(secret)"))
        }
    }

    @Test func `The demo knows neither key nor server's settings`() {
        var choices = Choices()
        choices.interval = 10
        let settings = ResolvedSettings.demo(choices)
        #expect(settings.isDemo && settings.key == nil && settings.interval == 10)
        #expect(!settings.keepsHistory)
    }
}
