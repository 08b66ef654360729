import HackatimeAPI
import Tracker

/// The people one wants to see beside oneself.
package struct Friends: Sendable, Equatable {
    /// From the settings file.
    package var settled: [String] = []
    /// Added by key, and remembered.
    package var added: [String] = []
    /// Those to compare with, in the order in which they were chosen.
    package var chosen: [String] = []
    /// The server's ids of those whose answers told them: a name and a number can be one person.
    private(set) var ids: [String: String] = [:]

    /// So many can be asked about without asking often.
    package static let most = 50
    /// So many stand beside oneself.
    static let mostCompared = 4

    package init() {}

    /// As the server's paths have them.
    package var all: [String] {
        var seen: Set<String> = []
        return Array((settled + added).filter { seen.insert(id(of: $0)).inserted }.prefix(Self.most))
    }

    /// What is the same for all names of a person, as far as it is known.
    func id(of handle: String) -> String { ids[handle] ?? handle }

    func isSame(_ handle: String, _ other: String) -> Bool { id(of: handle) == id(of: other) }

    /// An answer about somebody told their id.
    mutating func learn(_ id: String, of handle: String) {
        guard ids[handle] != id else { return }
        ids[handle] = id
        // The first name stays.
        var seen: Set<String> = []
        chosen = chosen.map { name in all.first { isSame($0, name) } ?? name }.filter { seen.insert($0).inserted }
    }

    /// The same people by other names.
    func renamed(_ rename: (String) -> String) -> Friends {
        var friends = self
        (friends.settled, friends.added) = (settled.map(rename), added.map(rename))
        friends.chosen = chosen.map(rename)
        friends.ids = Dictionary(ids.map { (rename($0), rename($1)) }) { first, _ in first }
        return friends
    }
}

extension DashboardState {
    /// As the server's paths have them.
    package var friends: [String] { friendList.all }

    /// Without oneself.
    var friendTargets: [Target] {
        friendList.all.filter { !isMe($0) }.map { .user($0) }
    }

    /// The list can be shown.
    var hasFriends: Bool { !friendList.all.isEmpty }

    /// Whether a name in the server's paths is that of the key's owner.
    func isMe(_ handle: String) -> Bool {
        guard let profile = tracker.person(.me).profile.value else { return false }
        return handle == profile.id || handle == profile.username
    }

    /// The person who is seen by this name while names are hidden.
    func target(seenAs handle: String) -> Target {
        guard names == .hidden else { return .user(handle) }
        let aliases = Aliases()
        let known = (friendList.all + trail.compactMap(\.handle)).first { aliases.person($0) == handle }
        return .user(known ?? handle)
    }

    /// This week up to its end, and today: what everybody is counted over.
    var friendWindows: (week: TimeWindow, day: TimeWindow) {
        let (zone, today) = (zones.display, today)
        let week = DateRange(.week).days(today: today) ?? CivilDays(first: today, last: today)
        return (week.window(in: zone), CivilDays(first: today, last: today).window(in: zone))
    }

    /// The friends and oneself, as they stand this week.
    var friendsBeside: [Beside] {
        let (week, day) = friendWindows
        return Beside.all([.me] + friendTargets, days: week, day: day, in: self)
    }

    /// What the page and the pane of friends ask for.
    var friendCalls: [WantedCall] {
        let targets = friendTargets
        guard !targets.isEmpty else { return [] }
        let (week, day) = friendWindows
        let every = Tracker.pauseBeside(targets.count + 1)
        return [WantedCall(.currentlyHacking, every: 15 * 60)]
            + tracker.callsBeside([.me] + targets, day: day, days: week, every: every)
    }

    // MARK: Keys

    /// Adds the user who is shown to the friends, or removes them.
    mutating func toggleFriend() -> [Effect] {
        guard let handle = shown.handle else { return refuse(.friendIsMe) }
        return toggleFriend(handle)
    }

    mutating func toggleFriend(_ handle: String) -> [Effect] {
        let name = names == .shown ? handle : Aliases().person(handle)
        let isSame = { [list = friendList] (other: String) in list.isSame(other, handle) }
        if friendList.settled.contains(where: isSame) {
            return refuse(.friendIsSettled(name))
        } else if friendList.added.contains(where: isSame) {
            friendList.added.removeAll(where: isSame)
            friendList.chosen.removeAll(where: isSame)
            notify(.friendRemoved(name))
        } else if isMe(handle) {
            return refuse(.friendIsMe)
        } else if secrets.isKey(in: handle) {
            return refuse(.thatIsTheKey)
        } else if friendList.all.count >= Friends.most {
            return refuse(.tooManyFriends(Friends.most))
        } else {
            friendList.added.append(handle)
            notify(.friendAdded(name))
        }
        settleLists()
        return [.keep(.friends(friendList.added))]
    }

    /// Shows the friend before or after, from oneself through all of them and back.
    mutating func showFriend(step: Int, at: Moment) -> [Effect] {
        let cycle = [Target.me] + friendTargets
        guard cycle.count > 1 else { return refuse(.noFriends) }
        let place = cycle.firstIndex(of: shown) ?? 0
        return show(cycle[(place + step + cycle.count) % cycle.count], at: at)
    }

    private mutating func refuse(_ notice: NoticeText) -> [Effect] {
        notify(notice)
        return []
    }
}
