/// `users/lookup_slack_uid/{uid}`: the id of the user with a Slack id. On the live server for administrators
/// only; a Slack id works there as a username.
enum LookupSlackUID {
    static func request(_ slackID: String) -> Request {
        Request(.native, ["users", "lookup_slack_uid", slackID])
    }

    /// The id to use as a username.
    static func answer(_ response: Response) throws(ClientError) -> String {
        guard let id = try response.fields(for: .lookUp).plain("user_id") else {
            throw .unexpected(.userWithoutID)
        }
        return id
    }
}
