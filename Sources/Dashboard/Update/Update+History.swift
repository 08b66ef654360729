import HackatimeAPI
import Tracker

extension DashboardState {
    /// What a start found: the last known state, marked with its age. Which day today is, is the profile's to say:
    /// where a profile is among what was found, its zone is loaded first.
    ///
    /// Nothing else is done before that is on the screen: whatever the asker's thread is given to do starts it, and it
    /// would load the network's libraries meanwhile.
    mutating func take(_ remembered: Remembered, at: Moment) -> [Effect] {
        history.isOpening = true
        promptHistory = remembered.lookUps
        history.zone = zones.display.name
        if let view = remembered.view { take(view, at: at) }
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
        poller.restore(remembered, historyDays: historyDays, at: at)
        history.coverage = remembered.coverage
        feedWindow.hasHistory = true
        feedWindow.hasOlder = true
        // Without a row the poller's own are shown until the history answers.
        if !remembered.rows.isEmpty { feedWindow.fill(remembered.rows) }
        settleLists()
        // The figures found are of the days of the zone that was asked for.
        if history.zone != dayRules.name { history.coverage.figures = [] }
    }

    /// What was found is on the screen: the rest is read, and what follows from it is written down.
    mutating func finishOpening() -> [Effect] {
        history.isOpening = false
        guard history.zone != dayRules.name else { return [.recall(.coverage)] }
        history.zone = dayRules.name
        return [.keep(.zone(dayRules)), .recall(.coverage)]
    }

    /// The zone whose days are counted: the chosen one, else the profile's, else the machine's.
    var dayRules: ZoneRules { zones.isChosen ? zones.display : zones.profile ?? zones.display }

    /// The history's answer to a query; one that is no longer wanted changes nothing.
    mutating func take(_ answer: HistoryAnswer, to query: HistoryQuery, at: Moment) -> [Effect] {
        feedWindow.hasHistory = true
        if case .rows(let rows) = query { return take(answer, to: rows, at: at) }
        switch answer {
        case .count(let count): history.count = count
        case .timeline(let timeline): history.timeline = timeline
        case .coverage(let coverage):
            let before = firstDay
            history.coverage = coverage
            poller.setCoverage(coverage)
            // All time goes back further than was known.
            if range.kind == .allTime, firstDay != before { return recallRange() }
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
    func recallRange() -> [Effect] {
        let today = today
        guard let days else {
            let all = CivilDays(first: firstDay, last: today)
            return [.recall(.count(all)), .recall(.timeline(today, feedFilter.named))]
        }
        let count = Effect.recall(.count(days))
        return days.count == 1 ? [count, .recall(.timeline(days.first, feedFilter.named))] : [count]
    }

    /// Another range, another day or another zone: the history is asked anew.
    mutating func recallAsNeeded() -> [Effect] {
        let wanted = HistoryState.Recalled(range: range, today: today, zone: zones.display.name)
        guard !history.isOpening, wanted != history.recalled else { return [] }
        history.recalled = wanted
        return recallRange()
    }
}
