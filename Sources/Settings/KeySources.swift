package import HackatimeAPI

/// Everything that was found before the decision. The command of `config.vaultCommand` runs only if
/// `KeyChoice.needsVault` says so.
package struct KeySources: Sendable, Equatable {
    /// The command's output, or its error.
    package enum Vault: Sendable, Equatable {
        case key(Secret)
        case failed(status: Int32)
        case timedOut
        case notStarted
    }

    package var choices: Choices
    /// The text of the key file, if one was chosen.
    package var keyFile: Secret?
    /// `HACKATIME_API_KEY`.
    package var environmentKey: Secret?
    /// `HACKATIME_API_URL`, the server of that key.
    package var environmentURL: String?
    /// `WAKATIME_API_KEY`.
    package var wakatimeKey: Secret?
    package var config: WakatimeConfig
    /// The path of the settings file, even if it does not exist.
    package var configPath: String
    /// What names the proxy of `config`, if it does.
    package var proxyName: String?
    /// The accounts of hackatop's own settings file, and the chosen one. See `choose`.
    package var accounts: [Account] = []
    package var account = Account()
    /// The section `[keys]`.
    package var keyLines: [KeyLine] = []
    /// The path of hackatop's own settings file, even if it does not exist.
    package var ownConfigPath: String
    /// The content of `config.certificatesFile`.
    package var certificates: [UInt8]?
    /// Why `import_cfg` was not read.
    package var importTrouble: FileRemark?
    package var vault: Vault?
    /// Remarks about files that others can change.
    package var remarks: [String] = []

    /// The texts of a person that are shown, sent or used as a name.
    var inputs: [(name: String, text: String)] {
        [
            ("--server", choices.server), ("--account", choices.account), ("--user", choices.user),
            ("--timezone", choices.timezone),
            ("--friends", choices.friends?.joined(separator: ", ")),
            ("--log", choices.logFile), ("--api-key-file", choices.keyFile), ("--config", configPath),
        ].compactMap { name, text in text.map { (name, $0) } }
    }

    package init(
        choices: Choices = Choices(), config: WakatimeConfig = WakatimeConfig(), configPath: String = "~/.wakatime.cfg",
        ownConfigPath: String = "~/.config/hackatop/config"
    ) {
        self.choices = choices
        self.config = config
        self.configPath = configPath
        self.ownConfigPath = ownConfigPath
    }
}

/// A server, and what names it: an option, a variable, or a setting with its file.
package struct NamedServer: Sendable, Hashable {
    package var origin: ServerOrigin
    package var by: String
}
