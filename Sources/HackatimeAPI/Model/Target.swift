/// The person that figures are about.
public enum Target: Sendable, Hashable {
    /// The owner of the key.
    case me
    /// Another user, by the text used in the server's paths: a username, numeric id or Slack id.
    case user(String)
}
