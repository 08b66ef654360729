import HackatimeClient

extension DashboardState {
    /// What a start found: the last known state, marked with its age.
    mutating func take(_ remembered: Remembered, at: Moment) -> [Effect] {
        history.coverage = remembered.coverage
        promptHistory = remembered.lookUps
        return []
    }

    /// The history's answer to a query; one that is no longer wanted changes nothing.
    mutating func take(_ answer: HistoryAnswer, to query: HistoryQuery, at: Moment) -> [Effect] {
        switch answer {
        case .count(let count): history.count = count
        case .timeline(let timeline): history.timeline = timeline
        case .coverage(let coverage): history.coverage = coverage
        case .rows, .unreadable: break
        }
        return []
    }
}
