package import Cells

/// A terminal without a screen: keys are scripted, and shown frames are recorded.
package final class ScriptedTerminal: Terminal {
    package var size: Size
    package var prefersASCII = false
    /// Each read takes the first of these.
    package var keys: [[Key]] = []
    package var keyDeadline: Double?
    /// False while the other end does not read.
    package var takesOutput = true
    /// Called after each shown frame, with the number of frames.
    package var afterFrame: (Int) -> Void = { _ in }
    package private(set) var frames: [Frame] = []
    /// All calls in order: `frame`, `leave`, `enter`, `invalidate`, `copy TEXT`, `announce TEXT`, `skip`, `theme NAME`,
    /// `mouse on`.
    package private(set) var deeds: [String] = []

    package init(size: Size = Size(width: 80, height: 24)) {
        self.size = size
    }

    package func present(_ frame: Frame) -> Bool {
        guard takesOutput else {
            deeds.append("skip")
            return false
        }
        frames.append(frame)
        deeds.append("frame")
        afterFrame(frames.count)
        return true
    }

    package func use(_ theme: Theme) { deeds.append("theme \(theme.name)") }
    package func useMouse(_ isUsed: Bool) { deeds.append("mouse \(isUsed ? "on" : "off")") }
    package func invalidate() { deeds.append("invalidate") }
    package func readKeys(at now: Double) -> [Key] { keys.isEmpty ? [] : keys.removeFirst() }
    package func copy(_ text: String) { deeds.append("copy \(text)") }
    package func announce(_ text: String, bell: Bool, notification: Bool) { deeds.append("announce \(text)") }
    package func leave() { deeds.append("leave") }
    package func enter() { deeds.append("enter") }
}
