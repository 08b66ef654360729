import HackatimeAPI
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

    package init(person: Person, now: Double) {
        guard let newest = Self.newest(of: person, now: now) else {
            let isSettled = person.newest.asOf != nil || person.newest.value != nil
            self = isSettled && person.heartbeats.rows.isEmpty ? .never : .unknown
            return
        }
        let age = max(0, now - newest.time)
        let project = newest.project ?? ""
        if Self.isNoProject(project) {
            self = .astray(project: project, at: newest.time, age: age)
            return
        }
        let isSilent = age >= 5 * 60 && age < 20 * 60
        self = .seen(
            project: project, at: newest.time, age: age,
            isQuiet: isSilent && Self.work(before: newest.time, in: person.heartbeats.rows) >= 10 * 60)
    }

    /// What editors send when they do not know the project.
    package static func isNoProject(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.allSatisfy(\.isWhitespace) || name == "<<last_project>>" || name == "unknown"
    }

    private static func newest(of person: Person, now: Double) -> Heartbeat? {
        let limit = now + futureLimit
        let asked = (person.newest.value ?? nil).flatMap { $0.time <= limit ? $0 : nil }
        guard let index = person.heartbeats.rows.lastIndex(where: { $0.time <= limit }) else { return asked }
        let logged = person.heartbeats.rows[index]
        guard let asked, asked.time > logged.time else { return logged }
        return asked
    }

    /// Seconds of work in the hour before an instant, counted as the server does: at most two minutes from one
    /// heartbeat to the next. Stops as soon as it is plenty.
    private static func work(before end: Double, in rows: [Heartbeat]) -> Double {
        var sum = 0.0
        var later = end
        for index in rows.indices.reversed() {
            let time = rows[index].time
            guard time <= end else { continue }
            guard time >= end - 3600, sum < 10 * 60 else { break }
            sum += min(later - time, 120)
            later = time
        }
        return sum
    }
}
