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
        var match = try RowMatch(query.filter, in: database)
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
            if try match.accepts(row, in: database) {
                if row.isSound(SummedTable.heartbeats) {
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

    /// A word's names in any column, and those that have it only as the display name of a language or an editor.
    private struct Word {
        var any: NumberSet
        var language: NumberSet
        var editor: NumberSet

        var isEmpty: Bool { any.isEmpty && language.isEmpty && editor.isEmpty }

        func fits(_ row: Statement) -> Bool {
            RowMatch.searched.contains { any.contains(row.integer($0)) } || language.contains(row.integer(7))
                || editor.contains(row.integer(8))
        }
    }

    private var words: [Word] = []
    private var project: NumberSet?
    /// Any of them.
    private var projects: NumberSet?
    private var language: NumberSet?
    private let entry: FeedFilter.Entry?
    /// Whether rows with these numbers have the entry's name.
    private var entries: [DayFields.Key: Bool] = [:]

    init(_ filter: FeedFilter, in database: Database) throws(StoreError) {
        let names = [
            filter.project.map { NamePattern(whole: $0) }, filter.language.map { NamePattern(language: $0) },
            filter.projects.isEmpty ? nil : NamePattern(anyOf: filter.projects),
        ]
        var found = try database.numbers(of: names.compactMap(\.self) + filter.words.flatMap(Self.patterns))
        for (index, name) in names.enumerated() {
            guard let name else { continue }
            var numbers = found.removeFirst()
            // The name that breakdowns use for rows without a name.
            if name.fits(Self.nameless) { numbers.insert(0) }
            switch index {
            case 0: project = numbers
            case 1: language = numbers
            default: projects = numbers
            }
        }
        words = stride(from: 0, to: found.count, by: 3).map {
            Word(any: found[$0], language: found[$0 + 1], editor: found[$0 + 2])
        }
        entry = filter.entry
    }

    private static func patterns(_ word: String) -> [NamePattern] {
        [
            NamePattern(part: word), NamePattern(anyOf: LanguageName.spellings(showing: word)),
            NamePattern(anyOf: ToolName.editorSpellings(showing: word)),
        ]
    }

    /// No row can match.
    var isHopeless: Bool {
        words.contains { $0.isEmpty } || [project, projects, language].contains { $0?.isEmpty == true }
    }

    /// - Parameter row: Has the columns of `StoredRow`.
    mutating func accepts(_ row: Statement, in database: Database) throws(StoreError) -> Bool {
        guard project?.contains(row.integer(5)) ?? true, projects?.contains(row.integer(5)) ?? true,
            language?.contains(row.integer(7)) ?? true,
            words.allSatisfy({ $0.fits(row) })
        else { return false }
        guard let entry else { return true }
        // The names follow two columns.
        let key = DayFields.Key(
            name: row.integer(Int32(entry.field.place) + 2), project: entry.field == .branch ? row.integer(5) : 0)
        if let known = entries[key] { return known }
        let project = try database.name(key.project)
        let isSame = entry.field.label(try database.name(key.name), project: project) == entry.name
        entries[key] = isSame
        return isSame
    }
}
