import HackatimeAPI

/// A daily goal as text and as a share.
struct GoalText: Equatable {
    /// `goal 4h`
    var label: String
    /// From 0 to 1.
    var share: Double
    /// `52 %`
    var percent: String
    /// `1h 12m to go`, or that the goal is reached; with the time that counts if it is less than the day's total.
    var rest: String
    /// A shorter version.
    var short: String
    var isReached: Bool

    init(_ goal: Goal, total: Double) {
        label = "goal \(Durations.short(goal.target))"
        share = Share.of(goal.tracked, goal.target)
        percent = Share.reached(goal.tracked, of: goal.target)
        isReached = goal.tracked >= goal.target
        if isReached {
            let over = goal.tracked - goal.target
            short = "goal reached"
            rest = over >= 60 ? "goal reached, \(Durations.text(over)) over" : short
        } else {
            short = "\(Durations.rest(goal.target - goal.tracked)) to go"
            rest = short
        }
        // A difference of up to a minute is the server's rounding, not a goal that excludes something.
        if total - goal.tracked >= 60 {
            rest = "\(short); goal counts \(Durations.text(goal.tracked)) of \(Durations.text(total))"
        }
    }
}
