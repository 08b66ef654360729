import Cells

/// The last row: what there is to know about the data, and the keys that matter now.
enum StatusLine {
    static func draw(_ scene: Scene, on frame: inout Frame) {
        let row = scene.layout.status
        guard !row.isEmpty else { return }
        let hints = hints(scene)
        // The words come first; at least the way to the help and out of the program stays beside them.
        let least = width(of: hints.suffix(2))
        let room = row.width >= 50 ? row.width - least - 4 : row.width
        var x = row.x + min(1, row.width / 30)
        for (index, part) in StatusWords(scene).parts.enumerated() where !part.text.isEmpty {
            let gap = index == 0 ? 0 : 3
            guard x + gap + 4 <= room else { break }
            // A part that would be cut to its first words says less than none, but for the first.
            guard index == 0 || x + gap + min(Glyphs.width(of: part.text), 24) <= room else { continue }
            if gap > 0 { frame.write(" \(scene.glyphs.separator) ", x: x, y: row.y, role: .border, clip: row) }
            x += gap
            x += frame.writeCut(part.text, x: x, y: row.y, columns: room - x, role: part.role, clip: row)
        }
        drawHints(hints, from: x + 2, row, on: &frame)
    }

    private typealias Hint = (key: String, word: String)

    /// The focused pane's own keys first, quit last.
    private static func hints(_ scene: Scene) -> [Hint] {
        if let layer = scene.state.layers.last { return hints(over: layer, scene) }
        let bindings = KeyTable.bindings.filter { binding in
            guard binding.hint != nil else { return false }
            if binding.command == .me, scene.isOwn { return false }
            if binding.command == .detail || binding.command == .follow || binding.command == .order {
                guard scene.isOwn else { return false }
            }
            return binding.hintPanes?.contains(scene.state.focus) ?? true
        }
        let ordered = bindings.filter { $0.hintPanes != nil } + bindings.filter { $0.hintPanes == nil }
        return ordered.compactMap { binding in
            guard let key = binding.keys.first, let hint = binding.hint else { return nil }
            return (KeyName.text(key, set: scene.glyphs), hint)
        }
    }

    private static func hints(over layer: Layer, _ scene: Scene) -> [Hint] {
        switch layer {
        case .help, .detail:
            [(KeyName.text(.down, set: scene.glyphs), "scroll"), ("Esc", "close")]
        case .prompt:
            [(KeyName.text(.up, set: scene.glyphs), "earlier names"), ("Enter", "look"), ("Esc", "close")]
        }
    }

    private static func width(of hints: some Sequence<Hint>) -> Int {
        hints.reduce(0) { $0 + Glyphs.width(of: $1.key) + 1 + Glyphs.width(of: $1.word) + 2 }
    }

    /// As many as fit at the right; the middle ones go first, for help and quit must be found.
    private static func drawHints(_ hints: [Hint], from left: Int, _ row: Rect, on frame: inout Frame) {
        var kept = hints
        while !kept.isEmpty, width(of: kept) > row.right - left {
            kept.remove(at: max(0, kept.count - 3))
        }
        var x = row.right - width(of: kept) + 1
        for hint in kept {
            x += frame.write(hint.key, x: x, y: row.y, role: .key, clip: row) + 1
            x += frame.write(hint.word, x: x, y: row.y, role: .dim, clip: row) + 2
        }
    }
}
