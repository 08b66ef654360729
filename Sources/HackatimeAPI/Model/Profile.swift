/// The owner of the key, as `users/current` tells; `nil` for what it left out. Texts are the server's and unchecked.
public struct Profile: Sendable, Hashable {
    /// The server's number as text; other calls take it as a username.
    public var id: String?
    /// The name in the paths of other calls; the live server has users without one.
    public var username: String?
    /// The name to show; `full_name` where there is no display name.
    public var displayName: String?
    /// The IANA name of the zone whose days the server counts in; it may be a zone that is not known here.
    public var zone: String?
    /// When the account was made, in seconds since 1970.
    public var createdAt: Double?

    /// Values are taken as they are; it is the call that checks them.
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

/// How far the server's people trust what a user sends.
public struct Trust: Sendable, Hashable {
    /// The level; colours are the server's own names.
    public enum Level: Sendable, Hashable {
        /// Not scored. The live server says this for suspected users as well.
        case blue
        /// Convicted of cheating.
        case red
        /// Trusted.
        case green
        /// Suspected; only servers that follow the documentation say it.
        case yellow
        /// A word this program does not know.
        case other(String)
    }

    /// From `trust_factor`, or from the stats, which carry it on the live server.
    public var level: Level

    /// Trust of this level.
    public init(_ level: Level) {
        self.level = level
    }
}
