import HackatimeAPI
import Tracker

extension DashboardState {
    /// What a start found: the last known state, marked with its age. Which day today is, is the profile's to say:
    /// where a profile is among what was found, its zone is loaded first.
    ///
    /// Nothing else is done before that is on the screen: whatever the client's thread is given to do starts it, and it
    /// would load the network's libraries meanwhile.
    mutating func apply(_ remembered: Remembered, at: Moment) -> [Effect] {
        history.isOpening = true
        promptHistory = remembered.lookUps
        history.zone = zones.display.name
        if let view = remembered.view { apply(view, at: at) }
        for case .profile(let profile) in remembered.answers.lazy.map(\.answer) {
            guard let name = profile.zone, !name.isEmpty, name != zones.wanted else { break }
            zones.wanted = name
            history.waiting = remembered
            return [.loadZone(name)]
        }
        restore(remembered, at: at)
        return []
    }

    mutating func restore(_ remembered: Remembered, at: Moment) {
        history.waiting = nil
        tracker.restore(remembered, historyDays: historyDays, at: at)
        history.coverage = remembered.coverage
        history.latest = LatestWork(remembered.rows, notAfter: futureLimit)
        feedWindow = FeedWindow(rows: remembered.rows, hasOlder: true)
        // There may be none, or they could not be read.
        feedWindow.isBehind = remembered.rows.isEmpty
        settleLists()
        // The figures found are of the days of the zone that was asked for.
        if history.zone != dayRules.name { history.coverage.figures = [] }
    }

    /// What was found is on the screen: the rest is read, and what follows from it is written down.
    mutating func finishOpening() -> [Effect] {
        history.isOpening = false
        let asked = [.recall(.coverage), recallLatest()]
        guard history.zone != dayRules.name else { return asked }
        history.zone = dayRules.name
        return [.keep(.zone(dayRules))] + asked
    }

    /// The zone whose days are counted: the chosen one, else the profile's, else the machine's.
    var dayRules: ZoneRules { zones.isChosen ? zones.display : zones.profile ?? zones.display }

    /// The history's answer to a query; one that is no longer wanted changes nothing.
    mutating func merge(_ answer: HistoryAnswer, to query: HistoryQuery, at: Moment) -> [Effect] {
        if case .rows(let rows) = query {
            if rows == history.latestAsked { merge(latest: answer) }
            return merge(answer, to: rows, at: at)
        }
        switch answer {
        case .count(let count): history.count = count
        case .timeline(let timeline): history.timeline = timeline
        case .coverage(let coverage):
            history.coverage = coverage
            return effects(tracker.setCoverage(coverage, at: at))
        case .rows, .unreadable: break
        }
        return []
    }
}

extension DashboardState {
    /// The first day anything is known of, here or by the server's word.
    private var firstDay: CivilDate {
        let counted = history.coverage.firstTime.map { zones.display.day(at: $0) }
        let first = [counted, history.coverage.figures.first?.day].compactMap(\.self).min()
        return min(first ?? today.adding(days: -365), today)
    }

    /// The questions whose answers the range is drawn from.
    private var rangeQueries: [HistoryQuery] {
        let today = today
        guard let days else {
            return [.count(CivilDays(first: firstDay, last: today)), .timeline(today, feedFilter.named)]
        }
        return days.count == 1 ? [.count(days), .timeline(days.first, feedFilter.named)] : [.count(days)]
    }

    /// What is counted over the range may be other than it was.
    mutating func recallRange() -> [Effect] {
        history.recalled = rangeQueries
        return history.recalled.map { .recall($0) }
    }

    /// Another range, another day, another project or a longer past: what was not asked before is.
    mutating func recallAsNeeded() -> [Effect] {
        let before = history.recalled
        history.recalled = rangeQueries
        return history.recalled.filter { !before.contains($0) }.map { .recall($0) }
    }

    /// Asks for the newest heartbeats, whatever the feed shows: they tell whether tracking works.
    mutating func recallLatest() -> Effect {
        let query = RowQuery(.before(RowPlace(time: futureLimit, id: .max)), count: LatestWork.rows)
        history.latestAsked = query
        return .recall(.rows(query))
    }

    private mutating func merge(latest answer: HistoryAnswer) {
        history.latestAsked = nil
        if case .rows(let page) = answer { history.latest = LatestWork(page.rows, notAfter: futureLimit) }
    }
}
