import Cells
import HackatimeClient

/// Who is shown, how far they are trusted, whose server it is, in which zone, and what time it is there.
enum HeaderPane {
    /// A text of the header; those of a higher rank go first where there is no room.
    struct Item: Equatable {
        var text: String
        var role: Role
        var rank: Int
    }

    static func draw(_ scene: Scene, on frame: inout Frame) {
        let row = scene.layout.header
        guard row.width >= 3 else { return }
        let (left, right) = fitting(scene, columns: row.width - 2)
        var end = row.right - 1
        for item in right.reversed() {
            end -= frame.writeRight(item.text, right: end, y: row.y, role: item.role, clip: row) + 3
        }
        var x = row.x + 1
        for item in left where x < end {
            x += frame.writeCut(item.text, x: x, y: row.y, columns: end + 2 - x, role: item.role, clip: row) + 2
        }
    }

    /// What there is room for, whole; only a name is ever cut.
    private static func fitting(_ scene: Scene, columns: Int) -> (left: [Item], right: [Item]) {
        let name = scene.subject.name.map { Item(text: $0, role: .strong, rank: 0) }
        var left = [Item(text: "hackatop", role: .dim, rank: name == nil ? 0 : 7)]
        if let name { left.append(name) }
        if let trust = scene.subject.trustLevel {
            let (word, role) = words(for: trust.level)
            left.append(Item(text: columns >= 58 ? "trust \(word)" : word, role: role, rank: 3))
        }
        if scene.state.isPaused { left.append(Item(text: "paused", role: .warning, rank: 2)) }
        if scene.state.isDemo { left.append(Item(text: "demo", role: .warning, rank: 4)) }
        let zone = columns >= 78 ? scene.zone.name : scene.zone.place
        var right = [
            Item(text: Glyphs.cutEnd(scene.state.server, to: 40, mark: scene.glyphs.ellipsis), role: .dim, rank: 6),
            Item(text: Glyphs.cutEnd(zone, to: 30, mark: scene.glyphs.ellipsis), role: .dim, rank: 5),
            Item(text: Clock.minutes(scene.now, in: scene.zone), role: .plain, rank: 1),
        ]
        for rank in (1...7).reversed() where width(left, right) > columns {
            left.removeAll { $0.rank == rank }
            right.removeAll { $0.rank == rank }
        }
        return (left, right)
    }

    private static func width(_ left: [Item], _ right: [Item]) -> Int {
        let texts = left.reduce(0) { $0 + Glyphs.width(of: $1.text) + 2 }
        // A name longer than this gives way before anything else does.
        return min(texts, 40) + right.reduce(0) { $0 + Glyphs.width(of: $1.text) + 3 } - 3
    }

    private static func words(for level: Trust.Level) -> (String, Role) {
        switch level {
        case .green: ("green", .good)
        case .blue: ("blue", .neutral)
        case .yellow: ("yellow", .warning)
        case .red: ("red", .bad)
        case .other(let word): (word.isEmpty ? "?" : Glyphs.cutEnd(word, to: 12), .plain)
        }
    }
}
