import HackatimeAPI

/// Decides which server and which key to use. A key is sent only to the origin it belongs to.
package struct KeyChoice {
    private let sources: KeySources
    private let server: ServerOrigin?
    private let fileOrigin: ServerOrigin?

    /// Decides from all sources.
    package static func settings(_ sources: KeySources) throws(StartupError) -> ResolvedSettings {
        try KeyChoice(sources).settings()
    }

    /// Whether the vault's command must run before `settings` can decide: no earlier source has a key, and its key
    /// could be used.
    package static func needsVault(_ sources: KeySources) throws(StartupError) -> Bool {
        let choice = try KeyChoice(sources)
        guard sources.config.vaultCommand != nil, sources.vault == nil, try choice.keyBeforeVault() == nil else {
            return false
        }
        return (try? choice.owned(Secret(""), "api_key_vault_cmd")) != nil
    }

    private init(_ sources: KeySources) throws(StartupError) {
        self.sources = sources
        server = try sources.choices.server.map { text throws(StartupError) in
            guard let origin = ServerOrigin(parsing: text) else {
                throw .badServer
            }
            return origin
        }
        fileOrigin = try sources.config.apiURL.map { text throws(StartupError) in
            guard let origin = ServerOrigin(parsing: text) else {
                throw .badAPIURL(file: sources.configPath)
            }
            return origin
        }
    }

    /// A key, and the origin it belongs to.
    private struct Found {
        var key: Secret
        var origin: ServerOrigin
    }

    /// The origin of keys in the settings file: its `api_url`; without one, `--server` if given, otherwise WakaTime, by
    /// WakaTime's own default.
    private struct Owner {
        var origin: ServerOrigin
        var isDefault: Bool

        static func wakaTimeDefault(_ choice: KeyChoice) -> Owner {
            if let origin = choice.fileOrigin { return Owner(origin: origin, isDefault: false) }
            return Owner(origin: choice.server ?? .wakaTime, isDefault: choice.server == nil)
        }
    }

    private func settings() throws(StartupError) -> ResolvedSettings {
        var found = try keyBeforeVault()
        if found == nil { found = try vaultKey() }
        if found == nil { found = try wakatimeKey() }
        let known = fileOrigin.flatMap { $0.isWakaTime ? nil : $0 }
        var settings = ResolvedSettings(origin: found?.origin ?? server ?? known ?? .hackClub, choices: sources.choices)
        settings.key = found?.key
        guard settings.key != nil || settings.user != nil else { throw noKey(settings.origin) }

        let config = sources.config
        settings.timeout = config.timeout ?? settings.timeout
        settings.proxy = config.proxy
        settings.certificatesFile = config.certificatesFile
        settings.verifiesCertificates = config.verifiesCertificates
        if !config.verifiesCertificates { settings.warnings.append(StartupWarning.unverified.text) }
        if settings.origin.scheme == "http", !settings.origin.isLoopback {
            guard settings.allowsPlainHTTP else {
                throw .plainHTTP(settings.origin)
            }
            settings.warnings.append(StartupWarning.unencrypted.text)
        }
        return settings
    }

    private func keyBeforeVault() throws(StartupError) -> Found? {
        // These two belong to --server, or without it, to Hack Club's server.
        if sources.choices.keyFile != nil {
            let path = sources.choices.keyFile ?? ""
            guard let key = try sources.keyFile.map({ key throws(StartupError) in try clean(key, from: path) }),
                !key.text.isEmpty
            else { throw .emptyKeyFile(path) }
            return Found(key: key, origin: server ?? .hackClub)
        }
        if let key = try given(sources.environmentKey, from: "HACKATIME_API_KEY") {
            return Found(key: key, origin: server ?? .hackClub)
        }
        if let listed = try listedServer() { return listed }
        let path = sources.configPath
        for (key, name) in [(sources.config.key, "api_key"), (sources.config.legacyKey, "apikey")] {
            if let key = try given(key, from: "\(name) of \(path)") { return try owned(key, name) }
        }
        return nil
    }

    /// A server of `[api_urls]`: the requested one, or any Hackatime if `api_url` is missing or is not a Hackatime.
    private func listedServer() throws(StartupError) -> Found? {
        if let fileOrigin, fileOrigin == server || (server == nil && !fileOrigin.isWakaTime) { return nil }
        for listed in sources.config.servers {
            guard let origin = ServerOrigin(parsing: listed.url) else { continue }
            let isWanted = server.map { $0 == origin } ?? ServerOrigin.looksLikeHackatime(listed.url)
            let path = sources.configPath
            if isWanted, let key = try given(listed.key, from: "[api_urls] of \(path)") {
                return Found(key: key, origin: origin)
            }
        }
        return nil
    }

    private func vaultKey() throws(StartupError) -> Found? {
        let file = sources.configPath
        switch sources.vault {
        case nil:
            // The command was not run because its key could not be used: say why.
            if sources.config.vaultCommand != nil { _ = try owned(Secret(""), "api_key_vault_cmd") }
            return nil
        case .key(let secret):
            guard let key = try given(secret, from: "api_key_vault_cmd of \(file)") else {
                throw .emptyVault(file: file)
            }
            return try owned(key, "api_key_vault_cmd")
        case .failed(let status): throw .failedVault(file: file, status: Int(status))
        case .timedOut: throw .slowVault(file: file)
        case .notStarted: throw .unstartedVault(file: file)
        }
    }

    private func wakatimeKey() throws(StartupError) -> Found? {
        guard let key = try given(sources.wakatimeKey, from: "WAKATIME_API_KEY") else { return nil }
        return try owned(key, "WAKATIME_API_KEY")
    }

    private func owned(_ key: Secret, _ name: String) throws(StartupError) -> Found? {
        // Showing another user needs no key, so a WakaTime key does no harm.
        let owner = Owner.wakaTimeDefault(self)
        if owner.origin.isWakaTime, server == nil, sources.choices.user != nil { return nil }
        return Found(key: key, origin: try checked(owner, for: name).origin)
    }

    private func checked(_ owner: Owner, for name: String) throws(StartupError) -> Owner {
        if let server, server != owner.origin {
            throw .foreignKey(name: name, of: owner.origin, wanted: server)
        }
        if owner.origin.isWakaTime {
            throw .wakaTimeKey(name: name, file: sources.configPath, isDefault: owner.isDefault)
        }
        return owner
    }

    private func given(_ key: Secret?, from place: String) throws(StartupError) -> Secret? {
        guard let key = try key.map({ key throws(StartupError) in try clean(key, from: place) }) else { return nil }
        return key.text.isEmpty ? nil : key
    }

    /// The key without surrounding spaces and line breaks.
    private func clean(_ key: Secret, from place: String) throws(StartupError) -> Secret {
        var text = Substring(key.text)
        while let end = text.last, end.isWhitespace || end == "\u{FEFF}" { text.removeLast() }
        while let start = text.first, start.isWhitespace || start == "\u{FEFF}" { text.removeFirst() }
        guard text.utf8.count <= 512, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .notAKey(place: place)
        }
        return Secret(String(text))
    }

    private func noKey(_ origin: ServerOrigin) -> StartupError {
        StartupError.noKey(origin, file: sources.configPath)
    }
}
