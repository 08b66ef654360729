import Tracker
import Cells
import HackatimeAPI

/// The keys the status line names: those that matter for the focused pane, as many as fit.
struct KeyHints {
    struct Hint: Equatable {
        var key: String
        var word: String
        /// The higher, the earlier it goes where there is no room.
        var rank: Int

        var width: Int { Glyphs.width(of: key) + 1 + Glyphs.width(of: word) }
    }

    private(set) var hints: [Hint]

    init(_ context: RenderContext) {
        let set = context.glyphs
        switch context.state.layers.last {
        case .help: hints = Self.box(scrolls: HelpBox.highestScroll(on: context.state.size, set: set) > 0, set)
        case .detail(let heartbeat):
            let lowest = DetailBox.highestScroll(heartbeat, in: context.zone, on: context.state.size)
            hints = Self.box(scrolls: lowest > 0, set)
        case .day(let day): hints = Self.box(scrolls: DayBox.highestScroll(day, context.state) > 0, set)
        case .prompt:
            hints = [Hint(key: KeyName.text(.up, set: set), word: "earlier names", rank: 2)]
            hints.append(Hint(key: KeyName.text(.enter, set: set), word: "look", rank: 1))
            hints.append(Hint(key: KeyName.text(.escape, set: set), word: "close", rank: 0))
        case .search:
            hints = [Hint(key: KeyName.text(.enter, set: set), word: "keep", rank: 1)]
            hints.append(Hint(key: KeyName.text(.escape, set: set), word: "cancel", rank: 0))
        case nil:
            let bindings = KeyTable.bindings.filter { Self.applies($0, context) }
            let own = bindings.filter { $0.hintPanes != nil }
            hints = (own + bindings.filter { $0.hintPanes == nil }).compactMap { binding in
                guard let key = binding.keys.first, let word = Self.word(binding, context) else { return nil }
                return Hint(key: KeyName.text(key, set: set), word: word, rank: Self.rank(binding.command))
            }
            if context.isOwn, !context.state.feedFilter.isEmpty {
                hints.insert(Hint(key: KeyName.text(.escape, set: set), word: "all rows", rank: 3), at: 0)
            }
        }
    }

    /// A box that holds more than it shows can be scrolled; the others only closed.
    private static func box(scrolls: Bool, _ set: GlyphSet) -> [Hint] {
        let close = Hint(key: KeyName.text(.escape, set: set), word: "close", rank: 0)
        return scrolls ? [Hint(key: KeyName.text(.down, set: set), word: "scroll", rank: 1), close] : [close]
    }

    /// Enter on a breakdown's row is about the feed.
    private static func word(_ binding: Binding, _ context: RenderContext) -> String? {
        binding.command == .detail && [.languages, .projects].contains(context.state.focus) ? "filter" : binding.hint
    }

    /// Keeps what fits in so many columns.
    func fitting(_ columns: Int) -> [Hint] {
        var kept = hints
        while Self.width(of: kept) > columns,
            let last = kept.indices.max(by: { kept[$0].rank < kept[$1].rank })
        {
            kept.remove(at: last)
        }
        return kept
    }

    /// With two blanks between.
    static func width(of hints: [Hint]) -> Int {
        hints.reduce(-2) { $0 + $1.width + 2 }
    }

    private static func applies(_ binding: Binding, _ context: RenderContext) -> Bool {
        guard binding.hint != nil, binding.hintPanes?.contains(context.state.focus) ?? true else { return false }
        return switch binding.command {
        // There is nothing to go back to, and no heartbeat to look at or follow.
        case .me: !context.isOwn
        case .detail, .follow, .order, .search, .weekdays: context.isOwn
        default: true
        }
    }

    private static func rank(_ command: Command) -> Int {
        let order: [Command] = [
            .quit, .help, .me, .otherUser, .detail, .sort, .weekdays, .nextPane, .follow, .search, .refresh, .pause,
        ]
        return order.firstIndex(of: command) ?? order.count
    }
}
