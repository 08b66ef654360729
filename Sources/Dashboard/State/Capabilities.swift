package import HackatimeAPI
import Tracker

/// What there can be to see of a person: a server tells the owner of the key more than it tells of others.
package struct Capabilities: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Heartbeats, to follow, to search and to look into.
    package static let feed = Capabilities(rawValue: 1)
    /// Days, counted here or told by the server, and with them ranges, the day's goal and the weekdays.
    package static let days = Capabilities(rawValue: 2)
    /// Sessions.
    package static let spans = Capabilities(rawValue: 4)
}

/// All that is different between the owner of the key and another user stands here.
extension Target {
    package var isOwner: Bool { self == .me }

    /// The text the server's paths take for another user.
    package var handle: String? {
        if case .user(let handle) = self { handle } else { nil }
    }

    package func has(_ wanted: Capabilities) -> Bool {
        (isOwner ? [.feed, .days] : Capabilities.spans).isSuperset(of: wanted)
    }
}

extension Person {
    func has(_ wanted: Capabilities) -> Bool { target.has(wanted) }

    /// The calls that the figures come from, for sentences about what went wrong; those do not name the times.
    var statsCall: APICall { target.handle.map { .userStats($0) } ?? .ownStats }
    var todayCall: APICall {
        target.handle.map { .userTotal($0, since: ZonedInstant(seconds: 0)) } ?? .today(CivilDate(dayNumber: 0))
    }
    var feedCall: APICall { .heartbeats(TimeWindow(start: 0, end: 0)) }
    var spansCall: APICall? { target.handle.map { .spans($0, TimeWindow(start: 0, end: 0)) } }

    /// How asking for the figure of the first pane goes: the day's, or the total of all there is.
    var main: (problem: Problem?, asOf: Double?, isKnown: Bool) {
        has(.days)
            ? (today.problem, today.asOf, today.value != nil) : (stats.problem, stats.asOf, stats.value != nil)
    }
}
