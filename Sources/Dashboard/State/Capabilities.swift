package import HackatimeAPI
import Tracker

/// What can be shown about a person. A server tells the owner of the key more than it tells others.
package struct Capabilities: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Heartbeats to follow, search and open.
    package static let feed = Capabilities(rawValue: 1)
    /// Days, counted here or sent by the server, together with ranges, the daily goal and the weekdays.
    package static let days = Capabilities(rawValue: 2)
    /// Sessions.
    package static let spans = Capabilities(rawValue: 4)
}

/// All differences between the owner of the key and another user are here.
extension Target {
    package var isOwner: Bool { self == .me }

    /// The text used in the server's paths for another user.
    package var handle: String? {
        if case .user(let handle) = self { handle } else { nil }
    }

    package func has(_ wanted: Capabilities) -> Bool {
        (isOwner ? [.feed, .days] : Capabilities.spans).isSuperset(of: wanted)
    }
}

extension DashboardState {
    package var focus: PaneID {
        get {
            lacksSessions && Layout.showsSessions(panes.focus) ? PaneID.lists(of: shown).first ?? .today : panes.focus
        }
        set { panes.focus = newValue }
    }

    /// Another user's sessions are not told and will not be: their room goes to the lists.
    var lacksSessions: Bool {
        guard !shown.has(.days) else { return false }
        let spans = tracker.person(shown).spans
        guard spans.value == nil else { return false }
        return switch spans.problem?.error {
        case .privateUser, .notFound, .notOffered, .refused: true
        default: false
        }
    }
}

extension Person {
    func has(_ wanted: Capabilities) -> Bool { target.has(wanted) }

    /// The calls that return the figures, for error messages that do not mention times.
    var statsCall: APICall { target.handle.map { .userStats($0) } ?? .ownStats }
    var todayCall: APICall {
        target.handle.map { .userTotal($0, since: ZonedInstant(seconds: 0)) } ?? .today(CivilDate(dayNumber: 0))
    }
    var feedCall: APICall { .heartbeats(TimeWindow(start: 0, end: 0)) }
    var spansCall: APICall? { target.handle.map { .spans($0, TimeWindow(start: 0, end: 0)) } }

    /// The state of the first pane's figure: the day's total, or the total of all time.
    var main: (problem: Problem?, asOf: Double?, isKnown: Bool) {
        has(.days)
            ? (today.problem, today.asOf, today.value != nil) : (stats.problem, stats.asOf, stats.value != nil)
    }
}
