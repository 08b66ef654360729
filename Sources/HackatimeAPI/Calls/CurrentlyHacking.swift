/// `currently_hacking`: everyone who sent a `coding` heartbeat in the last five minutes. The list is at least a minute
/// old. Not documented; needs no key.
public struct CurrentlyHacking: Call {
    /// No parameters: there is one list.
    public init() {}

    /// About nobody in particular.
    public var policy: CallPolicy { .currentlyHacking }

    /// The same in both dialects.
    public func request(_ dialect: Dialect) -> Request {
        request(.native, ["currently_hacking"])
    }

    /// In the server's order. People without a name are left out.
    public func value(from response: Response, _ dialect: Dialect) throws(ClientError) -> [Hacker] {
        let root = try response.fields(for: .ordinary)
        guard let rows = root.list("users", Self.hacker) else { throw .notHackatime(.otherShape) }
        return rows.elements
    }

    private static func hacker(_ value: JSONValue) -> Hacker? {
        guard let fields = value.fields, let name = fields.text("display_name") ?? fields.text("username") else {
            return nil
        }
        let work = fields.fields("working_on")
        return Hacker(
            name: name, countryCode: fields.text("country_code"), project: work?.text("project_name"),
            repositoryURL: work?.text("repo_url"))
    }
}
