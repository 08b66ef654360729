/// `users/lookup_slack_uid/{uid}`: the id of the user with this Slack id. For administrators only on the live server,
/// where a Slack id works as a username.
public struct LookupSlackUID: Call {
    /// The Slack id, such as `U0266FRGP`.
    public var slackID: String

    /// Any text; the request escapes it.
    public init(_ slackID: String) {
        self.slackID = slackID
    }

    /// About the person found.
    public var policy: CallPolicy { .lookupSlackUID }

    /// The same in both dialects.
    public func request(_ dialect: Dialect) -> Request {
        request(.native, ["users", "lookup_slack_uid", slackID])
    }

    /// The id to use as a username.
    public func value(from response: Response, _ dialect: Dialect) throws(ClientError) -> String {
        guard let id = try response.fields(for: .lookUp).plain("user_id") else {
            throw .notHackatime(.userWithoutID)
        }
        return id
    }
}
