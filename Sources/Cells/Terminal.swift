/// The terminal as used by the loop. Tests use a scripted one.
package protocol Terminal: AnyObject {
    /// The current columns and rows.
    var size: Size { get }
    /// Whether glyphs outside ASCII should be avoided.
    var prefersASCII: Bool { get }
    /// Shows the frame, and writes only what changed. Returns false if the terminal accepts no output now and the frame
    /// was skipped.
    func present(_ frame: Frame) -> Bool
    /// Draws with other colours from the next frame on.
    func use(_ theme: Theme)
    /// Asks the terminal for clicks and the wheel, or leaves them to it again.
    func useMouse(_ isUsed: Bool)
    /// Forgets what is on the screen, so that the next frame is written completely.
    func invalidate()
    /// The keys typed since the last call, at this uptime. Never waits.
    func readKeys(at now: Double) -> [Key]
    /// When to read keys again even without input, because what was typed last is either a key or the start of more.
    var keyDeadline: Double? { get }
    /// Copies text to the clipboard of the person's own machine (OSC 52). The text must not contain control characters.
    func copy(_ text: String)
    /// Rings the bell, asks the terminal to show a notification, or both.
    func announce(_ text: String, bell: Bool, notification: Bool)
    /// Returns the terminal to the shell, and takes it again.
    func leave()
    func enter()
}
