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
