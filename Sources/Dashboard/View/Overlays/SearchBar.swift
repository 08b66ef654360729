import Cells
import HackatimeAPI
import Tracker

/// The input line for search words, over the status line, or on the last row of a screen without one.
struct SearchBar: Overlay {
    let line: SearchLine

    /// The rows follow the typed words, and movement keys still work.
    var keepsFocus: Bool { true }

    func press(_ key: Key, _ command: Command?, in state: inout DashboardState, at: Moment) -> [Effect] {
        state.edit(line, key, at: at)
    }

    func use(_ mouse: Mouse, in state: inout DashboardState, at: Moment) -> [Effect] {
        mouse.deed == .click ? [] : state.useOnPanes(mouse, at: at)
    }

    func hints(_ person: Person, _ context: RenderContext) -> [(key: Key, word: String)] {
        [(.enter, "keep"), (.escape, "cancel")]
    }

    func draw(_ person: Person, _ context: RenderContext, on frame: inout Frame) {
        let screen = context.state.size
        let row = Rect(x: 0, y: screen.height - 1, width: screen.width, height: 1)
        frame.clear(row)
        let margin = row.width >= 30 ? 1 : 0
        let hints = KeyHints(person, context).fitting(row.width / 2)
        var x = row.right - margin - max(0, KeyHints.width(of: hints))
        let room = max(1, x - row.x - margin - 4)
        for hint in hints {
            x += frame.write(hint.key, x: x, y: row.y, role: .key, clip: row) + 1
            x += frame.write(hint.word, x: x, y: row.y, role: .dim, clip: row) + 2
        }
        let start = row.x + margin
        let end = start + frame.write("/", x: start, y: row.y, role: .key, clip: row)
        frame.write(line.line, in: Rect(x: end, y: row.y, width: min(room + 1, max(0, row.right - end)), height: 1))
        // Why the line is empty: the status line is below this one.
        if line.line.text.isEmpty, let notice = context.state.messages.notice {
            frame.write(
                Glyphs.cutEnd(notice.text, to: room - 2, mark: context.glyphs.ellipsis), x: end + 2, y: row.y,
                role: .warning, clip: row)
        }
    }
}
