import HackatimeClient

/// Finds out how the program starts: reads the settings files, and decides.
enum Settings {
    static func resolve(_ options: Options, _ environment: Environment) -> Result<Launch, SettingsError> {
        do throws(SettingsError) {
            return .success(options.demo ? .demo(options.choices) : try launch(options, environment))
        } catch {
            return .failure(error)
        }
    }

    private static func launch(_ options: Options, _ environment: Environment) throws(SettingsError) -> Launch {
        try launch(sources(options, environment))
    }

    /// Decides; the vault's command is run if no key comes before it.
    static func launch(_ found: KeySources) throws(SettingsError) -> Launch {
        var sources = found
        if try KeyChoice.needsVault(sources), let command = sources.config.vaultCommand {
            sources.vault = Vault.run(command)
        }
        return try KeyChoice.launch(sources)
    }

    /// What the files and the environment say, before anything is decided or run.
    static func sources(_ options: Options, _ environment: Environment) throws(SettingsError) -> KeySources {
        let ownPath = environment.ownConfigPath
        let own = try HackatopConfig.choices(INI(FileReader.settings(ownPath)), path: ownPath)
        let path = options.config.map(environment.expanded) ?? environment.wakatimeConfigPath

        var sources = KeySources(choices: options.choices.over(own), configPath: path, ownConfigPath: ownPath)
        sources.config = WakatimeConfig(try wakatimeFile(path, environment))
        sources.config.certificatesFile = sources.config.certificatesFile.map(environment.expanded)
        sources.environmentKey = environment.hackatimeKey.map(Secret.init)
        sources.wakatimeKey = environment.wakatimeKey.map(Secret.init)
        sources.keyFile = try sources.choices.keyFile.map { path throws(SettingsError) in
            try keyFile(environment.expanded(path))
        }
        return sources
    }

    /// The settings file, with the file it imports laid over it. An import of the imported file is not followed.
    private static func wakatimeFile(_ path: String, _ environment: Environment) throws(SettingsError) -> INI {
        var file = INI(try FileReader.settings(path))
        if let imported = file.value("import_cfg", in: "settings") {
            file.merge(INI(try FileReader.settings(environment.expanded(imported))))
        }
        return file
    }

    private static func keyFile(_ path: String) throws(SettingsError) -> Secret {
        let shown = SettingsError.shown(path)
        switch FileReader.read(path) {
        case .bytes(let bytes): return Secret(String(decoding: bytes, as: UTF8.self))
        case .missing: throw SettingsError(.configuration, "the key file \(shown) does not exist")
        case .unreadable(let why): throw SettingsError(.configuration, "the key file \(shown) \(why)")
        }
    }
}
