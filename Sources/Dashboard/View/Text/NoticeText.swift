/// Short confirmations in the status line, shown for a few seconds.
package enum NoticeText: Sendable, Hashable {
    case copied, nothingToCopy, refreshedJustNow
    /// Another range was requested, but all time has none.
    case allTimeIsAll
    /// A zone was to be named, but the server tells it.
    case zoneIsTold
    case noSuchZone
    /// There is no list that is not on the screen.
    case allListsShown
    case onlyOwnSearched, nothingSearched, pasteIgnored
    /// The key was typed where a name or a word belongs.
    case thatIsTheKey
    /// Found in the settings, after the server rejected the previous key.
    case keyFound
    /// The same, but there was no previous key.
    case firstKeyFound
    /// Seconds; 0 means only on request.
    case interval(Double)
    case theme(String)

    package var text: String {
        switch self {
        case .copied: "copied"
        case .nothingToCopy: "nothing to copy here"
        case .refreshedJustNow: "refreshed a moment ago"
        case .allTimeIsAll: "all time: there is nothing before or after it"
        case .zoneIsTold: "the server tells your profile's zone; --timezone sets the one of the screen"
        case .noSuchZone: "No zone of this name is known here. Try one like Europe/Paris, or UTC-5."
        case .allListsShown: "the server tells no other lists of other users"
        case .onlyOwnSearched: "only your own heartbeats can be searched"
        case .nothingSearched: "/ says what to look for"
        case .pasteIgnored: "a paste does nothing here, only after u or /"
        case .thatIsTheKey: "that is your key; it was neither sent nor kept: type something else"
        case .keyFound: "another key was found; asking with it"
        case .firstKeyFound: "a key was found; m shows your own figures"
        case .theme(let name): "theme: \(name)"
        case .interval(0): "refreshing only on r"
        case .interval(let seconds): "refreshing every \(Int(min(max(0, seconds), 1e6))) s"
        }
    }
}
