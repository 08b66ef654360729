import HackatimeAPI
import Tracker

extension DashboardState {
    /// Applies the data restored at the start, with its age. The profile decides which day is today, so if the data
    /// contains a profile, its zone is loaded first.
    ///
    /// Nothing else happens until this is on the screen: any work for the client's thread would start it, and it would
    /// load the network's libraries at the same time.
    mutating func apply(_ remembered: Remembered, at: Moment) -> [Effect] {
        history.isOpening = true
        prompts.people = remembered.lookUps.filter { !secrets.isKey(in: $0) }
        if !remembered.friends.isEmpty { friendList.added = remembered.friends.filter { !secrets.isKey(in: $0) } }
        history.zone = zones.display.name
        let effects = remembered.view.map { apply($0, at: at) } ?? []
        for case .profile(let profile) in remembered.answers.lazy.map(\.answer) {
            guard let name = profile.zone, !name.isEmpty, name != zones.wanted else { break }
            zones.wanted = name
            history.waiting = remembered
            return effects + [.loadZone(name)]
        }
        if let name = remembered.view?.profileZone {
            zones.answer = name
            history.waiting = remembered
            return wantZone(name, at: at)
        }
        restore(remembered, at: at)
        return effects
    }

    mutating func restore(_ remembered: Remembered, at: Moment) {
        history.waiting = nil
        tracker.restore(remembered, historyDays: historyDays, at: at)
        history.coverage = remembered.coverage
        history.latest = remembered.rows.last { $0.time <= futureLimit }
        feedWindow = FeedWindow(rows: remembered.rows, hasOlder: true)
        // There may be no rows, or they could not be read.
        feedWindow.isBehind = remembered.rows.isEmpty
        settleLists()
        // The restored figures are of the days in the requested zone.
        if history.zone != dayRules.name { history.coverage.figures = [] }
    }

    /// The restored data is on the screen: reads the rest, and stores what follows from it.
    mutating func finishOpening() -> [Effect] {
        history.isOpening = false
        let asked = [.recall(.coverage), recallLatest()]
        guard history.zone != dayRules.name else { return asked }
        history.zone = dayRules.name
        return [.keep(.zone(dayRules))] + asked
    }

    /// The zone whose days are counted: the chosen one, else the profile's, else the machine's.
    var dayRules: ZoneRules { zones.isChosen ? zones.display : zones.profile ?? zones.display }

    /// Applies the history's answer to a query. An outdated answer changes nothing.
    mutating func merge(_ answer: HistoryAnswer, to query: HistoryQuery, at: Moment) -> [Effect] {
        if case .rows(let rows) = query {
            if rows == history.latestAsked { merge(latest: answer) }
            return merge(answer, to: rows, at: at)
        }
        switch answer {
        case .count(let count):
            let isRange = history.recalled.first == query
            if count.days == TodayPane.day(today) { history.day = count }
            if count.days == TodayPane.week(today) { history.week = count }
            if isRange || !history.recalled.contains(query) { history.count = count }
        case .field(let count): history.fields[count.field] = count
        case .timeline(let timeline): history.timeline = timeline
        case .coverage(let coverage):
            history.coverage = coverage
            return effects(tracker.setCoverage(coverage, at: at)) + lookForZone()
        case .times(let times):
            if case .times(let window) = query { return compare(times, in: window, at: at) }
        case .hours(let hours): history.hours = hours
        case .sessions(let sessions):
            if case .sessions(let days) = query { history.sessions[days] = sessions }
        case .marks(let marks): history.marks.read(marks)
        case .since(let seconds):
            if case .since(let start, _) = query { history.since[start] = seconds }
        case .project(let count): history.project = count
        case .rows, .announcedGoal, .beats, .unreadable: break
        }
        return []
    }
}

extension DashboardState {
    /// The first day about which anything is known, here or from the server. At most twenty years ago: there is no older
    /// tracker, and a heartbeat or a clock that is wrong by centuries must not make days that take seconds to count.
    private var firstDay: CivilDate {
        let counted = history.coverage.firstTime.map { zones.display.day(at: $0) }
        let first = [counted, history.coverage.figures.first?.day].compactMap(\.self).min()
        return min(max(first ?? today.adding(days: -365), today.adding(days: -7_300)), today)
    }

    /// The days that are counted: those of the view, or all.
    var countedDays: CivilDays { days ?? CivilDays(first: firstDay, last: today) }

    /// The queries whose answers the range is drawn from.
    private var rangeQueries: [HistoryQuery] {
        let counted = countedDays
        var queries: [HistoryQuery] = [.count(counted)]
        if days.map({ $0.count == 1 }) ?? true { queries.append(.timeline(counted.last, feedFilter.named)) }
        return queries + listQueries
    }

    /// The range's come first.
    private var queries: [HistoryQuery] {
        let range = rangeQueries
        let pages = layers.flatMap { layer -> [HistoryQuery] in
            if case .page(let page) = layer { page.content.queries(in: self) } else { [] }
        }
        return range + (TodayPane.queries(in: self) + pages).filter { !range.contains($0) }
    }

    /// The counts of the range may have changed.
    ///
    /// - Parameter time: When the earliest change was. Days that were over by then are not read again.
    mutating func recallRange(since time: Double = -.infinity) -> [Effect] {
        let before = history.recalled
        history.recalled = queries
        return history.recalled.filter { query in
            guard case .sessions(let days) = query, before.contains(query) else { return true }
            return zones.display.start(of: days.last.adding(days: 1)) > time
        }.map { .recall($0) }
    }

    /// Sends the queries that a new range, day, project or longer past needs.
    mutating func recallAsNeeded() -> [Effect] {
        let before = history.recalled
        history.recalled = queries
        // The range's count may have been another pane's before.
        let hasMoved = before.first != history.recalled.first
        return history.recalled.enumerated().filter { !before.contains($0.element) || $0.offset == 0 && hasMoved }
            .map { .recall($0.element) }
    }

    /// Queries the newest heartbeat, whatever the feed shows: it shows whether tracking works.
    mutating func recallLatest() -> Effect {
        let query = RowQuery(.before(RowPlace(time: futureLimit, id: .max)), count: 1)
        history.latestAsked = query
        return .recall(.rows(query))
    }

    private mutating func merge(latest answer: HistoryAnswer) {
        history.latestAsked = nil
        if case .rows(let page) = answer { history.latest = page.rows.last { $0.time <= futureLimit } }
    }
}
