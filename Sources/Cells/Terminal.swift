/// What the loop needs of a terminal. A scripted one stands in for it in tests.
package protocol Terminal: AnyObject {
    /// Columns and rows at this moment.
    var size: Size { get }
    /// Whether the glyphs outside ASCII should be avoided here.
    var prefersASCII: Bool { get }
    /// Shows the frame, writing only what changed; returns false when the terminal takes no output now and
    /// the frame was skipped.
    func present(_ frame: Frame) -> Bool
    /// Forgets what is shown, so that the next frame is written whole.
    func invalidate()
    /// The keys typed since the last call; empty when there are none. Never waits.
    func readKeys() -> [Key]
    /// Puts text on the clipboard of the person's own machine (OSC 52). The text holds no control characters.
    func copy(_ text: String)
    /// Gives the terminal back to the shell, and takes it again.
    func leave()
    func enter()
}
