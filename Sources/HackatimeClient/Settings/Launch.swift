/// Everything the program needs to know before it starts; decided once, by `KeyChoice`.
public struct Launch: Sendable, Equatable {
    public var origin: ServerOrigin
    /// Belongs to `origin` and goes nowhere else. `nil` with `user`, where a server may answer without one.
    public var key: Secret?
    public var placement: KeyPlacement = .header
    /// Plain http was allowed for other hosts than this machine.
    public var allowsPlainHTTP = false
    /// Seconds for a whole request.
    public var timeout = 30.0
    /// A proxy's URL; it may hold a password. `nil` leaves it to the environment.
    public var proxy: Secret?
    /// A file of root certificates that replaces the system's.
    public var certificatesFile: String?
    public var verifiesCertificates = true
    /// Seconds between polls; 0 asks only on demand.
    public var interval = 60.0
    /// Whom to show first; `nil` for the owner of the key.
    public var user: String?
    /// The time zone asked for, by IANA name.
    public var zoneName: String?
    /// Plain characters only; the terminal may ask for them as well.
    public var isASCII = false
    public var isDemo = false
    /// Sentences that stay on the screen.
    public var warnings: [String] = []

    public init(origin: ServerOrigin, choices: Choices = Choices()) {
        self.origin = origin
        placement = choices.placement ?? .header
        allowsPlainHTTP = choices.allowsPlainHTTP ?? false
        interval = Double(choices.interval ?? 60)
        user = choices.user
        zoneName = choices.timezone
        isASCII = choices.isASCII ?? false
    }

    /// The built-in world: no server, no key, nothing read.
    public static func demo(_ choices: Choices) -> Launch {
        var launch = Launch(origin: .hackClub, choices: choices)
        launch.isDemo = true
        return launch
    }
}
