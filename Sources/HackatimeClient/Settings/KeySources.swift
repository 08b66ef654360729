/// All that was found before anything is decided. The command of `config.vaultCommand` is run only when
/// `KeyChoice.needsVault` says so.
public struct KeySources: Sendable, Equatable {
    /// What the command printed, or why it did not.
    public enum Vault: Sendable, Equatable {
        case key(Secret)
        case failed(status: Int32)
        case timedOut
        case notStarted
    }

    public var choices: Choices
    /// The text of the key file, when one was chosen.
    public var keyFile: Secret?
    /// `HACKATIME_API_KEY`.
    public var environmentKey: Secret?
    /// `WAKATIME_API_KEY`.
    public var wakatimeKey: Secret?
    public var config: WakatimeConfig
    /// Where the settings file is, or would be.
    public var configPath: String
    /// Where hackatop's own settings file is, or would be.
    public var ownConfigPath: String
    public var vault: Vault?

    public init(
        choices: Choices = Choices(), config: WakatimeConfig = WakatimeConfig(), configPath: String = "~/.wakatime.cfg",
        ownConfigPath: String = "~/.config/hackatop/config"
    ) {
        self.choices = choices
        self.config = config
        self.configPath = configPath
        self.ownConfigPath = ownConfigPath
    }
}
