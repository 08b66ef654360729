/// `users/{username}/trust_factor`: how far the server's operators trust a user.
public struct TrustFactor: Call {
    /// A username, numeric id or Slack id.
    public var user: String

    /// Any text; the request escapes it.
    public init(of user: String) {
        self.user = user
    }

    /// About the person.
    public var policy: CallPolicy { .trustFactor }

    /// The same in both dialects.
    public func request(_ dialect: Dialect) -> Request {
        request(.native, ["users", user, "trust_factor"])
    }

    /// The level; an unknown one is `other`.
    public func value(from response: Response, _ dialect: Dialect) throws(ClientError) -> Trust {
        let root = try response.fields(for: .lookUp)
        guard let trust = Trust(root.fields("trust_factor") ?? root) else {
            throw .notHackatime(.trustWithoutWord)
        }
        return trust
    }
}
