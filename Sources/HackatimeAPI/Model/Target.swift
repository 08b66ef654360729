/// Whom the figures are about.
public enum Target: Sendable, Hashable {
    /// The owner of the key.
    case me
    /// Someone else, by the text the server's paths take: a username, numeric id or Slack id.
    case user(String)
}
