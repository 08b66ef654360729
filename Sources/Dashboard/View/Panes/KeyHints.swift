import Tracker
import Cells
import HackatimeAPI

/// The keys in the status line: those that matter for the focused pane, as many as fit.
struct KeyHints {
    struct Hint: Equatable {
        var key: String
        var word: String
        /// Hints with a higher rank are dropped earlier when there is no room.
        var rank: Int
        let width: Int

        init(key: String, word: String, rank: Int) {
            self.key = key
            self.word = word
            self.rank = rank
            width = Glyphs.width(of: key) + 1 + Glyphs.width(of: word)
        }
    }

    private(set) var hints: [Hint]

    init(_ person: Person, _ context: RenderContext) {
        let set = context.glyphs
        if let layer = context.state.layers.last {
            let named = layer.overlay.hints(person, context)
            hints = named.enumerated().map { index, hint in
                let key = layer.isText ? hint.key : context.state.keys.shown(hint.key)
                return Hint(key: KeyName.text(key, set: set), word: hint.word, rank: named.count - 1 - index)
            }
            return
        }
        let own = context.state.focus.pane(for: person.target).hints.filter { person.has($0.needs) }
        // There is nothing to go back to.
        let others = KeyTable.hints.filter { $0.command != .me || !person.target.isOwner }
        hints = (own + others).compactMap { hint in
            guard let key = context.state.keys.key(for: hint.command) else { return nil }
            return Hint(key: KeyName.text(key, set: set), word: hint.word, rank: Self.rank(hint.command))
        }
        let isNarrow = context.state.isFiltered
        if isNarrow || !context.state.opened.isEmpty {
            let word = isNarrow ? "all rows" : "back"
            hints.insert(
                Hint(key: KeyName.text(context.state.keys.shown(.escape), set: set), word: word, rank: 3), at: 0)
        }
    }

    /// The hints that fit this many columns.
    func fitting(_ columns: Int) -> [Hint] {
        var kept = hints
        var width = Self.width(of: kept)
        while width > columns, let last = kept.indices.max(by: { kept[$0].rank < kept[$1].rank }) {
            width -= kept.remove(at: last).width + 2
        }
        return kept
    }

    /// The width, with two blanks between hints.
    static func width(of hints: [Hint]) -> Int {
        hints.reduce(-2) { $0 + $1.width + 2 }
    }

    private static func rank(_ command: Command) -> Int {
        let order: [Command] = [
            .quit, .help, .me, .otherUser, .detail, .choose, .nextList, .sort, .weekdays, .nextPane, .follow, .search,
            .refresh,
            .pause,
        ]
        return order.firstIndex(of: command) ?? order.count
    }
}
