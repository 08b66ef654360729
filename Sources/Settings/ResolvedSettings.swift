package import HackatimeAPI

/// Everything the program needs to know before it starts; decided once, by `KeyChoice`.
package struct ResolvedSettings: Sendable, Equatable {
    /// The server to ask.
    package var origin: ServerOrigin
    /// Belongs to `origin` and goes nowhere else. `nil` with `user`, where a server may answer without one.
    package var key: Secret?
    package var placement: KeyPlacement = .header
    /// Plain http was allowed for other hosts than this machine.
    package var allowsPlainHTTP = false
    /// Seconds for a whole request.
    package var timeout = 30.0
    /// A proxy's URL; it may hold a password. `nil` leaves it to the environment.
    package var proxy: Secret?
    /// A file of root certificates that replaces the system's.
    package var certificatesFile: String?
    package var verifiesCertificates = true
    /// Seconds between polls; 0 asks only on demand.
    package var interval = 60.0
    /// The interval was chosen, on the command line or in the settings file.
    package var isIntervalChosen = false
    /// Whom to show first; `nil` for the owner of the key.
    package var user: String?
    /// The time zone asked for, by IANA name.
    package var zoneName: String?
    /// What comes from the server is written to disk.
    package var keepsHistory = true
    /// So many days are fetched for the history, today included; `nil` for all.
    package var historyDays: Int?
    /// Plain characters only; the terminal may ask for them as well.
    package var isASCII = false
    /// Where requests and problems are written down; `nil` for nowhere.
    package var logFile: String?
    package var isDemo = false
    /// Sentences that stay on the screen.
    package var warnings: [String] = []
    /// Sentences that are said once.
    package var remarks: [String] = []

    package init(origin: ServerOrigin, choices: Choices = Choices()) {
        self.origin = origin
        placement = choices.placement ?? .header
        allowsPlainHTTP = choices.allowsPlainHTTP ?? false
        interval = Double(choices.interval ?? 60)
        isIntervalChosen = choices.interval != nil
        user = choices.user
        zoneName = choices.timezone
        keepsHistory = !(choices.keepsNothing ?? false)
        historyDays = (choices.historyDays ?? .last(30)).number
        isASCII = choices.isASCII ?? false
        logFile = choices.logFile
    }

    /// The built-in world: no server, no key, nothing read.
    package static func demo(_ choices: Choices) -> ResolvedSettings {
        var settings = ResolvedSettings(origin: .hackClub, choices: choices)
        settings.isDemo = true
        settings.keepsHistory = false
        return settings
    }
}
