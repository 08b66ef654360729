/// Who coded most in a stretch of time, from `leaderboard`. The server counts `coding` only, without browsers, more than
/// 60 seconds, of people with GitHub linked who are not convicted; people with private stats are in it.
public struct Ranking: Sendable, Hashable {
    /// The stretch in the server's own words ("Last 24 hours"); unchecked text.
    public var dateRange: String?
    /// When the server ranked: seconds since 1970.
    public var generatedAt: Double?
    /// By rank.
    public var entries: [Entry]

    /// One person's place.
    public struct Entry: Sendable, Hashable {
        /// From 1 on.
        public var rank: Int
        /// The id that other calls take as a username.
        public var userID: String?
        /// The display name; unchecked text.
        public var name: String?
        /// Seconds, finite and not negative.
        public var seconds: Double

        /// Values are taken as they are; it is the call that checks them.
        public init(rank: Int, userID: String? = nil, name: String? = nil, seconds: Double) {
            self.rank = rank
            self.userID = userID
            self.name = name
            self.seconds = seconds
        }
    }

    /// Values are taken as they are; it is the call that sorts them.
    public init(dateRange: String? = nil, generatedAt: Double? = nil, entries: [Entry]) {
        self.dateRange = dateRange
        self.generatedAt = generatedAt
        self.entries = entries
    }
}
