import Cells
import HackatimeAPI

/// Tracking health as text.
struct TrackingText: Equatable {
    var text: String
    var role: Role
    /// Heartbeats are arriving: the mark before the sentence is highlighted.
    var isLive: Bool

    init?(_ health: TrackingHealth, now: Double, zone: ZoneRules) {
        switch health {
        case .unknown:
            return nil
        case .never:
            self.init("no heartbeat yet; is an editor plugin installed?", .dim)
        case .seen(let project, let at, let age, let isQuiet):
            if isQuiet {
                self.init("quiet for \(Durations.pause(age)), last in \(project)", .dim)
            } else if age < 3600 {
                self.init("tracking: \(Ages.text(age)) in \(project)", age < 5 * 60 ? .good : .plain)
                isLive = age < 5 * 60
            } else {
                self.init("last: \(Clock.moment(at, now: now, in: zone)) in \(project)", .dim)
            }
        case .astray(let project, let at, let age):
            let when = age < 3600 ? Ages.text(age) : Clock.moment(at, now: now, in: zone)
            let name = project.allSatisfy(\.isWhitespace) ? "none is set" : project
            self.init("time goes to no project (\(name)), \(when)", .warning)
        }
    }

    private init(_ text: String, _ role: Role) {
        self.text = text
        self.role = role
        isLive = false
    }
}
