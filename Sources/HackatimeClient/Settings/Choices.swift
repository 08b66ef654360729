/// Where the key goes in a request.
package enum KeyPlacement: String, Sendable, Hashable, CaseIterable {
    /// `Authorization: Bearer KEY`.
    case header
    /// `?api_key=KEY`; the key then stands in the server's logs.
    case query
}

/// What a person chose, on the command line or in hackatop's own settings file; `nil` where they chose nothing.
package struct Choices: Sendable, Equatable {
    package var server: String?
    package var keyFile: String?
    package var placement: KeyPlacement?
    package var allowsPlainHTTP: Bool?
    /// Seconds; 0 asks only on demand.
    package var interval: Int?
    package var user: String?
    package var timezone: String?
    package var isASCII: Bool?

    package init() {}

    /// These choices, and the other's where these have none.
    package func over(_ other: Choices) -> Choices {
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
    package static func allows(interval: Int) -> Bool {
        interval == 0 || (10...3_600).contains(interval)
    }
}
