@testable import HackatimeAPI
@testable import Settings

extension Targets {
    private static let words =
        HackatopConfig.keys.map { "\n\($0) = " } + [
            "[settings]\n", "[api_urls]\n", "\napi_key = ", "\napi_url = ", "\nproxy = ", "\ntimeout = ",
            "\nssl_certs_file = ", "\nno_ssl_verify = ", "\nimport_cfg = ", "\napi_key_vault_cmd = ", "\napikey = ",
            "https://", "http://", "localhost:3000", "127.0.0.1", "[::1]", "/api/hackatime/v1", "|", "=", ":", "\"",
            "'",
            "#", ";", "\\\n", "\n ", "true", "no", "60", "all", "0", "3601", "query", "\u{FEFF}", "@", "%", "..",
        ]
    private static let key = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"

    static let settings = [
        FuzzTarget("wakatime-config", dictionary: words + [key], runs: 4_000) { bytes in
            .init { () throws(Broken) in
                let config = WakatimeConfig(INI(SettingsText.decoded(bytes) ?? bytes))
                try promise(config.timeout.map { $0 > 0 && $0 <= 3_600 } ?? true, "a timeout is some seconds")
                let sources = KeySources(config: config, configPath: "/home/\u{1B}[2J/.wakatime.cfg")
                let needsVault = Result { () throws(StartupError) in try KeyChoice.needsVault(sources) }
                if case .failure(let error) = needsVault { try clean(error, of: config) }
                switch Result(catching: { () throws(StartupError) in try KeyChoice.settings(sources) }) {
                case .success(let settings):
                    let places = [config.apiURL] + config.servers.map(\.url)
                    try promise(
                        places.contains { $0.flatMap { ServerOrigin(parsing: $0) } == settings.origin },
                        "a key goes to the server it stands with: \(settings.origin.text)")
                    try promise(settings.warnings.allSatisfy(isLine), "warnings are lines: \(settings.warnings)")
                    return true
                case .failure(let error):
                    try clean(error, of: config)
                    return false
                }
            }
        },
        FuzzTarget("hackatop-config", dictionary: words, runs: 8_000) { bytes in
            .init { () throws(Broken) in
                let settings = Result { () throws(StartupError) in
                    var sources = KeySources()
                    let (file, path) = (INI(bytes), "/home/\u{1B}[2J/config")
                    sources.choices = try HackatopConfig.choices(file, path: path)
                    try sources.choose(options: Choices(), accounts: HackatopConfig.accounts(file, path: path))
                    sources.environmentKey = Secret(key)
                    sources.keyFile = sources.choices.keyFile.map { _ in Secret(key) }
                    return try KeyChoice.settings(sources)
                }
                switch settings {
                case .success(let settings):
                    try promise(
                        settings.interval == 0 || (10...3_600).contains(settings.interval), "an interval is allowed")
                    try promise(settings.historyDays.map { (0...36_500).contains($0) } ?? true, "days are some years")
                    return true
                case .failure(let error):
                    try clean(error, of: WakatimeConfig())
                    return false
                }
            }
        },
        FuzzTarget("settings-edit", dictionary: words + ["\r\n", "[account work]\n"], runs: 6_000) { bytes in
            .init { () throws(Broken) in
                var edit = SettingsEdit(bytes)
                let before = INI(edit.bytes)
                let others = before.entries.filter { $0.key != "server" || !$0.section.isEmpty }.map(\.value)
                guard edit.set("server", to: "https://a#b") else { return false }
                try promise(edit.value("server") == "https://a#b", "what was set is read again")
                let after = INI(edit.bytes)
                try promise(
                    after.entries.filter { $0.key != "server" || !$0.section.isEmpty }.map(\.value) == others,
                    "all else stays")
                return true
            }
        },
        FuzzTarget("server", dictionary: words, longest: 600, runs: 10_000) { bytes in
            .init { () throws(Broken) in
                let text = String(decoding: bytes, as: UTF8.self)
                _ = ServerOrigin.looksLikeHackatime(text)
                guard let origin = ServerOrigin(parsing: text) else { return false }
                try promise(isLine(origin.text) && !origin.text.contains(" "), "an address is one word: \(origin.text)")
                try promise(origin.text.utf8.allSatisfy { $0 < 0x80 }, "an address is ASCII: \(origin.text)")
                try promise(!origin.displayName.contains("@"), "an address holds no password: \(origin.text)")
                let again = ServerOrigin(parsing: origin.text)
                // A part that looks like the path of a call is cut off each time.
                try promise(
                    again.map { ($0.scheme, $0.host, $0.port) == (origin.scheme, origin.host, origin.port) } ?? false,
                    "an address means itself: \(origin.text)")
                return true
            }
        },
    ]

    /// Plain text without any part of the key, unless the file has that in a URL.
    private static func clean(_ error: StartupError, of config: WakatimeConfig) throws(Broken) {
        let lines = error.text.split(separator: "\n", omittingEmptySubsequences: false)
        try promise(
            lines.allSatisfy { isLine(String($0)) } && lines.count < 10, "an error is plain text: \(error.text)")
        try promise(error.text.count < 2_000, "an error is short: \(error.text)")
        let addresses = ([config.apiURL] + config.servers.map(\.url)).compactMap(\.self)
        let part = "6978-8796"
        if !addresses.contains(where: { $0.contains(part) }) {
            try promise(!error.text.contains(part), "no error shows a key: \(error.text)")
        }
    }
}
