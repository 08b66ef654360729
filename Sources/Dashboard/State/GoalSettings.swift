import HackatimeAPI
import Tracker

/// The goal for a server that tells none, and what happens when a day's goal is reached.
package struct GoalSettings: Sendable, Equatable {
    /// Seconds by weekday, Monday first; 0 is no goal. Empty if no day has one.
    package var seconds: [Double]
    package var ringsBell: Bool
    package var notifies: Bool

    package init(seconds: [Double] = [], ringsBell: Bool = true, notifies: Bool = true) {
        self.seconds = seconds
        self.ringsBell = ringsBell
        self.notifies = notifies
    }
}

/// What is known about reaching today's goal.
struct GoalWatch: Sendable, Equatable {
    /// The day of which the server said, in this run, that the goal is not reached yet. A goal that was reached while
    /// the program was not running is no news.
    var openDay: CivilDate?
    /// The day whose goal was announced last.
    var announcedDay: CivilDate?
}

extension DashboardState {
    /// The goal of the person's day: the server's, else the owner's own.
    func goal(of person: Person) -> Goal? {
        guard let told = person.today.value else { return nil }
        // Heartbeats that came since the server's answer raise the total, and the goal where it counts all of them.
        let total = todaySeconds(of: person) ?? told.seconds
        if var goal = told.goal {
            if abs(goal.tracked - told.seconds) < 60 { goal.tracked = max(goal.tracked, total) }
            return goal
        }
        let weekday = (person.day ?? today).weekday - 1
        guard person.target == .me, goals.seconds.indices.contains(weekday), goals.seconds[weekday] > 0 else {
            return nil
        }
        return Goal(target: goals.seconds[weekday], tracked: total)
    }
}
