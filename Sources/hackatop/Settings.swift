import HackatimeAPI
import Settings

/// Reads the settings files, and decides how the program starts.
enum Settings {
    static func resolve(_ options: Options, _ environment: Environment) -> Result<ResolvedSettings, StartupError> {
        do throws(StartupError) {
            return .success(options.demo ? .demo(options.choices) : try settings(options, environment))
        } catch {
            return .failure(error)
        }
    }

    private static func settings(_ options: Options, _ environment: Environment) throws(StartupError)
        -> ResolvedSettings
    {
        var settings = try settings(sources(options, environment))
        settings.keyFile = settings.keyFile.map(environment.shortened)
        return settings
    }

    /// Decides. Runs the vault's command if no earlier source has a key.
    static func settings(_ found: KeySources) throws(StartupError) -> ResolvedSettings {
        var sources = found
        if try KeyChoice.needsVault(sources), let command = sources.config.vaultCommand {
            sources.vault = Vault.run(command)
        }
        var settings = try KeyChoice.settings(sources)
        settings.remarks = sources.remarks
        settings.keyLines = sources.keyLines
        return settings
    }

    /// The files and the environment, before anything is decided or run.
    static func sources(_ options: Options, _ environment: Environment) throws(StartupError) -> KeySources {
        var files = SettingsFiles()
        let ownPath = environment.ownConfigPath
        let ownFile = INI(
            try files.settings(ownPath) { INI($0).entries.contains { $0.key == "api-key" || $0.key == "api_key" } }
                ?? [])
        let own = try HackatopConfig.choices(ownFile, path: ownPath)
        let accounts = try HackatopConfig.accounts(ownFile, path: ownPath)
        var choices = options.choices
        choices.logFile = choices.logFile ?? environment.logFile
        let path = options.config.map(environment.expanded) ?? environment.wakatimeConfigPath

        var sources = KeySources(choices: choices.over(own), configPath: path, ownConfigPath: ownPath)
        try readWakatimeFile(environment, &files, into: &sources)
        if let path = sources.config.certificatesFile.map(environment.expanded) {
            sources.config.certificatesFile = path
            sources.certificates = try certificates(path, namedIn: sources.configPath)
        }
        sources.environmentKey = environment.hackatimeKey.map(Secret.init)
        sources.environmentURL = environment.hackatimeURL
        sources.wakatimeKey = environment.wakatimeKey.map(Secret.init)
        try sources.choose(options: options.choices, accounts: accounts)
        sources.keyLines = HackatopConfig.keyLines(ownFile)
        if let keyFile = sources.choices.keyFile { sources.keyFile = try files.key(environment.expanded(keyFile)) }
        sources.remarks = files.remarks + [sources.importTrouble?.text].compactMap(\.self)
        return sources
    }

    /// The settings file, merged with the file it imports. An import in the imported file is ignored.
    private static func readWakatimeFile(
        _ environment: Environment, _ files: inout SettingsFiles, into sources: inout KeySources
    ) throws(StartupError) {
        var proxyPath = sources.configPath
        var file = INI(try files.settings(sources.configPath) ?? [])
        if let name = file.value("import_cfg", in: "settings") {
            let path = environment.expanded(name)
            if !path.hasPrefix("/") {
                sources.importTrouble = .relativeImport(name, by: sources.configPath)
            } else if let bytes = try files.settings(path) {
                let imported = INI(bytes)
                file.merge(imported)
                if imported.value("proxy", in: "settings") != nil { proxyPath = path }
            } else {
                sources.importTrouble = .missingImport(path, by: sources.configPath)
            }
        }
        sources.config = WakatimeConfig(file)
        sources.proxyName = "proxy in \(environment.shortened(proxyPath))"
    }

    /// Read once, here: what waits for a file on the network's thread stops all requests.
    private static func certificates(_ path: String, namedIn file: String) throws(StartupError) -> [UInt8] {
        guard path.hasPrefix("/") else { throw .relativeCertificates(path, file: file) }
        switch FileReader.read(path, megabytes: 10) {
        case .bytes(let bytes):
            guard bytes.firstRange(of: "CERTIFICATE-----".utf8) != nil else {
                throw .noCertificates(path, file: file)
            }
            return bytes
        case .missing: throw .unreadableCertificates(path, .denied("it does not exist"), file: file)
        case .unreadable(let trouble): throw .unreadableCertificates(path, trouble, file: file)
        }
    }
}
