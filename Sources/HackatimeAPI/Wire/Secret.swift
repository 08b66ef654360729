/// A text that no print, log, dump or failed test shows.
public struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The secret itself, for the one place that sends it.
    public let text: String

    /// Hides a text. It is not checked.
    public init(_ text: String) {
        self.text = text
    }

    /// The same words for every secret.
    public var description: String { "(secret)" }
    /// As `description`.
    public var debugDescription: String { description }
    /// No parts: `dump` and failed tests look through descriptions.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
