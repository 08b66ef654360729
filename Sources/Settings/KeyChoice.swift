import HackatimeAPI

/// Decides which key to use and where it goes, together: each key is found with the server it was written for, and is
/// sent to no other.
package struct KeyChoice {
    private let sources: KeySources
    /// `--server`.
    private let server: ServerOrigin?
    /// `HACKATIME_API_URL`.
    private let environmentOrigin: ServerOrigin?
    /// `api_url`.
    private let fileOrigin: ServerOrigin?

    /// Decides from all sources.
    package static func settings(_ sources: KeySources) throws(StartupError) -> ResolvedSettings {
        try KeyChoice(sources).settings()
    }

    /// Whether the vault's command must run before `settings` can decide: no earlier source has a key, and its key
    /// could be used.
    package static func needsVault(_ sources: KeySources) throws(StartupError) -> Bool {
        guard sources.config.vaultCommand != nil, sources.vault == nil, sources.account.name.isEmpty else {
            return false
        }
        let choice = try KeyChoice(sources)
        return try !choice.pairsBeforeVault().contains(where: choice.isUsable)
            && choice.isUsable(choice.filePair(Secret(""), "api_key_vault_cmd"))
    }

    private init(_ sources: KeySources) throws(StartupError) {
        self.sources = sources
        func origin(_ text: String?, _ error: StartupError) throws(StartupError) -> ServerOrigin? {
            guard let text else { return nil }
            guard let origin = ServerOrigin(parsing: text) else { throw error }
            return origin
        }
        server = try origin(sources.choices.server, .badServer)
        environmentOrigin = try origin(sources.environmentURL, .badAPIURL(place: "HACKATIME_API_URL"))
        fileOrigin = try origin(sources.config.apiURL, .badAPIURL(place: "api_url of \(sources.configPath)"))
    }

    /// A key, and the server it was written for.
    private struct Pair {
        var key: Secret
        var name: String
        var origin: ServerOrigin
        /// What names the server; `nil` if nothing does and it is WakaTime by that program's own default.
        var by: String?
        /// One of `[api_urls]` that was not asked for.
        var isAside = false
    }

    private func settings() throws(StartupError) -> ResolvedSettings {
        let (pair, all) = try chosen()
        let known = [server, environmentOrigin, fileOrigin].compactMap(\.self).first { !$0.isWakaTime }
        var settings = ResolvedSettings(origin: pair?.origin ?? known ?? .hackClub, choices: sources.choices)
        settings.key = pair?.key
        (settings.keySource, settings.serverSource) = (pair?.name, pair?.by)
        settings.keyFile = pair.flatMap { file(of: $0.name) }
        settings.account = sources.account.name
        settings.accountNames = sources.accountNames
        settings.secrets = Secrets(keys: all.map(\.key) + unusedKeys, proxy: sources.config.proxy)
        guard settings.key != nil || settings.user != nil else {
            throw sources.importTrouble.map { .badImport($0) } ?? .noKey(settings.origin, file: sources.configPath)
        }

        let config = sources.config
        settings.timeout = config.timeout ?? settings.timeout
        settings.proxy = config.proxy
        settings.proxyName = sources.proxyName
        settings.certificatesFile = config.certificatesFile
        settings.certificates = sources.certificates
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

    /// The settings file that has a key by this name.
    private func file(of name: String) -> String? {
        switch name {
        case "--api-key-file", "HACKATIME_API_KEY", "WAKATIME_API_KEY": nil
        case "api-key", "api-key-file": sources.ownConfigPath
        default: sources.configPath
        }
    }

    /// The first pair that may be used, and all that were looked at. Another source that has the same key must not name another server for it.
    private func chosen() throws(StartupError) -> (pair: Pair?, all: [Pair]) {
        var pairs = try pairsBeforeVault()
        if sources.account.name.isEmpty {
            if !pairs.contains(where: isUsable), let pair = try vaultPair() { pairs.append(pair) }
            if let key = try given(sources.wakatimeKey, from: "WAKATIME_API_KEY") {
                pairs.append(filePair(key, "WAKATIME_API_KEY"))
            }
        }
        let secrets = Secrets(keys: pairs.map(\.key) + unusedKeys)
        for input in sources.inputs where secrets.isKey(in: input.text) { throw .keyAsInput(input.name) }
        guard let pair = pairs.first(where: isUsable) else {
            // Showing another user needs no key, so a WakaTime key does no harm.
            let canDoWithout = sources.choices.user != nil && server == nil
            if !canDoWithout, let refused = pairs.first(where: { !$0.isAside }) { throw refusal(of: refused) }
            return (nil, pairs)
        }
        for other in pairs where other.key == pair.key && other.origin != pair.origin {
            guard let by = pair.by, let otherBy = other.by else { continue }
            throw .twoServers(
                name: pair.name, NamedServer(origin: pair.origin, by: by),
                NamedServer(origin: other.origin, by: otherBy))
        }
        return (pair, pairs)
    }

    private func isUsable(_ pair: Pair) -> Bool {
        !pair.isAside && !pair.origin.isWakaTime && pair.origin == server ?? pair.origin
    }

    private func refusal(of pair: Pair) -> StartupError {
        if let server, server != pair.origin { return .foreignKey(name: pair.name, of: pair.origin, wanted: server) }
        // What was not imported may name the server.
        if let trouble = sources.importTrouble, pair.by == nil { return .badImport(trouble) }
        return .wakaTimeKey(name: pair.name, file: sources.configPath, by: pair.by)
    }

    private func pairsBeforeVault() throws(StartupError) -> [Pair] {
        guard sources.account.name.isEmpty else { return try accountPairs() }
        var pairs: [Pair] = []
        if let path = sources.choices.keyFile {
            guard let key = try given(sources.keyFile, from: path) else { throw .emptyKeyFile(path) }
            pairs.append(try ownPair(key, "--api-key-file"))
        }
        if let key = try given(sources.environmentKey, from: "HACKATIME_API_KEY") {
            let name = "HACKATIME_API_KEY"
            if let environmentOrigin {
                pairs.append(Pair(key: key, name: name, origin: environmentOrigin, by: "HACKATIME_API_URL"))
            } else {
                pairs.append(try ownPair(key, name))
            }
        }
        if let key = try given(sources.account.key, from: "api-key of \(sources.ownConfigPath)") {
            if let origin = sources.account.server.flatMap({ ServerOrigin(parsing: $0) }) {
                pairs.append(
                    Pair(key: key, name: "api-key", origin: origin, by: "server of \(sources.ownConfigPath)"))
            } else {
                pairs.append(try ownPair(key, "api-key"))
            }
        }
        pairs += try listedPairs()
        for (key, name) in [(sources.config.key, "api_key"), (sources.config.legacyKey, "apikey")] {
            if let key = try given(key, from: "\(name) of \(sources.configPath)") { pairs.append(filePair(key, name)) }
        }
        return pairs
    }

    /// The keys of a named account, for its server. No other source counts.
    private func accountPairs() throws(StartupError) -> [Pair] {
        let (account, path) = (sources.account, sources.ownConfigPath)
        let by = "\(account.heading) of \(path)"
        var pairs: [Pair] = []
        if let file = sources.choices.keyFile {
            guard let key = try given(sources.keyFile, from: file) else { throw .emptyKeyFile(file) }
            pairs.append(Pair(key: key, name: "api-key-file", origin: account.origin, by: by))
        }
        if let key = try given(account.key, from: "api-key of \(by)") {
            pairs.append(Pair(key: key, name: "api-key", origin: account.origin, by: by))
        }
        if pairs.isEmpty { throw .noAccountKey(account.name, file: path) }
        return pairs
    }

    /// The keys that are not looked at, without surrounding blanks: those of other accounts, and with a named account all
    /// others.
    private var unusedKeys: [Secret] {
        var keys = sources.accounts.map(\.key) + sources.config.servers.map(\.key)
        keys += [sources.environmentKey, sources.wakatimeKey, sources.config.key, sources.config.legacyKey]
        return keys.compactMap { $0?.text.split(whereSeparator: \.isWhitespace).first.map { Secret(String($0)) } }
    }

    /// A key that was given to hackatop, for the server that the other sources name. Only where they name none, it is
    /// for Hack Club's.
    private func ownPair(_ key: Secret, _ name: String) throws(StartupError) -> Pair {
        let named = try namedServers()
        guard let first = named.first else { return Pair(key: key, name: name, origin: .hackClub, by: "default") }
        if let other = named.first(where: { $0.origin != first.origin }) {
            throw .unclearServer(name: name, first, other)
        }
        return Pair(key: key, name: name, origin: first.origin, by: first.by)
    }

    /// What names a Hackatime: `--server` alone, or everything else. WakaTime counts only if nothing else is named.
    private func namedServers() throws(StartupError) -> [NamedServer] {
        if let server { return [NamedServer(origin: server, by: "--server")] }
        var named: [NamedServer] = []
        if let environmentOrigin { named.append(NamedServer(origin: environmentOrigin, by: "HACKATIME_API_URL")) }
        if let fileOrigin { named.append(NamedServer(origin: fileOrigin, by: "api_url of \(sources.configPath)")) }
        let listed = try listedPairs()
        named += listed.filter { !$0.isAside }.map { NamedServer(origin: $0.origin, by: $0.by ?? "") }
        let others = named.filter { !$0.origin.isWakaTime }
        return others.isEmpty ? named : others
    }

    /// A key that belongs to the settings file's `api_url`; without one to `--server` if given, otherwise to WakaTime.
    private func filePair(_ key: Secret, _ name: String) -> Pair {
        if let fileOrigin {
            return Pair(key: key, name: name, origin: fileOrigin, by: "api_url of \(sources.configPath)")
        }
        return Pair(key: key, name: name, origin: server ?? .wakaTime, by: server.map { _ in "--server" })
    }

    /// The servers of `[api_urls]`. Only a requested one is used, or any Hackatime if `api_url` is missing or is not a
    /// Hackatime.
    private func listedPairs() throws(StartupError) -> [Pair] {
        let isFileEnough = fileOrigin.map { $0 == server ?? $0 && !$0.isWakaTime } ?? false
        let place = "[api_urls] of \(sources.configPath)"
        var pairs: [Pair] = []
        for listed in sources.config.servers {
            guard let origin = ServerOrigin(parsing: listed.url), let key = try given(listed.key, from: place) else {
                continue
            }
            let isWanted = server.map { $0 == origin } ?? ServerOrigin.looksLikeHackatime(listed.url)
            pairs.append(
                Pair(key: key, name: "[api_urls]", origin: origin, by: place, isAside: isFileEnough || !isWanted))
        }
        return pairs
    }

    private func vaultPair() throws(StartupError) -> Pair? {
        let file = sources.configPath
        let name = "api_key_vault_cmd"
        switch sources.vault {
        case nil:
            // The command was not run because its key could not be used: say why.
            let pair = filePair(Secret(""), name)
            return sources.config.vaultCommand == nil || isUsable(pair) ? nil : pair
        case .key(let secret):
            guard let key = try given(secret, from: "\(name) of \(file)") else { throw .emptyVault(file: file) }
            return filePair(key, name)
        case .failed(let status): throw .failedVault(file: file, status: Int(status))
        case .timedOut: throw .slowVault(file: file)
        case .notStarted: throw .unstartedVault(file: file)
        }
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
}
