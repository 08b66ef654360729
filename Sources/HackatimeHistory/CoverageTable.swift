import HackatimeAPI
import Tracker

extension Database {
    func coverage() throws(StoreError) -> Coverage {
        var stretches: [Coverage.Stretch] = []
        try each(in: .covered, "ORDER BY start") { row throws(StoreError) in
            stretches.append(Coverage.Stretch(start: row.real(0), end: row.real(1)))
            return true
        }
        return Coverage(stretches)
    }

    /// Adds a stretch, and merges it with those it touches.
    func cover(_ stretch: Coverage.Stretch) throws(StoreError) {
        guard stretch.start < stretch.end else { return }
        var (start, end) = (stretch.start, stretch.end)
        try each(in: .covered, "WHERE end >= ? AND start <= ?", .real(stretch.start), .real(stretch.end)) {
            row throws(StoreError) in
            (start, end) = (min(start, row.real(0)), max(end, row.real(1)))
            return true
        }
        try run("DELETE FROM covered WHERE start >= ? AND end <= ?", .real(start), .real(end))
        try put([.real(start), .real(end)], in: .covered)
    }

    /// Tells the other programs that a window was fetched.
    func noteFetched(_ window: Coverage.Stretch, at now: Double) throws(StoreError) {
        try run("DELETE FROM fetched_windows WHERE asked_at < ? OR asked_at > ?", .real(now - 3_600), .real(now + 60))
        try run(
            "INSERT INTO fetched_windows(start, end, asked_at) VALUES (?, ?, ?)", .real(window.start),
            .real(window.end), .real(now))
    }

    /// When a window was last fetched completely, except what was in the future then; `nil` if not after `since`.
    func fetched(_ window: TimeWindow, since: Double) throws(StoreError) -> Double? {
        // Up to a second may have passed between the request and the stored note.
        try first(
            """
            SELECT max(asked_at) FROM fetched_windows
            WHERE start <= ? AND end >= min(?, asked_at) - 1 AND asked_at >= ?
            """, .real(window.start), .real(window.end), .real(since)
        ) { $0.optionalReal(0) } ?? nil
    }

    /// The newest heartbeat in the last window that reached the present, and the time of its request; `nil` if no such
    /// window was fetched after `since`, or it was empty.
    func newestFetched(since: Double, now: Double) throws(StoreError) -> (heartbeat: Heartbeat, askedAt: Double)? {
        let window = try first(
            """
            SELECT start, asked_at FROM fetched_windows
            WHERE end >= asked_at - 1 AND asked_at >= ? AND asked_at <= ? ORDER BY asked_at DESC LIMIT 1
            """, .real(since), .real(now + 60)
        ) { (start: $0.real(0), askedAt: $0.real(1)) }
        guard let window,
            let last = try heartbeats(from: window.start, to: window.askedAt + Heartbeat.futureTolerance).last
        else { return nil }
        return (last, window.askedAt)
    }
}
