/// `users/lookup_email/{email}`: the id of the user with this e-mail address. For administrators only on the live
/// server.
public struct LookupEmail: Call {
    /// The address.
    public var email: String

    /// Any text; the request escapes it.
    public init(_ email: String) {
        self.email = email
    }

    /// About the person found.
    public var policy: CallPolicy { .lookupEmail }

    /// The same in both dialects.
    public func request(_ dialect: Dialect) -> Request {
        request(.native, ["users", "lookup_email", email])
    }

    /// The id to use as a username.
    public func value(from response: Response, _ dialect: Dialect) throws(ClientError) -> String {
        guard let id = try response.fields(for: .lookUp).plain("user_id") else {
            throw .notHackatime(.userWithoutID)
        }
        return id
    }
}
