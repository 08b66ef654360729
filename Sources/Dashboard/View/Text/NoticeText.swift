/// Short confirmations in the status line, shown for a few seconds.
package enum NoticeText: Sendable, Hashable {
    case copied, nothingToCopy, refreshedJustNow
    /// A zone was to be named, but the server tells it.
    case zoneIsTold
    case noSuchZone
    /// There is no list that is not on the screen.
    case allListsShown
    /// Nobody was looked at, and there are no friends.
    case nobodyToCompare
    case onlyOwnSearched, nothingSearched, pasteIgnored
    /// The key of this command works on the panes.
    case notOnPages(Command)
    /// The key was typed where a name or a word belongs.
    case thatIsTheKey
    /// Somebody is looked up by a name that may not be their username.
    case onlyDisplayName
    /// Found in the settings, after the server rejected the previous key.
    case keyFound
    /// The same, but there was no previous key.
    case firstKeyFound
    /// By name; empty for the one above all.
    case account(String)
    case oneAccount
    /// Seconds; 0 means only on request.
    case interval(Double)
    case theme(String)
    case mouse(Bool)
    case layout(String), columns(String)
    /// A moment was marked, or a key has to be pressed again to delete one.
    case marked, deletesMark
    /// A pane is hidden, or is the last one.
    case hidden, lastPane
    /// By name.
    case friendAdded(String), friendRemoved(String), friendIsSettled(String)
    case friendIsMe, noFriends, tooManyFriends(Int), enoughChosen(Int)
    /// Seconds. Also the words of the notification.
    case goalReached(Double)

    package var text: String { text(.usual) }

    /// With the names of the keys as they are bound.
    func text(_ keys: BoundKeys) -> String {
        let name = keys.name(of:)
        return switch self {
        case .copied: "copied"
        case .nothingToCopy: "nothing to copy here"
        case .refreshedJustNow: "refreshed a moment ago"
        case .zoneIsTold: "the server tells your profile's zone; --timezone sets the one of the screen"
        case .noSuchZone: "No zone of this name is known here. Try one like Europe/Paris, or UTC-5."
        case .allListsShown: "the server tells no other lists of other users"
        case .nobodyToCompare: "nobody to compare with yet; \(name(.otherUser)) looks at somebody"
        case .onlyOwnSearched: "only your own heartbeats can be searched"
        case .nothingSearched: "no search yet; \(name(.search)) to search"
        case .pasteIgnored: "a paste does nothing here, only after \(name(.otherUser)) or \(name(.search))"
        case .notOnPages(let command): "\(name(command)) works on the panes, after \(name(.close))"
        case .thatIsTheKey: "that is your key; it was neither sent nor kept: type something else"
        case .onlyDisplayName:
            "only people from a leaderboard (\(name(.leaderboard))) or friends open from here; \(name(.otherUser)) asks by username"
        case .keyFound: "another key was found; asking with it"
        case .firstKeyFound: "a key was found; \(name(.me)) shows your own figures"
        case .account(let name): AccountText.name(name)
        case .oneAccount: "there is one account; hackatop setup --account NAME adds another"
        case .theme(let name): "theme: \(name)"
        case .layout(let name): "layout: \(name)"
        case .columns(let name): "columns: \(name)"
        case .marked: "marked; \(name(.marks)) shows the time since"
        case .deletesMark: "d again deletes this mark, any other key keeps it"
        case .hidden: "hidden; \(name(.showAll)) shows all panes"
        case .lastPane: "the last pane stays; \(name(.showAll)) shows all panes"
        case .mouse(true): "mouse on; with Shift it selects text"
        case .mouse(false): "mouse off"
        case .friendAdded(let friend): "\(friend) is a friend now; \(name(.friends)) shows all"
        case .friendRemoved(let friend): "\(friend) is no longer a friend"
        case .friendIsSettled(let friend): "\(friend) is a friend by your settings file; remove the name there"
        case .friendIsMe: "that is you; \(name(.otherUser)) looks at someone, then \(name(.friend)) makes them a friend"
        case .noFriends:
            "no friends yet; \(name(.otherUser)) looks at someone, then \(name(.friend)) makes them a friend"
        case .tooManyFriends(let most):
            "\(most) friends are all that can be kept; \(name(.friend)) removes one who is shown"
        case .enoughChosen(let most): "\(most) can be compared with you; \(name(.choose)) on one of them makes room"
        case .goalReached(let goal): "goal reached: \(Durations.short(goal)) today"
        case .interval(0): "refreshing only on \(name(.refresh))"
        case .interval(let seconds): "refreshing every \(Int(min(max(0, seconds), 1e6))) s"
        }
    }
}
