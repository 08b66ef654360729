import HackatimeAPI
import Tracker

/// A marked moment, and the time since, as text.
struct MarkText {
    let mark: Mark
    private let state: DashboardState

    init(_ mark: Mark, _ state: DashboardState) {
        self.mark = mark
        self.state = state
    }

    /// `4h 12m`, `~4h 12m` where not all heartbeats since are known; `nil` while it is not counted.
    var since: String? {
        state.history.since[mark.time].map { isKnown ? Durations.text($0) : Durations.atLeast($0) }
    }

    /// Whether all heartbeats since are known, except the last minutes, which are always about to be requested.
    var isKnown: Bool {
        let end = state.now.wall - Timeline.slotLength
        return end <= mark.time
            || state.history.coverage.known.covers(Coverage.Stretch(start: mark.time, end: end))
    }

    /// `yesterday 14:05`
    var when: String { Clock.moment(mark.time, now: state.now.wall, in: state.zones.display) }

    /// `4h 12m on hackatop since devlog 3 (Sun 22 Nov 14:05)`
    var copy: String {
        let zone = state.zones.display
        let time = zone.civilTime(at: mark.time)
        let stamp = "\(Clock.day(time.date, today: state.today)) \(Clock.minutes(mark.time, in: zone))"
        let about = mark.projects.isEmpty ? "" : " on \(Self.projects(mark.projects))"
        let name = mark.note.isEmpty ? stamp : "\(mark.note) (\(stamp))"
        return "\(since ?? "?")\(about) since \(name)"
    }

    /// `hackatop`, `hackatop and site`, `everything`.
    static func projects(_ names: [String], isShort: Bool = false) -> String {
        guard let last = names.last else { return "everything" }
        if names.count == 1 { return last }
        if isShort, names.count > 2 { return "\(names[0]) and \(names.count - 1) more" }
        return "\(names.dropLast().joined(separator: ", ")) and \(last)"
    }
}
