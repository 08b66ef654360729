/// `users/{username}/trust_factor`: how far the server's people trust somebody. The same in both dialects.
enum TrustFactor {
    static func request(of user: String) -> Request {
        Request(.native, ["users", user, "trust_factor"])
    }

    static func answer(_ response: Response) throws(ClientError) -> Trust {
        let root = try response.fields(for: .lookUp)
        guard let trust = Trust(root.fields("trust_factor") ?? root) else {
            throw .unexpected(.trustWithoutWord)
        }
        return trust
    }
}
