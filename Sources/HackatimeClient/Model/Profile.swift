/// The owner of the key.
public struct Profile: Sendable, Hashable {
    public var id: String?
    public var username: String?
    public var displayName: String?
    /// An IANA name, as the server gave it; unchecked.
    public var zone: String?
    /// When the account was made, in seconds since 1970.
    public var createdAt: Double?

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

    public var level: Level

    public init(_ level: Level) {
        self.level = level
    }
}
