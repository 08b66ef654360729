package import HackatimeAPI

/// A stretch of time whose hours count for something, such as Stardance.
package struct HackEvent: Sendable, Hashable {
    /// One end of an event.
    package enum Edge: Sendable, Hashable {
        /// A whole day.
        case day(CivilDate)
        /// By the clock on the wall.
        case time(CivilTime)
        /// Seconds since 1970.
        case instant(Double)
    }

    package var name: String
    package var from: Edge
    package var to: Edge
    /// Of its dates; `nil` for the zone of the person.
    package var zone: ZoneRules?
    /// Exact names; empty for all that have a name.
    package var projects: [String] = []
    /// The goal, in seconds.
    package var target: Double?
    /// AI coding does not count.
    package var leavesOutAICoding = false

    package init(name: String, from: Edge, to: Edge, zone: ZoneRules? = nil) {
        self.name = name
        self.from = from
        self.to = to
        self.zone = zone
    }

    /// In seconds. A longer one is a mistake, and its days would take long to count.
    package static let maxLength: Double = 3_660 * 86_400

    /// Includes its start but not its end, which is the start of the day after a last day.
    ///
    /// - Parameter own: The zone of the person, for an event without one.
    package func window(in own: ZoneRules) -> TimeWindow {
        let zone = zone ?? own
        // Servers read whole seconds.
        let start = Self.instant(from, in: zone, isEnd: false).rounded(.down)
        let end = max(start, Self.instant(to, in: zone, isEnd: true).rounded(.up))
        return TimeWindow(start: start, end: end, offset: zone.offset(at: start))
    }

    /// The days that it touches, by the calendar in its own zone.
    package func days(in own: ZoneRules) -> CivilDays {
        let zone = zone ?? own
        let window = window(in: own)
        let first = zone.day(at: window.start)
        return CivilDays(first: first, last: max(first, zone.day(at: window.end - 1)))
    }

    package enum Phase: Sendable, Hashable {
        case running, coming, over
    }

    package func phase(at now: Double, in own: ZoneRules) -> Phase {
        let window = window(in: own)
        return now < window.start ? .coming : now < window.end ? .running : .over
    }

    private static func instant(_ edge: Edge, in zone: ZoneRules, isEnd: Bool) -> Double {
        switch edge {
        case .day(let day): zone.start(of: isEnd ? day.adding(days: 1) : day)
        case .time(let time): zone.instant(of: time)
        case .instant(let seconds): seconds
        }
    }
}

extension [HackEvent] {
    /// Running ones first, those that end soonest at the top; then those to come; then those that are over, the latest
    /// first.
    package func ordered(at now: Double, in own: ZoneRules) -> [HackEvent] {
        func rank(_ event: HackEvent) -> (Int, Double, String) {
            let window = event.window(in: own)
            return switch event.phase(at: now, in: own) {
            case .running: (0, window.end, event.name)
            case .coming: (1, window.start, event.name)
            case .over: (2, -window.end, event.name)
            }
        }
        return map { (rank($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// By its name: exactly, or else without regard to capitals.
    package func named(_ name: String) -> HackEvent? {
        first { $0.name == name } ?? first { $0.name.lowercased() == name.lowercased() }
    }
}
