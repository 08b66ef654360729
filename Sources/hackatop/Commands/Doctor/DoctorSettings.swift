import HackatimeAPI
import Settings

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The settings as they are found: each file and source by itself, so that a broken one hides no other.
struct DoctorSettings {
    let environment: Environment
    private(set) var findings: [Finding] = []
    /// What hackatop would start with; `nil` if it would not start.
    private(set) var settings: ResolvedSettings?
    /// The server, even if hackatop would not start.
    private(set) var origin = ServerOrigin.hackClub
    /// Every key and password that was seen.
    private(set) var secrets = Secrets()
    private var keys: [Secret] = []

    init(_ options: Options, _ environment: Environment) {
        self.environment = environment
        let wakatimePath = options.config.map(environment.expanded) ?? environment.wakatimeConfigPath
        let own = file(environment.ownConfigPath, .settings, "hackatop's own settings")
        var editor = file(wakatimePath, .editor, "the settings of editors")
        if let name = editor?.value("import_cfg", in: "settings") {
            let path = environment.expanded(name)
            if path.hasPrefix("/"), let imported = file(path, .editor, "imported by import_cfg") {
                editor?.merge(imported)
            } else if !path.hasPrefix("/") {
                add(.editor, .problem, FileRemark.relativeImport(name, by: shown(wakatimePath)).text)
            }
        }
        let config = WakatimeConfig(editor ?? INI())
        let accounts = (try? HackatopConfig.accounts(own ?? INI(), path: shown(environment.ownConfigPath))) ?? []
        let sources = noteKeys(config, accounts, options)
        resolve(options, sources)
        secrets = Secrets(keys: keys, proxy: config.proxy)
        if settings == nil {
            let named = [options.choices.server, accounts.first?.server, environment.hackatimeURL, config.apiURL]
            origin = named.compactMap { $0.flatMap { ServerOrigin(parsing: $0) } }.first { !$0.isWakaTime } ?? .hackClub
        }
        if let editor {
            findings += EditorFindings.findings(
                editor, path: shown(wakatimePath), origin: origin, key: settings?.key)
        }
    }

    private mutating func add(
        _ topic: Finding.Topic, _ level: Finding.Level, _ text: String, _ advice: String? = nil,
        status: ExitStatus = .configuration
    ) {
        findings.append(Finding(topic, level, text, advice: advice, status: status))
    }

    private func shown(_ path: String) -> String { environment.shortened(path) }

    /// Reads a file and says what it is like.
    private mutating func file(_ path: String, _ topic: Finding.Topic, _ what: String) -> INI? {
        var files = SettingsFiles()
        let bytes: [UInt8]?
        do throws(StartupError) { bytes = try files.settings(path) } catch {
            add(topic, .problem, error.text, status: error.status)
            return nil
        }
        guard let bytes else {
            add(topic, topic == .settings ? .ok : .note, "\(shown(path)) is not there (\(what))")
            return nil
        }
        let file = INI(bytes)
        let names = Set(["api-key", "api_key", "apikey"])
        let holdsKey = file.entries.contains { names.contains($0.key) && !$0.value.isEmpty }
        keys += file.entries.filter { names.contains($0.key) || $0.section == "project_api_key" }.map {
            Secret($0.value + $0.cut)
        }
        guard let access = SettingsFiles.access(path, toRead: holdsKey) else { return file }
        let mode = "mode " + Self.octal(access.file.mode)
        if let remark = access.remark(path: shown(path), user: getuid(), holdsKey: holdsKey) {
            let isReadable = remark == FileRemark.readable(shown(path)).text
            // Editors make theirs like this.
            add(topic, isReadable && topic == .editor ? .note : .problem, "\(remark) (\(mode))")
        } else {
            add(topic, .ok, "\(shown(path)), \(mode) (\(what))")
        }
        return file
    }

    static func octal(_ mode: UInt32) -> String {
        let digits = String(mode & 0o7777, radix: 8)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }

    /// Each place where a key can be, in hackatop's order. Returns those with one.
    private mutating func noteKeys(_ config: WakatimeConfig, _ accounts: [Account], _ options: Options) -> [String] {
        var found: [(String, Secret)] = []
        func note(_ name: String, _ key: Secret?) {
            if let key, !key.text.isEmpty { found.append((name, key)) }
        }
        note("HACKATIME_API_KEY", environment.hackatimeKey.map(Secret.init))
        for account in accounts {
            note(account.name.isEmpty ? "api-key" : "api-key of \(account.heading)", account.key)
        }
        for server in config.servers { note("[api_urls]", server.key) }
        note("api_key", config.key)
        note("apikey", config.legacyKey)
        note("WAKATIME_API_KEY", environment.wakatimeKey.map(Secret.init))
        keys += found.map(\.1)
        var names = found.map { "\($0.0) \(Masked.key($0.1))" }
        if let path = options.choices.keyFile ?? accounts.first?.keyFile { names.append("the key file \(shown(path))") }
        if config.vaultCommand != nil { names.append("api_key_vault_cmd, which is run only if it is needed") }
        return names
    }

    private mutating func resolve(_ options: Options, _ sources: [String]) {
        let found = sources.isEmpty ? "no key anywhere" : "found: " + sources.joined(separator: ", ")
        switch Settings.resolve(options, environment) {
        case .failure(let error):
            add(.key, sources.isEmpty ? .note : .ok, found)
            let text = if case .noKey = error { "no key for a Hackatime" } else { error.text }
            let isAboutFile = if case .unreadableSettings = error { true } else { false }
            // It was said of the file itself.
            if !isAboutFile {
                let advice = if case .noKey = error { "hackatop setup asks for one" } else { String?.none }
                add(.key, .problem, text, advice, status: error.status)
            }
        case .success(let resolved):
            settings = resolved
            origin = resolved.origin
            if let key = resolved.key { keys.append(key) }
            add(.key, .ok, found)
            let account = resolved.account.isEmpty ? "" : " (account \(resolved.account))"
            if let key = resolved.key {
                add(
                    .key, .ok,
                    "used: \(resolved.keySource ?? "") \(Masked.key(key)) for \(resolved.origin.text)\(account), by "
                        + (resolved.serverSource.map(shown) ?? ""))
            } else {
                add(.key, .note, "none is used: only public calls can be asked", "hackatop setup asks for one")
            }
            for warning in resolved.warnings { add(.key, .note, warning) }
            if let path = options.choices.keyFile.map(environment.expanded),
                let access = SettingsFiles.access(path, toRead: true),
                let remark = access.remark(path: shown(path), user: getuid(), holdsKey: true)
            {
                add(.key, .problem, remark)
            }
        }
    }
}
