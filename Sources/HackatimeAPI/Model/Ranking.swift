/// The people with the most coding time in a period, from `leaderboard`. The server counts only `coding`, without
/// browsers, and more than 60 seconds, of people who have linked GitHub and are not convicted. People with private
/// stats are included.
public struct Ranking: Sendable, Hashable {
    /// The period in the server's words ("Last 24 hours"); unchecked.
    public var dateRange: String?
    /// When the server computed the ranking: seconds since 1970.
    public var generatedAt: Double?
    /// By rank.
    public var entries: [Entry]

    /// One person's rank.
    public struct Entry: Sendable, Hashable {
        /// Starts at 1.
        public var rank: Int
        /// The id that other calls accept as a username.
        public var userID: String?
        /// The display name; unchecked text.
        public var name: String?
        /// Seconds, finite and not negative.
        public var seconds: Double

        /// Does not check the values; the call does.
        public init(rank: Int, userID: String? = nil, name: String? = nil, seconds: Double) {
            self.rank = rank
            self.userID = userID
            self.name = name
            self.seconds = seconds
        }
    }

    /// Does not sort the values; the call does.
    public init(dateRange: String? = nil, generatedAt: Double? = nil, entries: [Entry]) {
        self.dateRange = dateRange
        self.generatedAt = generatedAt
        self.entries = entries
    }
}
