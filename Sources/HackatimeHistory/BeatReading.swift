import HackatimeAPI
import Tracker

/// Reads when heartbeats were, and of which project and category.
struct BeatReading {
    private var page = BeatPage(table: BeatTable())
    private var places: [Key: Int32] = [:]

    /// The numbers of two names.
    private struct Key: Hashable {
        var project: Int64
        var category: Int64
    }

    /// - Parameter limit: So many rows, and those of the same time as the last.
    static func page(_ query: BeatQuery, _ limit: Int, in database: Database) throws(StoreError) -> BeatPage {
        var reading = BeatReading()
        var count = 0
        var last = -Double.infinity
        if query.wantsBefore {
            try database.each(
                "SELECT time, project, category FROM heartbeats WHERE time < ? ORDER BY time DESC LIMIT ?",
                .real(query.time.lowerBound), .number(limit)
            ) { row throws(StoreError) in
                reading.page.table.note(before: row.real(0), try reading.place(row, in: database))
                return true
            }
        }
        try database.each(
            "SELECT time, project, category, delay FROM heartbeats WHERE time >= ? AND time < ? ORDER BY time, identity",
            .real(query.time.lowerBound), .real(query.time.upperBound)
        ) { row throws(StoreError) in
            let time = row.real(0)
            if count >= limit, last < time {
                reading.page.next = time
                return false
            }
            count += 1
            last = time
            let delay = row.optionalInteger(3).map { Int32(clamping: $0) }
            reading.page.table.add(time, try reading.place(row, in: database), delay: delay)
            return true
        }
        return reading.page
    }

    private mutating func place(_ row: Statement, in database: Database) throws(StoreError) -> Int32 {
        let key = Key(project: row.integer(1), category: row.integer(2))
        if let known = places[key] { return known }
        let kind = BeatTable.Kind(project: try database.name(key.project), category: try database.name(key.category))
        let place = page.table.place(of: kind)
        places[key] = place
        return place
    }
}
