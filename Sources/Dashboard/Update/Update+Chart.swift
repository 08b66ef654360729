import HackatimeAPI
import Tracker

extension DashboardState {
    /// Shows the days and the heartbeats of a part of the chart. Esc comes back.
    mutating func open(_ part: ChartPart) {
        guard part.range != nil || part.time != nil else { return }
        let place = feed.isFollowing ? nil : selectedHeartbeat.map { RowPlace($0) }
        var before = ViewBefore(
            range: range, showsWeekdays: history.showsWeekdays, pick: picked, filter: feedFilter, feed: feed,
            place: place)
        if let wanted = part.range {
            if wanted.kind == .today { before.day = wanted.days(today: today)?.first }
            // Within the same day, the hour stays picked.
            if wanted.days(today: today) != days {
                setRange(wanted)
                history.showsWeekdays = false
            }
        }
        opened.append(before)
        if shown.has(.feed) {
            var filter = feedFilter
            filter.time = part.time
            setFilter(filter)
        }
    }

    /// The view before the last part of the chart was opened.
    mutating func comeBack() {
        guard let before = opened.popLast() else { return }
        setRange(before.range)
        history.showsWeekdays = before.showsWeekdays
        picked = before.pick
        guard shown.has(.feed) else { return }
        setFilter(before.filter)
        feed = before.feed
        if let place = before.place { feedWindow.wish = .around(place) }
        settleLists()
    }

    /// The feed's filter, without what was added since something was opened.
    var openedFilter: FeedFilter {
        var filter = opened.last?.filter ?? FeedFilter()
        filter.time = feedFilter.time
        return filter
    }

    /// Nothing is picked or opened any more: the chart is about something else.
    mutating func leaveChart() {
        picked = nil
        if !opened.isEmpty, shown.has(.feed) {
            var filter = feedFilter
            filter.time = nil
            setFilter(filter)
        }
        opened = []
    }

    /// An opened day stays the same after midnight.
    mutating func keepOpenedDay() {
        guard let day = opened.last?.day else { return }
        range = DateRange(.today, with: day, today: today)
    }

    /// The range changed: lists start at their tops. `settleView` queries the counts.
    mutating func setRange(_ wanted: DateRange) {
        guard wanted != range else { return }
        range = wanted
        picked = nil
        for id in PaneID.allCases where id.pane(for: shown).followsRange { lists[id] = ListPosition() }
        settleLists()
    }
}
