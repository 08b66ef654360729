package import HackatimeAPI

/// A position in the time order of heartbeats: exactly at this one. Rows of the same time are ordered by their numbers.
package struct RowPlace: Sendable, Hashable {
    /// Seconds since 1970.
    package var time: Double
    /// The server's number; 0 if it sent none.
    package var id: Int64

    package init(time: Double, id: Int64) {
        self.time = time
        self.id = id
    }

    package init(_ row: Heartbeat) {
        self.init(time: row.time, id: row.id ?? 0)
    }
}

/// A query for a part of the feed.
package struct RowQuery: Sendable, Hashable {
    package enum Direction: Sendable, Hashable {
        /// The newest of all rows that are not later than a time (rows dated in the future come first there).
        case newest
        /// The rows just before a place.
        case before(RowPlace)
        /// The rows just after a place.
        case after(RowPlace)
        /// The row at a place and everything after it, oldest first.
        case from(RowPlace)
    }

    package var direction: Direction
    /// Maximum number of rows.
    package var count: Int
    package var filter = FeedFilter()

    package init(_ direction: Direction, count: Int, filter: FeedFilter = FeedFilter()) {
        self.direction = direction
        self.count = count
        self.filter = filter
    }
}

/// The answer to a `RowQuery`: rows in time order, oldest first.
package struct RowPage: Sendable, Equatable {
    package var rows: [Heartbeat]
    /// A search checks a limited number of rows and then stops here, so that the keyboard stays responsive. Query again
    /// from this place for the rest. `nil` when everything was checked, or when `rows` is full.
    package var searchedTo: RowPlace?
    /// There are no more rows in this direction.
    package var isEnd: Bool

    package init(rows: [Heartbeat], searchedTo: RowPlace? = nil, isEnd: Bool) {
        self.rows = rows
        self.searchedTo = searchedTo
        self.isEnd = isEnd
    }
}
