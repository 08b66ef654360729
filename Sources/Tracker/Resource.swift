package import HackatimeAPI

/// When the last good value arrived, and what went wrong since.
package struct Freshness: Sendable, Hashable {
    /// When the last good value arrived or was confirmed, in seconds since 1970.
    package var asOf: Double?
    /// Why the last request failed; `nil` after a success.
    package var problem: Problem?
    /// A request is in flight.
    package var isAsking = false

    /// The held value is right.
    mutating func confirm(at now: Double) {
        asOf = now
        problem = nil
    }

    mutating func fail(_ error: ClientError, at now: Double, nextTry: Double?, until: Double?) {
        problem = Problem(error: error, since: problem?.since ?? now, nextTry: nextTry, until: until)
    }
}

/// A value from the server: the last good one, and its freshness.
@dynamicMemberLookup
package struct Resource<Value: Sendable>: Sendable {
    /// The last good value. A failure never removes it.
    package var value: Value?
    package var freshness: Freshness

    package init(value: Value?, freshness: Freshness) {
        self.value = value
        self.freshness = freshness
    }

    package init(value: Value? = nil, asOf: Double? = nil, problem: Problem? = nil, isAsking: Bool = false) {
        self.value = value
        freshness = Freshness(asOf: asOf, problem: problem, isAsking: isAsking)
    }

    package subscript<T>(dynamicMember part: WritableKeyPath<Freshness, T>) -> T {
        get { freshness[keyPath: part] }
        set { freshness[keyPath: part] = newValue }
    }

    mutating func succeed(_ value: Value, at now: Double) {
        self.value = value
        freshness.confirm(at: now)
    }
}

extension Resource: Equatable where Value: Equatable {}

/// A failure that lasts.
package struct Problem: Sendable, Hashable {
    /// The latest error. Earlier ones may have been different.
    package var error: ClientError
    /// When the failures began, in seconds since 1970.
    package var since: Double
    /// When the request will be retried, in seconds since 1970; `nil` if only a person can retry it.
    package var nextTry: Double?
    /// Until when the server asks us to wait, in seconds since 1970; `nil` if it names no time. What is more is our own
    /// wait.
    package var until: Double?

    /// Created by the tracker.
    package init(error: ClientError, since: Double, nextTry: Double? = nil, until: Double? = nil) {
        self.error = error
        self.since = since
        self.nextTry = nextTry
        self.until = until
    }
}
