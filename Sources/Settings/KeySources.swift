package import HackatimeAPI

/// All that was found before anything is decided. The command of `config.vaultCommand` is run only when
/// `KeyChoice.needsVault` says so.
package struct KeySources: Sendable, Equatable {
    /// What the command printed, or why it did not.
    package enum Vault: Sendable, Equatable {
        case key(Secret)
        case failed(status: Int32)
        case timedOut
        case notStarted
    }

    package var choices: Choices
    /// The text of the key file, when one was chosen.
    package var keyFile: Secret?
    /// `HACKATIME_API_KEY`.
    package var environmentKey: Secret?
    /// `WAKATIME_API_KEY`.
    package var wakatimeKey: Secret?
    package var config: WakatimeConfig
    /// Where the settings file is, or would be.
    package var configPath: String
    /// Where hackatop's own settings file is, or would be.
    package var ownConfigPath: String
    package var vault: Vault?
    /// What is to be said about the files: others can change one.
    package var remarks: [String] = []

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
