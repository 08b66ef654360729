import HackatimeAPI
import Tracker

extension DashboardState {
    /// Runs after every event: announces the goal of the day once, when it is reached while the program runs.
    mutating func watchGoal(after kind: Event.Kind) -> [Effect] {
        switch kind {
        case .suspended: goalWatch.openDay = nil
        case .recalled(.announcedGoal, let answer): return announceGoal(unless: answer)
        default: break
        }
        let me = tracker.person(.me)
        guard let day = me.day else { return [] }
        var isTold = false
        if case .outcome(let outcome) = kind, case .today(day) = outcome.call, case .success = outcome.result {
            isTold = true
        }
        let isOpen = goalWatch.openDay == day
        guard isTold || isOpen, let goal = goal(of: me) else { return [] }
        guard goal.tracked >= goal.target else {
            if isTold { goalWatch.openDay = day }
            return []
        }
        guard isOpen else { return [] }
        goalWatch.openDay = nil
        // Another hackatop on this machine may have announced it, or this one before a restart.
        return goalWatch.announcedDay == day ? [] : [.recall(.announcedGoal)]
    }

    private mutating func announceGoal(unless answer: HistoryAnswer) -> [Effect] {
        let me = tracker.person(.me)
        guard let day = me.day, let goal = goal(of: me), goalWatch.announcedDay != day else { return [] }
        goalWatch.announcedDay = day
        if case .announcedGoal(day) = answer { return [] }
        let notice = NoticeText.goalReached(goal.target)
        notify(notice)
        let isQuiet = !goals.ringsBell && !goals.notifies
        return [.keep(.announcedGoal(day))]
            + (isQuiet ? [] : [.announce(notice.text, bell: goals.ringsBell, notification: goals.notifies)])
    }
}
