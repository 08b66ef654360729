package import HackatimeAPI
package import Tracker

/// The part of the feed that is held: what shows, and a margin on either side of it. However much is stored, a key
/// costs no more than this many rows.
package struct FeedWindow: Sendable, Equatable {
    /// Oldest first.
    package private(set) var rows: [Heartbeat] = []
    /// There may be more in the history than the window holds.
    package internal(set) var hasOlder = false
    package internal(set) var hasNewer = false

    /// What was asked last, until its answer comes.
    var asked: Request?
    /// What should be asked next because somebody wants it, whatever the window holds.
    var wish: Purpose?
    /// The rest of a search, to be asked in the next turn: keys come first.
    var rest: Request?
    /// Rows may have changed since they were read.
    var isBehind = false
    /// Rows may have come that were not counted, while older ones are looked at.
    var isUncounted = false
    /// Older rows than this may be new where a search has been before; `nil` is the first row.
    var olderBefore: RowPlace?
    /// A key led towards the oldest row: where the history ends, the server is asked.
    var wantsServer = false
    /// Questions since something happened outside.
    var chain = 0

    package init() {}

    /// A window for tests and previews.
    package init(rows: [Heartbeat], hasOlder: Bool = false, hasNewer: Bool = false, searchedTo: RowPlace? = nil) {
        self.rows = rows
        self.hasOlder = hasOlder
        self.hasNewer = hasNewer
        rest = searchedTo.map { Request(query: RowQuery(.before($0), count: 100), purpose: .older) }
    }

    /// What a question is for.
    enum Purpose: Sendable, Equatable {
        /// The newest rows instead of those held, or the oldest.
        case newest, oldest
        /// A row and what follows it instead of those held.
        case around(RowPlace)
        /// The same rows again.
        case update
        /// More rows at an end.
        case older, newer
        /// How many rows came since others than the newest are looked at; the rows held stay.
        case unseen
    }

    struct Request: Sendable, Equatable {
        var query: RowQuery
        var purpose: Purpose
    }

    /// How far back a search has come that goes on; `nil` when there is none.
    package var searchedTo: Double? {
        switch rest?.query.direction {
        case .before(let place), .after(let place), .from(let place): place.time
        case .newest, nil: nil
        }
    }

    var isSearchingBack: Bool {
        if case .before? = rest?.query.direction { true } else { false }
    }

    /// Rows wanted at an end at once.
    static let step = 300
    /// Rows counted as not seen yet; more are "1000+".
    static let maxUnseen = 1_000
    /// Questions that may follow from one event; more would mean a history that contradicts itself.
    static let longestChain = 6

    static func maxRows(page: Int) -> Int { max(1_500, 8 * page + 2 * step) }
    static func freshRows(page: Int) -> Int { 3 * page + 100 }

    /// Leaves what a filter lets through, until the history has answered.
    mutating func narrow(to filter: FeedFilter) {
        rows.removeAll { !filter.matches($0) }
    }

    /// The history could not be read: what shows stays, and after the next event the same is wanted again.
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

    /// Takes an answer in. Returns the rest to ask where a search stopped on its way.
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
        // An answer without a row is an end, whatever it says.
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

    /// Lets go of rows above a number, at the end that is further from a row. Rows without numbers have no places
    /// of their own: those of one time go together, or what is left of them could not be asked for.
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
