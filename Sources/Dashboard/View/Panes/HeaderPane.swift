import Tracker
import Cells
import HackatimeAPI

/// The person and their trust level, the server, the zone, and the time there.
enum HeaderPane {
    /// A text in the header. Those with a higher rank are dropped first when there is no room.
    struct Item: Equatable {
        var text: String
        var role: Role
        var rank: Int
    }

    static func draw(_ person: Person, _ context: RenderContext, on frame: inout Frame) {
        let row = context.layout.header
        guard row.width >= 3 else { return }
        let (left, right) = fitting(person, context, columns: row.width - 2)
        var end = row.right - 1
        for item in right.reversed() {
            end -= frame.writeRight(item.text, right: end, y: row.y, role: item.role, clip: row) + 3
        }
        var x = row.x + 1
        for item in left where x < end {
            x += frame.writeCut(item.text, x: x, y: row.y, columns: end + 2 - x, role: item.role, clip: row) + 2
        }
    }

    /// The items that fit completely. Only a name is ever cut.
    private static func fitting(
        _ person: Person, _ context: RenderContext, columns: Int
    ) -> (left: [Item], right: [Item]) {
        let name = person.name.map { Item(text: $0, role: .strong, rank: 0) }
        var left = [Item(text: "hackatop", role: .dim, rank: name == nil ? 0 : 7)]
        if let name { left.append(name) }
        if let trust = person.trustLevel {
            let (word, role) = text(for: trust.level)
            left.append(Item(text: columns >= 58 ? "trust \(word)" : word, role: role, rank: 3))
        }
        if context.state.accounts.names.count > 1, !context.state.accounts.current.isEmpty {
            let account = Glyphs.cutEnd(context.state.accounts.current, to: 20, mark: context.glyphs.ellipsis)
            left.append(Item(text: columns >= 58 ? "account \(account)" : account, role: .neutral, rank: 4))
        }
        if context.state.isPaused { left.append(Item(text: "paused", role: .warning, rank: 2)) }
        if context.state.isDemo { left.append(Item(text: "demo", role: .warning, rank: 4)) }
        let zone = columns >= 78 ? context.zone.name : context.zone.place
        var right = [
            Item(text: Glyphs.cutEnd(context.state.server, to: 40, mark: context.glyphs.ellipsis), role: .dim, rank: 6),
            Item(text: Glyphs.cutEnd(zone, to: 30, mark: context.glyphs.ellipsis), role: .dim, rank: 5),
            Item(text: Clock.minutes(context.now, in: context.zone), role: .plain, rank: 1),
        ]
        for rank in (1...7).reversed() where width(left, right) > columns {
            left.removeAll { $0.rank == rank }
            right.removeAll { $0.rank == rank }
        }
        return (left, right)
    }

    private static func width(_ left: [Item], _ right: [Item]) -> Int {
        let texts = left.reduce(0) { $0 + Glyphs.width(of: $1.text) + 2 }
        // A name longer than this is shortened before anything else is dropped.
        return min(texts, 40) + right.reduce(0) { $0 + Glyphs.width(of: $1.text) + 3 } - 3
    }

    static func text(for level: Trust.Level) -> (String, Role) {
        switch level {
        case .green: ("green", .good)
        case .blue: ("blue", .neutral)
        case .yellow: ("yellow", .warning)
        case .red: ("red", .bad)
        case .other(let word): (word.isEmpty ? "?" : Glyphs.cutEnd(word, to: 12), .plain)
        }
    }
}
