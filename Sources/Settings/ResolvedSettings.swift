package import HackatimeAPI

/// Everything the program needs to know before it starts. Decided once, by `KeyChoice`.
package struct ResolvedSettings: Sendable, Equatable {
    /// The server.
    package var origin: ServerOrigin
    /// Belongs to `origin` and is sent nowhere else. May be `nil` if `user` is set, because a server may answer without
    /// a key.
    package var key: Secret?
    /// What holds the key, and what names its server, such as `api_key` and `api_url of ~/.wakatime.cfg`.
    package var keySource: String?
    package var serverSource: String?
    /// The settings file that holds the key; `nil` for a variable, and for a file with nothing but the key.
    package var keyFile: String?
    /// The account of hackatop's own settings file; empty for none. Then all names that can be chosen.
    package var account = ""
    package var accountNames: [String] = []
    /// What the settings say about keys of the keyboard.
    package var keyLines: [KeyLine] = []
    /// Every key that was found, and the proxy's user part.
    package var secrets = Secrets()
    package var placement: KeyPlacement = .header
    /// Plain http is allowed for hosts other than this machine.
    package var allowsPlainHTTP = false
    /// Seconds for a whole request.
    package var timeout = 30.0
    /// A proxy's URL, which may contain a password. `nil` uses the environment.
    package var proxy: Secret?
    /// What names it, such as `proxy in ~/.wakatime.cfg`.
    package var proxyName: String?
    /// A file of root certificates that replaces the system's.
    package var certificatesFile: String?
    /// Its content.
    package var certificates: [UInt8]?
    package var verifiesCertificates = true
    /// Seconds between polls; 0 means only on request.
    package var interval = 60.0
    /// The interval was set on the command line or in the settings file.
    package var isIntervalChosen = false
    /// The user to show first; `nil` for the owner of the key.
    package var user: String?
    /// As the server's paths have them.
    package var friends: [String] = []
    /// The requested time zone, by IANA name.
    package var zoneName: String?
    /// Data from the server is saved to disk.
    package var keepsHistory = true
    /// Number of days fetched into the history, including today; `nil` for all.
    package var historyDays: Int?
    /// Seconds a day by weekday, Monday first, for a server that tells no goal; 0 is none. Empty if none was chosen.
    package var goals: [Double] = []
    /// What happens when the goal of a day is reached.
    package var ringsBell = true
    package var notifies = true
    /// The requested theme, by name.
    package var theme: String?
    /// The days to start with, in words.
    package var range: String?
    /// ASCII only. The terminal may require it as well.
    package var isASCII = false
    /// Names are hidden behind made-up ones.
    package var isPrivate = false
    package var usesMouse = false
    /// The file for the log of requests and problems; `nil` for none.
    package var logFile: String?
    package var isDemo = false
    /// Sentences that stay on the screen.
    package var warnings: [String] = []
    /// Sentences that are shown once.
    package var remarks: [String] = []

    /// Where to look when the server does not know the key, such as `api_key in ~/.wakatime.cfg`.
    package var keyPlace: String? { keySource.map { name in keyFile.map { "\(name) in \($0)" } ?? name } }

    package init(origin: ServerOrigin, choices: Choices = Choices()) {
        self.origin = origin
        placement = choices.placement ?? .header
        allowsPlainHTTP = choices.allowsPlainHTTP ?? false
        interval = Double(choices.interval ?? 60)
        isIntervalChosen = choices.interval != nil
        user = choices.user
        friends = choices.friends ?? []
        zoneName = choices.timezone
        keepsHistory = !(choices.keepsNothing ?? false)
        historyDays = (choices.historyDays ?? .last(30)).number
        goals = choices.goals?.seconds ?? []
        ringsBell = !(choices.isSilent ?? false)
        notifies = !(choices.notifiesNever ?? false)
        theme = choices.theme
        range = choices.range
        isASCII = choices.isASCII ?? false
        isPrivate = choices.isPrivate ?? false
        usesMouse = choices.usesMouse ?? false
        logFile = choices.logFile
    }

    /// Settings for the built-in world: no server, no key, nothing read.
    package static func demo(_ choices: Choices) -> ResolvedSettings {
        var settings = ResolvedSettings(origin: .hackClub, choices: choices)
        settings.isDemo = true
        settings.keepsHistory = false
        return settings
    }
}
