import Cells
import Tracker

/// The last row: messages about the data, and the keys that matter now.
enum StatusLine {
    static func draw(_ person: Person, _ context: RenderContext, on frame: inout Frame) {
        let row = context.layout.status
        guard !row.isEmpty else { return }
        let hints = KeyHints(person, context)
        let margin = row.width >= 30 ? 1 : 0
        // The text comes first, but the keys for help and quitting are always shown.
        let reserved = row.width >= 50 ? KeyHints.width(of: hints.fitting(hasPage(context) ? 23 : 16)) + 3 : 0
        let end = row.right - margin
        let used = drawText(person, context, from: row.x + margin, to: end - reserved, row, on: &frame)
        let kept = hints.fitting(end - used - 3)
        var x = end - KeyHints.width(of: kept)
        for hint in kept {
            x += frame.write(hint.key, x: x, y: row.y, role: .key, clip: row) + 1
            x += frame.write(hint.word, x: x, y: row.y, role: .dim, clip: row) + 2
        }
    }

    /// A page says itself what is wrong, and without its most used key nobody knows what it is for.
    private static func hasPage(_ context: RenderContext) -> Bool {
        if case .page? = context.state.layers.last { true } else { false }
    }

    /// Returns the column after the last word, including the room reserved for words that grow.
    private static func drawText(
        _ person: Person, _ context: RenderContext, from start: Int, to end: Int, _ row: Rect, on frame: inout Frame
    ) -> Int {
        var x = start
        var kept = 0
        var written = ""
        for part in StatusText(person, context).parts where !part.text.isEmpty {
            // What is wrong may have said when the next try is.
            if part.text.hasPrefix("next "), written.contains("next try \(part.text.dropFirst(5))") { continue }
            let gap = x == start ? 0 : 3
            // A part cut to its first letters is worse than none, except for the first part.
            let shortest = Glyphs.width(of: part.shorter.last ?? part.text)
            guard gap == 0 || x + gap + min(shortest, 30) <= end else { continue }
            if gap > 0 { frame.write(" \(context.glyphs.separator) ", x: x, y: row.y, role: .border, clip: row) }
            x += gap
            // On a narrow screen, panes may have no room for the age of the figures, so it keeps its place here.
            let after = row.width < 100 && !part.shorter.isEmpty ? 21 : 0
            let room = part.isLasting ? max(x + row.width * 2 / 5, end - 60) : end - after
            let text = ([part.text] + part.shorter).first { x + Glyphs.width(of: $0) <= room }
            let chosen = text ?? part.shorter.last ?? part.text
            if part.role == .warning, x + Glyphs.width(of: chosen) <= end { written += chosen }
            let used = frame.writeCut(chosen, x: x, y: row.y, columns: end - x, role: part.role, clip: row)
            x += used
            kept += max(0, part.room - used)
        }
        return min(x + kept, end)
    }
}
