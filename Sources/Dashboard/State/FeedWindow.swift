package import HackatimeAPI
package import Tracker

/// The part of the feed in memory: the visible rows and a margin on either side. Whatever the size of the history, a
/// key costs no more than this many rows.
package struct FeedWindow: Sendable, Equatable {
    /// Oldest first.
    package private(set) var rows: [Heartbeat] = []
    /// The rows before there was a filter.
    private var unfiltered: [Heartbeat] = []
    /// The history may have more rows than the window.
    package internal(set) var hasOlder = false
    package internal(set) var hasNewer = false

    /// The last query, until its answer arrives.
    var pending: Request?
    /// A query requested by a person, whatever the window contains.
    var wish: Purpose?
    /// The rest of a search, to be queried in the next turn, because keys come first.
    var rest: Request?
    /// Rows may have changed since they were read.
    var isBehind = false
    /// New rows may be uncounted while older ones are shown.
    var isUncounted = false
    /// Older rows than this may be new in a part that was already searched; `nil` means the first row.
    var olderBefore: RowPlace?
    /// A key moved towards the oldest row. At the end of the history, the server is asked for more.
    var wantsServer = false
    /// Number of queries since the last outside event.
    var chain = 0

    package init() {}

    /// Creates a window for tests and previews.
    package init(rows: [Heartbeat], hasOlder: Bool = false, hasNewer: Bool = false, searchedTo: RowPlace? = nil) {
        self.rows = rows
        self.hasOlder = hasOlder
        self.hasNewer = hasNewer
        rest = searchedTo.map { Request(query: RowQuery(.before($0), count: 100), purpose: .older) }
    }

    /// The purpose of a query.
    enum Purpose: Sendable, Equatable {
        /// Replace the rows with the newest or the oldest.
        case newest, oldest
        /// Replace the rows with this row and what follows it.
        case around(RowPlace)
        /// Read the same rows again.
        case update
        /// Add rows at one end.
        case older, newer
        /// Count new rows while other rows than the newest are shown. The rows stay.
        case unseen
    }

    struct Request: Sendable, Equatable {
        var query: RowQuery
        var purpose: Purpose
    }

    /// How far back a running search has come; `nil` if there is none.
    package var searchedTo: Double? {
        switch rest?.query.direction {
        case .before(let place), .after(let place), .from(let place): place.time
        case .newest, nil: nil
        }
    }

    var isSearchingBack: Bool {
        if case .before? = rest?.query.direction { true } else { false }
    }

    /// Number of rows read at one end at a time.
    static let step = 300
    /// Maximum number of unseen rows counted. More are shown as "1000+".
    static let maxUnseen = 1_000
    /// Maximum number of queries after one event. More would mean that the history contradicts itself.
    static let longestChain = 6

    static func maxRows(page: Int) -> Int { max(1_500, 8 * page + 2 * step) }
    static func freshRows(page: Int) -> Int { 3 * page + 100 }

    /// Keeps those of the known rows that match a filter, until the history has answered, if it does.
    mutating func narrow(from old: FeedFilter, to filter: FeedFilter) {
        if old.isEmpty { unfiltered = rows }
        let ever = unfiltered.filter(filter.matches)
        rows.removeAll { !filter.matches($0) }
        if ever.count > rows.count { (rows, hasOlder) = (ever, true) }
        if filter.isEmpty { unfiltered = [] }
    }

    mutating func rename(_ renamed: (Heartbeat) -> Heartbeat) {
        rows = rows.map(renamed)
    }

    /// The history could not be read. The rows stay, and the query is repeated after the next event.
    mutating func postpone(_ request: Request) {
        chain = Self.longestChain
        switch (request.purpose, request.query.direction) {
        case (.newest, _), (.around, _): wish = wish ?? request.purpose
        case (.update, _): isBehind = true
        case (.unseen, _): isUncounted = true
        case (.older, .before(let place)): olderBefore = place
        case (.older, _), (.newer, _), (.oldest, _): break
        }
    }

    /// Applies an answer. Returns the rest of the query if a search stopped on the way.
    mutating func merge(_ page: RowPage, to request: Request) -> Request? {
        let found = page.rows
        switch (request.purpose, request.query.direction) {
        case (.oldest, _) where found.isEmpty && page.searchedTo != nil:
            break
        case (.newest, _), (.oldest, _), (.around, _):
            rows = found
        case (_, .before(let place)):
            rows = found + rows.drop { Self.isRow($0, before: place) }
        case (_, .after(let place)):
            rows = rows.prefix { !Self.isRow($0, after: place) } + found + kept(beyond: page.searchedTo)
        case (_, .from(let place)):
            rows = rows.prefix { Self.isRow($0, before: place) } + found + kept(beyond: page.searchedTo)
        case (_, .newest):
            rows = found
        }
        let rest = rest(of: request, after: page)
        // An answer without rows is an end, whatever it claims.
        let hasMore = rest != nil || !(page.isEnd || found.isEmpty)
        switch request.purpose {
        case .newest:
            (hasOlder, hasNewer) = (hasMore, false)
        case .older:
            hasOlder = hasMore
        case .oldest, .around:
            (hasOlder, hasNewer) = (true, hasMore)
        case .newer, .update:
            hasNewer = hasMore
        case .unseen: break
        }
        return rest
    }

    private func kept(beyond place: RowPlace?) -> [Heartbeat] {
        guard let place else { return [] }
        return rows.filter { Self.isRow($0, after: place) }
    }

    private func rest(of request: Request, after page: RowPage) -> Request? {
        let count = request.query.count - page.rows.count
        guard let place = page.searchedTo, count > 0 else { return nil }
        var request = request
        request.query.count = count
        switch (request.purpose, request.query.direction) {
        case (_, .newest), (_, .before): request.query.direction = .before(place)
        case (_, .after): request.query.direction = .after(place)
        case (_, .from): request.query.direction = .from(place)
        }
        switch request.purpose {
        case .newest: request.purpose = .older
        case .around: request.purpose = .newer
        case .oldest where !page.rows.isEmpty: request.purpose = .newer
        default: break
        }
        return request
    }

    /// Drops rows above a limit, at the end that is further from `index`. Rows without numbers have no places of their
    /// own: rows of the same time are dropped together, because the rest could not be queried.
    mutating func trim(to most: Int, keeping index: Int) {
        guard rows.count > most else { return }
        if index < rows.count / 2 {
            var end = most
            while end > index + 1, RowPlace(rows[end]) == RowPlace(rows[end - 1]) { end -= 1 }
            rows.removeSubrange(end...)
            hasNewer = true
        } else {
            var start = rows.count - most
            while start < index, RowPlace(rows[start]) == RowPlace(rows[start - 1]) { start += 1 }
            rows.removeSubrange(..<start)
            hasOlder = true
        }
    }

    private static func isRow(_ row: Heartbeat, before place: RowPlace) -> Bool {
        (row.time, row.id ?? 0) < (place.time, place.id)
    }

    private static func isRow(_ row: Heartbeat, after place: RowPlace) -> Bool {
        (row.time, row.id ?? 0) > (place.time, place.id)
    }
}
