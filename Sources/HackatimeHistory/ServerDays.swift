import HackatimeAPI
import Tracker

extension Database {
    /// Stores the server's totals of days. If a day of `zone` is over, was fetched and differs, it is removed from the
    /// coverage so that it is fetched again, once for each total and list of projects that the server sends. A day with
    /// no seconds on the server and no heartbeats here counts as fetched.
    func setServer(_ days: [DayTotal], zoneName: String, zone: ZoneRules?, at now: Double) throws(StoreError) {
        for total in days where total.seconds.isFinite {
            let day = total.day.dayNumber
            let names = Self.mark(of: total.projects)
            let before = try first(in: .dayServer, "WHERE zone = ? AND day = ?", .text(zoneName), .number(day)) {
                (seconds: $0.real(2), refetched: $0.integer(4))
            }
            // 1 is of a time when projects were not compared.
            var refetched = before.flatMap { before in
                before.seconds == total.seconds && [1, names].contains(before.refetched) ? before.refetched : nil
            }
            if let zone, zone.name == zoneName, refetched == nil, try judge(total, zone, now) {
                try uncover(DayBounds(day: day, zone: zone).stretch)
                refetched = names
            }
            try put(
                [.text(zoneName), .number(day), .real(total.seconds), .real(now), .integer(refetched ?? 0)],
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

    /// A number for a list of names, above 1.
    private static func mark(of names: [String]) -> Int64 {
        var sum = RowSum()
        for name in names { sum.add(.text(name)) }
        return (sum.stored & .max) | 2
    }

    /// True for a day that was fetched completely and differs: in its total, or by a project that has no heartbeat here,
    /// because it got its name later.
    private func judge(_ total: DayTotal, _ zone: ZoneRules, _ now: Double) throws(StoreError) -> Bool {
        let day = total.day.dayNumber
        let bounds = DayBounds(day: day, zone: zone)
        let local = try countedZone(zone.name).flatMap { zone throws(StoreError) in try dayCount(day, zone) }
        if total.seconds == 0, local == nil {
            let end = min(bounds.end, now)
            if bounds.start < end { try cover(Coverage.Stretch(start: bounds.start, end: end)) }
            return false
        }
        guard bounds.end <= now, try coverage().covers(bounds.stretch) else { return false }
        let seconds = local?.whole?.seconds ?? 0
        return abs(seconds.rounded(.toNearestOrEven) - total.seconds) > 1
            || total.projects.contains { local?.projects[$0] == nil }
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
