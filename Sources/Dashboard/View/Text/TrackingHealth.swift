package import HackatimeAPI
package import Tracker

/// Whether heartbeats arrive, and whether they belong to a project. Judged by the newest heartbeat that is not dated in
/// the future: a machine with a wrong clock says nothing about the present.
package enum TrackingHealth: Sendable, Equatable {
    /// No data yet.
    case unknown
    /// The server has no heartbeats of this person.
    case never
    /// `age` is in seconds.
    case seen(project: String, at: Double, age: Double)
    /// Time is counted for no project. `project` is the placeholder name, or empty.
    case astray(project: String, at: Double, age: Double)

    /// Heartbeats later than now by more than this many seconds count as dated in the future.
    package static let futureLimit = Heartbeat.futureTolerance

    /// - Parameters:
    ///   - asked: The newest heartbeat according to the server.
    ///   - latest: The newest stored heartbeat.
    package init(_ asked: Resource<Heartbeat?>, latest: Heartbeat?, now: Double) {
        let known = asked.value?.flatMap { $0.time <= now + Self.futureLimit ? $0 : nil }
        guard let newest = [latest, known].compactMap(\.self).max(by: { $0.time < $1.time }) else {
            let isSettled = asked.asOf != nil || asked.value != nil
            self = isSettled && asked.value?.flatMap(\.self) == nil ? .never : .unknown
            return
        }
        let age = max(0, now - newest.time)
        let project = newest.project ?? ""
        self =
            Self.isNoProject(project)
            ? .astray(project: project, at: newest.time, age: age)
            : .seen(project: project, at: newest.time, age: age)
    }

    /// The placeholder that editors send if they do not know the project.
    package static func isNoProject(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.allSatisfy(\.isWhitespace) || name == "<<last_project>>" || name == "unknown"
    }
}
