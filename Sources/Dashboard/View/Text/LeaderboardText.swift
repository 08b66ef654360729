import HackatimeAPI

/// Sentences about a leaderboard.
enum LeaderboardText {
    /// Somebody's place, and how far the next above and below are: in versions, longest first.
    static func place(of me: String, in ranking: Ranking) -> [String] {
        let entries = ranking.entries
        guard let index = entries.firstIndex(where: { $0.userID == me }) else { return absent }
        let mine = entries[index]
        let place = "You are \(ordinal(mine.rank)) of \(entries.count)"
        let above = index > 0 ? entries[index - 1] : nil
        let below = index + 1 < entries.count ? entries[index + 1] : nil
        func gaps(_ name: (Ranking.Entry) -> String) -> String {
            let gaps = [
                above.map { gap($0.seconds - mine.seconds, "behind", name($0)) },
                below.map { gap(mine.seconds - $0.seconds, "ahead of", name($0)) },
            ]
            return gaps.compactMap(\.self).joined(separator: ", ")
        }
        guard above != nil || below != nil else { return [place] }
        let named = gaps { CleanText.name($0.name, limit: 30) ?? "somebody" }
        let ranked = gaps { "the \(ordinal($0.rank))" }
        return ["\(place): \(named)", "\(place): \(ranked)", place]
    }

    /// `12m behind Mira`
    private static func gap(_ seconds: Double, _ word: String, _ name: String) -> String {
        seconds > 0 ? "\(Durations.text(seconds)) \(word) \(name)" : "level with \(name)"
    }

    static let absent = [
        "You are not in it: only coding counts, more than a minute of it, and only with GitHub linked",
        "You are not in it: only coding counts, with GitHub linked", "You are not in it",
    ]

    /// The server makes the lists of a new day at its beginning.
    static func beingMade(isRetried: Bool, _ keys: BoundKeys) -> String {
        "the leaderboard is being made; it is ready a few seconds after midnight UTC"
            + (isRetried ? "" : "; \(keys.name(of: .refresh)) asks again")
    }

    /// `1st`, `2nd`, `3rd`, `11th`, `21st`
    static func ordinal(_ number: Int) -> String {
        let ending =
            switch (number % 10, number % 100) {
            case (1, let rest) where rest != 11: "st"
            case (2, let rest) where rest != 12: "nd"
            case (3, let rest) where rest != 13: "rd"
            default: "th"
            }
        return "\(number)\(ending)"
    }
}
