import Cells
import HackatimeClient

/// Who is shown, how far they are trusted, whose server it is, in which zone, and what time it is there.
enum HeaderPane {
    static func draw(_ scene: Scene, on frame: inout Frame) {
        let row = scene.layout.header
        guard !row.isEmpty else { return }
        let right = drawRight(scene, row, on: &frame)
        let clip = Rect(x: row.x, y: row.y, width: right - row.x, height: 1)
        var x = row.x + 1
        func put(_ text: String, _ role: Role) {
            guard x < clip.right else { return }
            let kept = Glyphs.cutEnd(text, to: clip.right - x, mark: scene.glyphs.ellipsis)
            x += frame.write(kept, x: x, y: row.y, role: role, clip: clip) + 2
        }
        if row.width >= 48 { put("hackatop", .dim) }
        if let name = scene.subject.name {
            put(name, .strong)
        } else if row.width < 48 {
            put("hackatop", .dim)
        }
        if let trust = scene.subject.trustLevel {
            let (word, role) = words(for: trust.level)
            put(row.width >= 60 ? "trust \(word)" : word, role)
        }
        if scene.state.isDemo { put("demo", .warning) }
        if scene.state.isPaused { put("paused", .warning) }
    }

    /// The clock, then what there is room for; returns the column it starts in.
    private static func drawRight(_ scene: Scene, _ row: Rect, on frame: inout Frame) -> Int {
        guard row.width >= 24 else { return row.right }
        var x = row.right - 1
        x -= frame.writeRight(Clock.minutes(scene.now, in: scene.zone), right: x, y: row.y, clip: row)
        let others = [(scene.zone.name, 56), (scene.state.server, 76)]
        for (text, least) in others where row.width >= least {
            let room = min(40, x - row.width * 5 / 12 - 3)
            guard room >= 8 else { break }
            let kept = Glyphs.cutEnd(text, to: room, mark: scene.glyphs.ellipsis)
            x -= 3
            x -= frame.writeRight(kept, right: x, y: row.y, role: .dim, clip: row)
        }
        return x - 1
    }

    private static func words(for level: Trust.Level) -> (String, Role) {
        switch level {
        case .green: ("green", .good)
        case .blue: ("blue", .neutral)
        case .yellow: ("yellow", .warning)
        case .red: ("red", .bad)
        case .other(let word): (word.isEmpty ? "?" : word, .plain)
        }
    }
}
