import HackatimeAPI
import Settings

/// Finds out how the program starts: reads the settings files, and decides.
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
        try settings(sources(options, environment))
    }

    /// Decides; the vault's command is run if no key comes before it.
    static func settings(_ found: KeySources) throws(StartupError) -> ResolvedSettings {
        var sources = found
        if try KeyChoice.needsVault(sources), let command = sources.config.vaultCommand {
            sources.vault = Vault.run(command)
        }
        var settings = try KeyChoice.settings(sources)
        settings.remarks = sources.remarks
        return settings
    }

    /// What the files and the environment say, before anything is decided or run.
    static func sources(_ options: Options, _ environment: Environment) throws(StartupError) -> KeySources {
        var files = SettingsFiles()
        let ownPath = environment.ownConfigPath
        let own = try HackatopConfig.choices(INI(files.settings(ownPath)), path: ownPath)
        var choices = options.choices
        choices.logFile = choices.logFile ?? environment.logFile
        let path = options.config.map(environment.expanded) ?? environment.wakatimeConfigPath

        var sources = KeySources(choices: choices.over(own), configPath: path, ownConfigPath: ownPath)
        sources.config = WakatimeConfig(try wakatimeFile(path, environment, &files))
        sources.config.certificatesFile = sources.config.certificatesFile.map(environment.expanded)
        sources.environmentKey = environment.hackatimeKey.map(Secret.init)
        sources.wakatimeKey = environment.wakatimeKey.map(Secret.init)
        if let keyFile = sources.choices.keyFile { sources.keyFile = try files.key(environment.expanded(keyFile)) }
        sources.remarks = files.remarks
        return sources
    }

    /// The settings file, with the file it imports laid over it. An import of the imported file is not followed.
    private static func wakatimeFile(
        _ path: String, _ environment: Environment, _ files: inout SettingsFiles
    ) throws(StartupError) -> INI {
        var file = INI(try files.settings(path))
        if let imported = file.value("import_cfg", in: "settings") {
            file.merge(INI(try files.settings(environment.expanded(imported))))
        }
        return file
    }
}
