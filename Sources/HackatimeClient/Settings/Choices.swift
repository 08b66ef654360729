/// Where the key goes in a request.
public enum KeyPlacement: String, Sendable, Hashable, CaseIterable {
    /// `Authorization: Bearer KEY`.
    case header
    /// `?api_key=KEY`; the key then stands in the server's logs.
    case query
}

/// What a person chose, on the command line or in hackatop's own settings file; `nil` where they chose nothing.
public struct Choices: Sendable, Equatable {
    public var server: String?
    public var keyFile: String?
    public var placement: KeyPlacement?
    public var allowsPlainHTTP: Bool?
    /// Seconds; 0 asks only on demand.
    public var interval: Int?
    public var user: String?
    public var timezone: String?
    public var isASCII: Bool?

    public init() {}

    /// These choices, and the other's where these have none.
    public func over(_ other: Choices) -> Choices {
        var all = self
        all.server = server ?? other.server
        all.keyFile = keyFile ?? other.keyFile
        all.placement = placement ?? other.placement
        all.allowsPlainHTTP = allowsPlainHTTP ?? other.allowsPlainHTTP
        all.interval = interval ?? other.interval
        all.user = user ?? other.user
        all.timezone = timezone ?? other.timezone
        all.isASCII = isASCII ?? other.isASCII
        return all
    }

    /// Whether an interval may be set: 0, or 10 to 3600 seconds.
    public static func allows(interval: Int) -> Bool {
        interval == 0 || (10...3_600).contains(interval)
    }
}
