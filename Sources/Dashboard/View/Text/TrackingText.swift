import Cells
import HackatimeAPI

/// Tracking health as text.
struct TrackingText: Equatable {
    var text: String
    var role: Role
    /// Heartbeats are arriving: the mark before the sentence is highlighted.
    var isLive: Bool

    /// Editors send a heartbeat every two minutes while someone works, and polls come at most two minutes later.
    private static let trackingFor = 5 * 60.0
    /// Silence over a midnight is still silence for so long.
    private static let quietFor = 3_600.0

    init?(_ health: TrackingHealth, now: Double, zone: ZoneRules) {
        switch health {
        case .unknown:
            return nil
        case .never:
            self.init("no heartbeat yet; is an editor plugin installed?", .dim)
        case .seen(let project, let at, let age):
            if age < Self.trackingFor {
                self.init("tracking: \(Ages.text(age)) in \(project)", .good)
                isLive = true
            } else {
                self.init("\(Self.silence(at, age, now, zone)) in \(project)", .dim)
            }
        case .astray(let project, let at, let age):
            let name = project.allSatisfy(\.isWhitespace) ? "none is set" : project
            if age < Self.trackingFor {
                self.init("time goes to no project (\(name)), \(Ages.text(age))", .warning)
            } else {
                self.init("time went to no project (\(name)), \(Self.silence(at, age, now, zone))", .warning)
            }
        }
    }

    /// `quiet since 14:02` on the day of the heartbeat, then `last: Sat 21 Nov 23:10`.
    private static func silence(_ at: Double, _ age: Double, _ now: Double, _ zone: ZoneRules) -> String {
        let isToday = zone.civilTime(at: at).date == zone.civilTime(at: now).date
        return isToday || age < quietFor
            ? "quiet since \(Clock.minutes(at, in: zone))" : "last: \(Clock.moment(at, now: now, in: zone))"
    }

    private init(_ text: String, _ role: Role) {
        self.text = text
        self.role = role
        isLive = false
    }
}
