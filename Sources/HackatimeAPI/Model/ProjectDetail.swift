/// What a server knows of a project, from `projects/details`. All texts are unchecked.
public struct ProjectDetail: Sendable, Hashable {
    /// The exact name.
    public var name: String
    /// Seconds on the project's own timeline, in the time asked about; finite and not negative.
    public var seconds: Double
    /// Raw names: `python` and `Python` are two.
    public var languages: [String]
    /// Where its source is; any text, not always an address.
    public var repositoryURL: String?
    /// How many heartbeats; `nil` where the server does not say it.
    public var heartbeats: Int?
    /// The time of the first heartbeat: seconds since 1970.
    public var first: Double?
    /// The time of the last.
    public var last: Double?
    /// Put aside by its owner.
    public var isArchived: Bool

    /// Values are taken as they are; it is the call that checks them.
    public init(
        name: String, seconds: Double, languages: [String] = [], repositoryURL: String? = nil, heartbeats: Int? = nil,
        first: Double? = nil, last: Double? = nil, isArchived: Bool = false
    ) {
        self.name = name
        self.seconds = seconds
        self.languages = languages
        self.repositoryURL = repositoryURL
        self.heartbeats = heartbeats
        self.first = first
        self.last = last
        self.isArchived = isArchived
    }
}
