import Cells
import Tracker

/// The last row: what there is to know about the data, and the keys that matter now.
enum StatusLine {
    static func draw(_ person: Person, _ context: RenderContext, on frame: inout Frame) {
        let row = context.layout.status
        guard !row.isEmpty else { return }
        let hints = KeyHints(person, context)
        let margin = row.width >= 30 ? 1 : 0
        // The text comes first, but the way to the help and out of the program stays beside them.
        let reserved = row.width >= 50 ? KeyHints.width(of: hints.fitting(16)) + 3 : 0
        let end = row.right - margin
        let used = drawText(person, context, from: row.x + margin, to: end - reserved, row, on: &frame)
        let kept = hints.fitting(end - used - 3)
        var x = end - KeyHints.width(of: kept)
        for hint in kept {
            x += frame.write(hint.key, x: x, y: row.y, role: .key, clip: row) + 1
            x += frame.write(hint.word, x: x, y: row.y, role: .dim, clip: row) + 2
        }
    }

    /// Returns the column after the last word, and after what is kept free for words that grow.
    private static func drawText(
        _ person: Person, _ context: RenderContext, from start: Int, to end: Int, _ row: Rect, on frame: inout Frame
    ) -> Int {
        var x = start
        var kept = 0
        for part in StatusText(person, context).parts where !part.text.isEmpty {
            let gap = x == start ? 0 : 3
            // A part cut to its first letters says less than none, but for the first.
            let shortest = Glyphs.width(of: part.shorter.last ?? part.text)
            guard gap == 0 || x + gap + min(shortest, 30) <= end else { continue }
            if gap > 0 { frame.write(" \(context.glyphs.separator) ", x: x, y: row.y, role: .border, clip: row) }
            x += gap
            // On a narrow screen, where no pane may have room for it, the age of the figures keeps its place.
            let after = row.width < 100 && !part.shorter.isEmpty ? 21 : 0
            let text = ([part.text] + part.shorter).first { x + Glyphs.width(of: $0) + after <= end }
            let used = frame.writeCut(
                text ?? part.shorter.last ?? part.text, x: x, y: row.y, columns: end - x, role: part.role, clip: row)
            x += used
            kept += max(0, part.room - used)
        }
        return min(x + kept, end)
    }
}
