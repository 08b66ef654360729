/// Someone who is working now, from `currently_hacking`. All texts are unchecked.
public struct Hacker: Sendable, Hashable {
    /// The display name.
    public var name: String
    /// Two letters, such as `US`; `nil` if the server does not know.
    public var countryCode: String?
    /// The current project; `nil` if the server does not say.
    public var project: String?
    /// The location of the project's source: any text, not always a URL.
    public var repositoryURL: String?

    /// Stores the values unchecked.
    public init(name: String, countryCode: String? = nil, project: String? = nil, repositoryURL: String? = nil) {
        self.name = name
        self.countryCode = countryCode
        self.project = project
        self.repositoryURL = repositoryURL
    }
}
