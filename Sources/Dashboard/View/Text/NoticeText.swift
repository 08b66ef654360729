/// Short confirmations in the status line, shown for a few seconds.
package enum NoticeText: Sendable, Hashable {
    case copied, nothingToCopy, refreshedJustNow
    /// Another range was requested, but all time has none.
    case allTimeIsAll
    case onlyOwnSearched, nothingSearched
    /// The key was typed where a name or a word belongs.
    case thatIsTheKey
    /// Found in the settings, after the server rejected the previous key.
    case keyFound
    /// The same, but there was no previous key.
    case firstKeyFound
    /// Seconds; 0 means only on request.
    case interval(Double)

    package var text: String {
        switch self {
        case .copied: "copied"
        case .nothingToCopy: "nothing to copy here"
        case .refreshedJustNow: "refreshed a moment ago"
        case .allTimeIsAll: "all time: there is nothing before or after it"
        case .onlyOwnSearched: "only your own heartbeats can be searched"
        case .nothingSearched: "/ says what to look for"
        case .thatIsTheKey: "that is your key; it was neither sent nor kept: type something else"
        case .keyFound: "another key was found; asking with it"
        case .firstKeyFound: "a key was found; m shows your own figures"
        case .interval(0): "refreshing only on r"
        case .interval(let seconds): "refreshing every \(Int(min(max(0, seconds), 1e6))) s"
        }
    }
}
