/// `users/lookup_email/{email}`: the id of the user with an address. On the live server for administrators only.
enum LookupEmail {
    static func request(_ email: String) -> Request {
        Request(.native, ["users", "lookup_email", email])
    }

    /// The id to use as a username.
    static func answer(_ response: Response) throws(ClientError) -> String {
        guard let id = try response.fields(for: .lookUp).plain("user_id") else {
            throw .unexpected(.userWithoutID)
        }
        return id
    }
}
