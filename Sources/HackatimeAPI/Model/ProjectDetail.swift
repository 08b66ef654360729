/// Details of a project, from `projects/details`. All texts are unchecked.
public struct ProjectDetail: Sendable, Hashable {
    /// The exact name.
    public var name: String
    /// Seconds on the project's own timeline, in the requested time; finite and not negative.
    public var seconds: Double
    /// Raw names: `python` and `Python` are different.
    public var languages: [String]
    /// The location of its source: any text, not always a URL.
    public var repositoryURL: String?
    /// Number of heartbeats; `nil` if the server does not say.
    public var heartbeats: Int?
    /// The time of the first heartbeat: seconds since 1970.
    public var first: Double?
    /// The time of the last heartbeat: seconds since 1970.
    public var last: Double?
    /// Whether its owner archived it.
    public var isArchived: Bool

    /// Does not check the values; the call does.
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
