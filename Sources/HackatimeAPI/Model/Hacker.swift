/// Someone who is at work, from `currently_hacking`. All texts are unchecked.
public struct Hacker: Sendable, Hashable {
    /// The display name.
    public var name: String
    /// Two letters, such as `US`; `nil` where the server does not know.
    public var countryCode: String?
    /// What they work on; `nil` where the server does not tell.
    public var project: String?
    /// Where the project's source is; any text, not always an address.
    public var repositoryURL: String?

    /// Values are taken as they are.
    public init(name: String, countryCode: String? = nil, project: String? = nil, repositoryURL: String? = nil) {
        self.name = name
        self.countryCode = countryCode
        self.project = project
        self.repositoryURL = repositoryURL
    }
}
