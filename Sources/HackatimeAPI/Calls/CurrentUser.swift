/// `users/current`: who owns the key, and the time zone of their profile. Not documented.
enum CurrentUser {
    static func request() -> Request {
        Request(.compatible, ["users", "current"])
    }

    static func answer(_ response: Response) throws(ClientError) -> Profile {
        let root = try response.fields(for: .own)
        let user = root.fields("data") ?? root
        let profile = Profile(
            id: user.plain("id"), username: user.text("username"),
            displayName: user.text("display_name") ?? user.text("full_name"), zone: user.text("timezone"),
            createdAt: user.instant("created_at"))
        guard profile != Profile() else { throw .unexpected(.emptyProfile) }
        return profile
    }
}
