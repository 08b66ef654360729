package import HackatimeAPI

/// A place between heartbeats in time order: right at this one. Rows of one time are in the order of their numbers.
package struct RowPlace: Sendable, Hashable {
    /// Seconds since 1970.
    package var time: Double
    /// The server's number; 0 where it gives none.
    package var id: Int64

    package init(time: Double, id: Int64) {
        self.time = time
        self.id = id
    }

    package init(_ row: Heartbeat) {
        self.init(time: row.time, id: row.id ?? 0)
    }
}

/// A stretch of the feed.
package struct RowQuery: Sendable, Hashable {
    package enum Direction: Sendable, Hashable {
        /// The newest rows of all that are not later than a time (rows dated in the future come first there).
        case newest
        /// Rows before a place, the nearest ones.
        case before(RowPlace)
        /// Rows after a place, the nearest ones.
        case after(RowPlace)
        /// A place and everything after it, oldest first.
        case from(RowPlace)
    }

    package var direction: Direction
    /// Rows wanted at most.
    package var count: Int
    package var filter = FeedFilter()

    package init(_ direction: Direction, count: Int, filter: FeedFilter = FeedFilter()) {
        self.direction = direction
        self.count = count
        self.filter = filter
    }
}

/// The answer: rows in time order, oldest first.
package struct RowPage: Sendable, Equatable {
    package var rows: [Heartbeat]
    /// A search looks at so many rows at a time and then stops here, because the keyboard must stay live: ask again from
    /// this place for the rest. `nil` when everything was looked at, or `rows` holds as many as were wanted.
    package var searchedTo: RowPlace?
    /// There are no rows beyond these in the direction asked.
    package var isEnd: Bool

    package init(rows: [Heartbeat], searchedTo: RowPlace? = nil, isEnd: Bool) {
        self.rows = rows
        self.searchedTo = searchedTo
        self.isEnd = isEnd
    }
}
