/// A text that never appears in prints, logs, dumps or failed tests.
public struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The secret itself. Read only where it is sent.
    public let text: String

    /// Hides a text, which is not checked.
    public init(_ text: String) {
        self.text = text
    }

    /// The same text for every secret.
    public var description: String { "(secret)" }
    /// As `description`.
    public var debugDescription: String { description }
    /// Without children, because `dump` and failed tests ignore descriptions.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
