/// `users/current`: the owner of the key and the time zone of their profile. Not documented.
public struct CurrentUser: Call {
    /// No parameters: the key says who.
    public init() {}

    /// About the owner.
    public var policy: CallPolicy { .currentUser }

    /// The same in both dialects.
    public func request(_ dialect: Dialect) -> Request {
        request(.compatible, ["users", "current"])
    }

    /// The owner; what the server does not say is `nil`.
    public func value(from response: Response, _ dialect: Dialect) throws(ClientError) -> Profile {
        let root = try response.fields(for: .ordinary)
        let user = root.fields("data") ?? root
        let profile = Profile(
            id: user.plain("id"), username: user.text("username"),
            displayName: user.text("display_name") ?? user.text("full_name"), zone: user.text("timezone"),
            createdAt: user.instant("created_at"))
        guard profile != Profile() else { throw .notHackatime(.emptyProfile) }
        return profile
    }
}
