import HackatimeAPI
import Tracker

/// Reads a part of the feed.
struct RowReading {
    private let query: RowQuery
    private let searchLimit: Int

    init(_ query: RowQuery, _ searchLimit: Int) {
        self.query = query
        self.searchLimit = searchLimit
    }

    private var isBackward: Bool {
        switch query.direction {
        case .newest, .before: true
        case .after, .from: false
        }
    }

    func page(in database: Database) throws(StoreError) -> RowPage {
        guard query.count > 0 else { return RowPage(rows: [], isEnd: false) }
        let match = try RowMatch(query.filter, in: database)
        if match.isHopeless { return RowPage(rows: [], isEnd: true) }
        var taken: [StoredRow] = []
        var seen = 0
        var isEnd = true
        var lookedAt: RowPlace?
        let place = start
        try database.each(SummedTable.heartbeats.select + rest, .real(place.time), .integer(place.identity)) {
            row throws(StoreError) in
            let next = RowPlace(time: row.real(0), id: max(0, row.integer(1)))
            // Beyond the filter's time there is nothing more.
            if let time = query.filter.time, !time.contains(next.time) { return false }
            if taken.count == query.count {
                isEnd = false
                // Rows without numbers have no places of their own, so rows of the same time stay on one page.
                if next == taken.last?.place, next != taken.first?.place { taken.removeAll { $0.place == next } }
                return false
            }
            if seen >= searchLimit, next != lookedAt {
                isEnd = false
                return false
            }
            seen += 1
            lookedAt = next
            // A search passes over many rows. Those that are shown are checked.
            if match.accepts(row) {
                if row.isSound(SummedTable.heartbeats.count) {
                    taken.append(StoredRow(row))
                } else {
                    database.hasUnsoundRows = true
                }
            }
            return true
        }
        let isStopped = !isEnd && taken.count < query.count && seen >= searchLimit
        var rows: [Heartbeat] = []
        for row in isBackward ? taken.reversed() : taken { rows.append(try row.heartbeat(in: database)) }
        return RowPage(rows: rows, searchedTo: isStopped ? lookedAt : nil, isEnd: isEnd)
    }

    /// Inside the filter's time, however old it is.
    private var start: (time: Double, identity: Int64) {
        let place = wanted
        guard let time = query.filter.time else { return place }
        if isBackward { return place.time >= time.upperBound ? (time.upperBound, .min) : place }
        return place.time < time.lowerBound ? (time.lowerBound, .min) : place
    }

    private var wanted: (time: Double, identity: Int64) {
        switch query.direction {
        case .newest: (.greatestFiniteMagnitude, .max)
        case .before(let place): (place.time, place.lowest)
        case .from(let place): (place.time, place.lowest)
        case .after(let place): (place.time, max(0, place.id))
        }
    }

    private var rest: String {
        let (comparison, order) =
            switch query.direction {
            case .newest, .before: ("<", "DESC")
            case .after: (">", "ASC")
            case .from: (">=", "ASC")
            }
        return "WHERE (time, identity) \(comparison) (?, ?) ORDER BY time \(order), identity \(order)"
    }
}

extension StoredRow {
    fileprivate var place: RowPlace { RowPlace(time: time, id: max(0, identity)) }
}

/// A filter with the numbers of the names that match it.
struct RowMatch {
    /// Columns of `StoredRow`: entity, project, branch, language, editor.
    private static let searched: [Int32] = [2, 5, 6, 7, 8]
    private static let nameless = Array(Breakdown.nameless.lowercased().utf8)

    private var words: [NumberSet] = []
    private var project: NumberSet?
    private var language: NumberSet?

    init(_ filter: FeedFilter, in database: Database) throws(StoreError) {
        let names = [
            filter.project.map { NamePattern(whole: $0) }, filter.language.map { NamePattern(language: $0) },
        ]
        var found = try database.numbers(of: names.compactMap(\.self) + filter.words.map { NamePattern(part: $0) })
        for (index, name) in names.enumerated() {
            guard let name else { continue }
            var numbers = found.removeFirst()
            // The name that breakdowns use for rows without a name.
            if name.fits(Self.nameless) { numbers.insert(0) }
            if index == 0 { project = numbers } else { language = numbers }
        }
        words = found
    }

    /// No row can match.
    var isHopeless: Bool {
        words.contains { $0.isEmpty } || project?.isEmpty == true || language?.isEmpty == true
    }

    /// - Parameter row: Has the columns of `StoredRow`.
    func accepts(_ row: Statement) -> Bool {
        accepts(project: row.integer(5), language: row.integer(7))
            && words.allSatisfy { word in Self.searched.contains { word.contains(row.integer($0)) } }
    }

    func accepts(project number: Int64, language other: Int64) -> Bool {
        (project?.contains(number) ?? true) && (language?.contains(other) ?? true)
    }
}
