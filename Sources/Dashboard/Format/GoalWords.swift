import HackatimeClient

/// A daily goal in words and as a share.
struct GoalWords: Equatable {
    /// `goal 4h`
    var label: String
    /// From 0 to 1.
    var share: Double
    /// `52 %`
    var percent: String
    /// `1h 12m to go`, or that the goal is reached; with what counts where that is less than the day's total.
    var rest: String
    var isReached: Bool

    init(_ goal: Goal, total: Double) {
        label = "goal \(Durations.short(goal.target))"
        share = Share.of(goal.tracked, goal.target)
        percent = Share.text(goal.tracked, of: goal.target)
        isReached = goal.tracked >= goal.target
        if isReached {
            let over = goal.tracked - goal.target
            rest = over >= 60 ? "goal reached, \(Durations.text(over)) over" : "goal reached"
        } else {
            rest = "\(Durations.rest(goal.target - goal.tracked)) to go"
        }
        // A minute either way is the server's rounding, not a goal that leaves something out.
        if total - goal.tracked >= 60 {
            rest += ", goal counts \(Durations.text(goal.tracked)) of \(Durations.text(total))"
        }
    }
}
