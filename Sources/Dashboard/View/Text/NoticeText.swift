/// The short confirmations of the status line, a few seconds each.
package enum NoticeText: Sendable, Hashable {
    case copied, nothingToCopy, refreshedJustNow
    /// Another range was asked for where there is none.
    case allTimeIsAll
    case onlyOwnSearched, nothingSearched
    /// In the settings, after the server refused the one before.
    case keyFound
    /// The same where there was none.
    case firstKeyFound
    /// Seconds; 0 is only on request.
    case interval(Double)

    package var text: String {
        switch self {
        case .copied: "copied"
        case .nothingToCopy: "nothing to copy here"
        case .refreshedJustNow: "refreshed a moment ago"
        case .allTimeIsAll: "all time: there is nothing before or after it"
        case .onlyOwnSearched: "only your own heartbeats can be searched"
        case .nothingSearched: "/ says what to look for"
        case .keyFound: "another key was found; asking with it"
        case .firstKeyFound: "a key was found; m shows your own figures"
        case .interval(0): "refreshing only on r"
        case .interval(let seconds): "refreshing every \(Int(min(max(0, seconds), 1e6))) s"
        }
    }
}
