import CSystem
import Cells
import CursesTerminal

/// A terminal that tells the signal handlers when it must be restored, and restores it once.
final class GuardedTerminal: Terminal {
    private let terminal: any Terminal
    private var isOurs = true

    /// A notice for the status line.
    let notice: TerminalNotice?

    /// The terminal must already be taken.
    init(_ terminal: any Terminal, notice: TerminalNotice?) {
        self.terminal = terminal
        self.notice = notice
        hackatop_terminal_taken(true)
    }

    var size: Size { terminal.size }
    var prefersASCII: Bool { terminal.prefersASCII }
    var keyDeadline: Double? { terminal.keyDeadline }

    func present(_ frame: Frame) -> Bool { terminal.present(frame) }
    func use(_ theme: Theme) { terminal.use(theme) }
    func useMouse(_ isUsed: Bool) { terminal.useMouse(isUsed) }
    func invalidate() { terminal.invalidate() }
    func readKeys(at now: Double) -> [Key] { terminal.readKeys(at: now) }
    func copy(_ text: String) { terminal.copy(text) }
    func announce(_ text: String, bell: Bool, notification: Bool) {
        terminal.announce(text, bell: bell, notification: notification)
    }

    func leave() {
        guard isOurs else { return }
        isOurs = false
        terminal.leave()
        hackatop_terminal_taken(false)
    }

    func enter() {
        isOurs = true
        hackatop_terminal_taken(true)
        terminal.enter()
    }
}
