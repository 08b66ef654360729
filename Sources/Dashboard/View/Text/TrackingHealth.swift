package import HackatimeAPI
package import Tracker

/// Whether heartbeats arrive, and whether they go where the person wants them. Decided by the newest heartbeat
/// that is not dated in the future: a wrong clock on some machine says nothing about now.
package enum TrackingHealth: Sendable, Equatable {
    /// No answer yet.
    case unknown
    /// The server has no heartbeat of this person.
    case never
    /// `age` in seconds; `isQuiet` after some minutes of silence that follow real work.
    case seen(project: String, at: Double, age: Double, isQuiet: Bool)
    /// Time goes to no project. `project` is the name that stands for none; empty for no name.
    case astray(project: String, at: Double, age: Double)

    /// Heartbeats dated more than this many seconds after now count as from the future.
    package static let futureLimit = Heartbeat.futureTolerance

    /// - Parameters:
    ///   - asked: what the server said is the newest heartbeat.
    ///   - latest: the newest of those kept.
    package init(_ asked: Resource<Heartbeat?>, latest: LatestWork?, now: Double) {
        let known = asked.value?.flatMap { $0.time <= now + Self.futureLimit ? $0 : nil }
        guard let newest = [latest?.heartbeat, known].compactMap(\.self).max(by: { $0.time < $1.time }) else {
            let isSettled = asked.asOf != nil || asked.value != nil
            self = isSettled && asked.value?.flatMap(\.self) == nil ? .never : .unknown
            return
        }
        let age = max(0, now - newest.time)
        let project = newest.project ?? ""
        if Self.isNoProject(project) {
            self = .astray(project: project, at: newest.time, age: age)
            return
        }
        let isSilent = age >= 5 * 60 && age < 20 * 60
        let hasWorked = latest.map { $0.heartbeat.time == newest.time && $0.seconds >= LatestWork.plenty } ?? false
        self = .seen(project: project, at: newest.time, age: age, isQuiet: isSilent && hasWorked)
    }

    /// What editors send when they do not know the project.
    package static func isNoProject(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.allSatisfy(\.isWhitespace) || name == "<<last_project>>" || name == "unknown"
    }
}
