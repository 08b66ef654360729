import Dashboard
import HackatimeAPI
import HackatimeHistory
import Tracker

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

extension Session {
    /// What is known about the heartbeats.
    var coverage: HistoryCoverage {
        guard case .coverage(let coverage) = history.recall(.coverage) else { return HistoryCoverage() }
        return coverage
    }

    /// Tells the history which days it is to count. Call this before anything is read from it.
    func countDays() {
        _ = history.remembered(zone: zone, now: now, rows: 0)
    }

    /// Asks for the heartbeats of a window that are not known, newest day first. They go into the history.
    ///
    /// - Parameters:
    ///   - isPolite: Pauses after each question but the first few, for long stretches.
    ///   - progress: Called before each day, with how many days are done and how many there are.
    func fill(
        _ window: TimeWindow, isPolite: Bool = true, progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
    ) throws(ClientError) {
        countDays()
        let end = min(window.end, now.rounded(.up))
        guard window.start < end else { return }
        let known = coverage.known
        let days = CivilDays(first: zone.day(at: window.start), last: zone.day(at: end - 1))
        let gaps = (0..<days.count).reversed().compactMap { index -> (gaps: [Coverage.Stretch], offset: Int)? in
            let day = days.first.adding(days: index)
            let whole = CivilDays(first: day, last: day).window(in: zone)
            let stretch = Coverage.Stretch(start: max(whole.start, window.start), end: min(whole.end, end))
            guard stretch.start < stretch.end else { return nil }
            let gaps = known.gaps(in: stretch)
            return gaps.isEmpty ? nil : (gaps, whole.offset)
        }
        var questions = 0
        for (index, day) in gaps.enumerated() {
            progress(index, gaps.count)
            var filling = Filling(day.gaps, offset: day.offset)
            while let next = filling.next {
                if isPolite, questions >= 5 { usleep(1_000_000) }
                questions += 1
                do throws(ClientError) {
                    guard case .heartbeats(let page) = try ask(.heartbeats(next)) else { return }
                    filling.received(page)
                } catch {
                    guard case .tooLarge = error, filling.wasTooLarge() else { throw error }
                }
            }
        }
        progress(gaps.count, gaps.count)
    }

    /// The known heartbeats of a window for counting an event, and whether they are all there are.
    func beats(in window: TimeWindow) -> (table: BeatTable, isWhole: Bool) {
        var table = BeatTable()
        var next: Double? = window.start
        while let start = next, start < window.end {
            let query = BeatQuery(start..<window.end, wantsBefore: start == window.start)
            guard case .beats(let page) = history.recall(.beats(query)) else { return (table, false) }
            table.append(page.table)
            next = page.next
        }
        return (table, coverage.isWhole(window, now: now))
    }
}

extension History {
    /// Reads the known heartbeats of a window in time order, page by page; false if not all could be read.
    ///
    /// - Parameter show: Returns false to stop.
    @discardableResult
    func heartbeats(in window: TimeWindow, _ filter: FeedFilter = FeedFilter(), show: (Heartbeat) -> Bool) -> Bool {
        var filter = filter
        filter.time = window.start..<max(window.start, window.end)
        var direction = RowQuery.Direction.from(RowPlace(time: window.start, id: .min))
        while true {
            guard case .rows(let page) = recall(.rows(RowQuery(direction, count: 1_000, filter: filter))) else {
                return false
            }
            for row in page.rows where !show(row) { return true }
            guard !page.isEnd, let place = page.searchedTo ?? page.rows.last.map({ RowPlace($0) }) else { return true }
            direction = .after(place)
        }
    }

    /// The newest known heartbeats of a window, oldest first.
    func newest(_ count: Int, in window: TimeWindow, _ filter: FeedFilter = FeedFilter()) -> [Heartbeat] {
        var filter = filter
        filter.time = window.start..<max(window.start, window.end)
        var rows: [Heartbeat] = []
        var direction = RowQuery.Direction.newest
        while rows.count < count,
            case .rows(let page) = recall(.rows(RowQuery(direction, count: min(1_000, count), filter: filter)))
        {
            rows = page.rows + rows
            guard !page.isEnd, let place = page.searchedTo ?? page.rows.first.map({ RowPlace($0) }) else { break }
            direction = .before(place)
        }
        return rows.suffix(count)
    }
}
