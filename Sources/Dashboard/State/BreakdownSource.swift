package import HackatimeAPI
import Tracker

/// The source of the figures in the breakdown panes, and of a range's total.
enum BreakdownSource {
    /// The server's figures of all time.
    case allTime(Resource<CodingStats>)
    /// The server's figures of the view's days.
    case range(Resource<CodingStats>)
    /// Counted here from the known heartbeats; `nil` if nothing of these days is known.
    case counted(RangeCount?)

    var isAllTime: Bool { if case .allTime = self { true } else { false } }

    var stats: CodingStats? {
        switch self {
        case .allTime(let reading), .range(let reading): reading.value
        case .counted(let count): count.map { CodingStats($0) }
        }
    }
}

extension CodingStats {
    init(_ count: RangeCount) {
        self.init(total: count.total, languages: count.languages, projects: count.projects)
    }
}

extension RangeCount {
    /// All heartbeats of the days are known, and the server does not tell other totals of days that are over.
    fileprivate func isWhole(today: CivilDate) -> Bool {
        !figures.isEmpty
            && figures.allSatisfy { figure in
                let isOther = figure.day < today && figure.serverSeconds.map { abs($0 - figure.seconds) > 1 } ?? false
                return figure.completeness.isWhole && !isOther
            }
    }

    /// Without the days before the account: nothing can be in them, so they are not unknown.
    fileprivate mutating func begin(on first: CivilDate) {
        let index = figures.firstIndex { $0.day >= first || $0.seconds > 0 || $0.serverSeconds ?? 0 > 0 }
        guard let index, index > 0 else { return }
        figures.removeFirst(index)
        days = CivilDays(first: figures[0].day, last: days.last)
    }

    /// Some days are not known.
    var isPart: Bool { knownDays < figures.count }

    /// Whether anything of these days is known.
    var isSomething: Bool {
        total > 0 || figures.contains { $0.completeness != .unknown || $0.serverSeconds != nil }
    }
}

extension DashboardState {
    /// Today, in the zone of the displayed times.
    var today: CivilDate { zones.display.day(at: now.wall) }

    /// The day here that the server's total of today covers. `nil` while the zone of the owner's profile is not known,
    /// and where the profile's day has other midnights than the days that are counted here.
    func totalDay(of person: Person) -> CivilDate? {
        guard person.has(.days), let day = person.day else { return person.day }
        guard let profile = zones.profile else { return nil }
        let isSame = [day, day.adding(days: 1)].allSatisfy { profile.start(of: $0) == zones.display.start(of: $0) }
        return isSame ? day : nil
    }

    /// The days of the view; `nil` for all time.
    var days: CivilDays? { range.days(today: today) }

    /// The counts over the days of the range, once known. For all time, over all days. Of another user, their sessions by
    /// day; for all time of the last seven days.
    func rangeCount(of person: Person) -> RangeCount? {
        guard person.has(.days) else { return person.spans.value.map { SpanCount.of($0, spanDays, in: zones.display) } }
        guard var count = history.count else { return nil }
        if let days, count.days != days { return nil }
        if let first = firstDay(of: person) { count.begin(on: first) }
        settleToday(of: &count, person)
        return count.isSomething ? count : nil
    }

    /// The first day of a person's account; `nil` if it is not told.
    func firstDay(of person: Person) -> CivilDate? { person.profile.value?.createdAt.map { zones.display.day(at: $0) } }

    /// Today is never over, so it counts as known if it is known up to now.
    private func settleToday(of count: inout RangeCount, _ person: Person) {
        guard let index = count.figures.lastIndex(where: { $0.day == today }),
            !count.figures[index].completeness.isWhole, isTodayKnown(count.figures[index], person)
        else { return }
        count.figures[index].completeness = .fetched
    }

    /// The counts of some days up to today, in place of those of the range, if all of them is known.
    func whole(_ count: RangeCount?, _ days: CivilDays, _ person: Person) -> RangeCount? {
        guard var count, count.days == days else { return nil }
        settleToday(of: &count, person)
        return count.isWhole(today: today) ? count : nil
    }

    /// The days of another user's sessions.
    var spanDays: CivilDays { days ?? CivilDays(first: today.adding(days: -6), last: today) }

    /// Whether all of today so far is known, except the last minutes, which are always about to be requested.
    private func isTodayKnown(_ figure: DayFigure, _ person: Person) -> Bool {
        if let total = person.today.value, totalDay(of: person) == today, abs(total.seconds - figure.seconds) < 1 {
            return true
        }
        return isKnown(today)
    }

    /// Whether the heartbeats of a day are known; for today, up to some minutes ago.
    func isKnown(_ day: CivilDate) -> Bool {
        let start = zones.display.start(of: day)
        let end = min(zones.display.start(of: day.adding(days: 1)), max(start + 1, now.wall - Timeline.slotLength))
        return history.coverage.known.covers(Coverage.Stretch(start: start, end: end))
    }

    /// The only rule for choosing the figures of days. What is counted here, if nothing is missing: it is as new as the
    /// heartbeats, and agrees with the days and the timeline. Otherwise the server's, for exactly these days. Otherwise
    /// what is known here.
    func breakdownSource(of person: Person) -> BreakdownSource {
        guard let days else { return .allTime(person.stats) }
        let reading = person.rangeStats
        let isOfRange = person.rangeWindow == days.window(in: zones.display)
        let count = person.has(.days) ? rangeCount(of: person) : nil
        if let count, count.isWhole(today: today) { return .counted(count) }
        if isOfRange, reading.value != nil { return .range(reading) }
        guard person.has(.days) else {
            // On a server that takes no dates, the whole screen is about all time.
            let isOffered = person.stats.value != nil && reading.problem?.error != .notOffered
            return isOffered ? .range(isOfRange ? reading : Resource()) : .allTime(person.stats)
        }
        if count == nil, isOfRange, reading.isAsking { return .range(reading) }
        return .counted(count)
    }

    /// The rows of a breakdown pane in display order.
    package func breakdown(_ pane: PaneID) -> [Breakdown] {
        (pane.pane(for: shown) as? BreakdownPane)?.rows(of: person, in: self) ?? []
    }
}
