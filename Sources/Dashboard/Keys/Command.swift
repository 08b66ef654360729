package import Tracker

/// The commands that keys stand for.
package enum Command: String, Sendable, Hashable, CaseIterable {
    case nextPane, previousPane
    case left, right, up, down, top, bottom, pageUp, pageDown, halfPageUp, halfPageDown
    case zoom, layout, hide, showAll, columns, theme, names, nextList, previousList, sort, order, follow, detail
    case search, nextMatch, previousMatch
    case today, yesterday, last7Days, last30Days, week, month, year, allTime, range, earlier, later, weekdays
    case mark, marks, events
    case otherUser, me, previousUser, leaderboard, hackers, compare, friend, friends, previousFriend, nextFriend
    /// In a list, leaves only the row's heartbeats. On a page, marks the row.
    case choose
    case refresh, pause, faster, slower, zone
    case nextAccount
    case mouse, copy, help, close, repaint, suspend, quit
}

extension Command {
    /// The range this command selects.
    package var range: DateRange.Kind? {
        switch self {
        case .today: .today
        case .yesterday: .yesterday
        case .last7Days: .last7Days
        case .last30Days: .last30Days
        case .week: .week
        case .month: .month
        case .year: .year
        case .allTime: .allTime
        default: nil
        }
    }
}
