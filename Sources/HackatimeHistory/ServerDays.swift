import HackatimeAPI
import Tracker

extension Database {
    /// Stores the server's totals of days. If a day of `zone` is over, was fetched and differs, it is removed from the
    /// coverage so that it is fetched again, once for each total the server sends. A day with no seconds on the server
    /// and no heartbeats here counts as fetched.
    func setServer(_ days: [(CivilDate, Double)], zoneName: String, zone: ZoneRules?, at now: Double) throws(StoreError)
    {
        for (date, seconds) in days where seconds.isFinite {
            let day = date.dayNumber
            let before = try first(in: .dayServer, "WHERE zone = ? AND day = ?", .text(zoneName), .number(day)) {
                (seconds: $0.real(2), wasRefetched: $0.number(4) != 0)
            }
            var wasRefetched = before.map { $0.wasRefetched && $0.seconds == seconds } ?? false
            if let zone, zone.name == zoneName, try judge(day, seconds, zone, now), !wasRefetched {
                try uncover(DayBounds(day: day, zone: zone).stretch)
                wasRefetched = true
            }
            try put(
                [.text(zoneName), .number(day), .real(seconds), .real(now), .number(wasRefetched ? 1 : 0)],
                in: .dayServer)
        }
        try setComparedAt(now)
    }

    /// The server's totals of these days are still the same.
    func confirmServer(from first: CivilDate, to last: CivilDate, zoneName: String, at now: Double) throws(StoreError) {
        var rows: [[Value]] = []
        try each(
            in: .dayServer, "WHERE zone = ? AND day BETWEEN ? AND ?", .text(zoneName), .number(first.dayNumber),
            .number(last.dayNumber)
        ) { row throws(StoreError) in
            rows.append((0..<5).map(row.value))
            return true
        }
        for row in rows { try put([row[0], row[1], row[2], .real(now), row[4]], in: .dayServer) }
        try setComparedAt(now)
    }

    /// True for a day that was fetched completely and differs.
    private func judge(_ day: Int, _ seconds: Double, _ zone: ZoneRules, _ now: Double) throws(StoreError) -> Bool {
        let bounds = DayBounds(day: day, zone: zone)
        let local = try countedZone(zone.name).flatMap { zone throws(StoreError) in
            try first(in: .dayCounts, "WHERE zone = ? AND day = ?", .integer(zone.id), .number(day)) { $0.real(2) }
        }
        if seconds == 0, local == nil {
            let end = min(bounds.end, now)
            if bounds.start < end { try cover(Coverage.Stretch(start: bounds.start, end: end)) }
            return false
        }
        guard bounds.end <= now, try coverage().covers(bounds.stretch) else { return false }
        return abs((local ?? 0).rounded(.toNearestOrEven) - seconds) > 1
    }

    /// Removes a stretch from the coverage, and from the windows that other programs may consider fresh.
    func uncover(_ stretch: Coverage.Stretch) throws(StoreError) {
        var coverage = try coverage()
        coverage.remove(stretch)
        try run("DELETE FROM covered")
        for left in coverage.stretches {
            try put([.real(left.start), .real(left.end)], in: .covered)
        }
        try run("DELETE FROM fetched_windows WHERE end >= ? AND start <= ?", .real(stretch.start), .real(stretch.end))
    }
}
