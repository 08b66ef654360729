/// The owner of the key, from `users/current`. Missing fields are `nil`. Texts are unchecked.
public struct Profile: Sendable, Hashable {
    /// The server's number as text. Other calls accept it as a username.
    public var id: String?
    /// The name in the paths of other calls. The live server has users without one.
    public var username: String?
    /// The name to show; `full_name` if there is no display name.
    public var displayName: String?
    /// The IANA name of the zone whose days the server uses. It may be unknown on this machine.
    public var zone: String?
    /// When the account was created, in seconds since 1970.
    public var createdAt: Double?

    /// Does not check the values; the call does.
    public init(
        id: String? = nil, username: String? = nil, displayName: String? = nil, zone: String? = nil,
        createdAt: Double? = nil
    ) {
        self.id = id
        self.username = username
        self.displayName = displayName
        self.zone = zone
        self.createdAt = createdAt
    }
}

/// How far the server's operators trust a user's data.
public struct Trust: Sendable, Hashable {
    /// The level. The colours are the server's own names.
    public enum Level: Sendable, Hashable {
        /// Not scored. The live server also returns this for suspected users.
        case blue
        /// Convicted of cheating.
        case red
        /// Trusted.
        case green
        /// Suspected. Only servers that follow the documentation return it.
        case yellow
        /// A level unknown to this program.
        case other(String)
    }

    /// From `trust_factor`, or from the stats, which include it on the live server.
    public var level: Level

    /// Creates trust of this level.
    public init(_ level: Level) {
        self.level = level
    }
}
