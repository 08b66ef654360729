package import HackatimeAPI

/// How asking for something goes: when the last good answer came, and what went wrong since.
package struct Freshness: Sendable, Hashable {
    /// When the last good answer came, or was confirmed: seconds since 1970.
    package var asOf: Double?
    /// Why the last asking failed; `nil` once one succeeds.
    package var problem: Problem?
    /// An asking is under way.
    package var isAsking = false

    /// The value held is right.
    mutating func confirm(at now: Double) {
        asOf = now
        problem = nil
    }

    mutating func fail(_ error: ClientError, at now: Double, nextTry: Double?) {
        problem = Problem(error: error, since: problem?.since ?? now, nextTry: nextTry)
    }
}

/// What is known of one thing: the last good answer, and how asking for it goes.
@dynamicMemberLookup
package struct Resource<Value: Sendable>: Sendable {
    /// The last good answer. A failure never takes it away.
    package var value: Value?
    package var freshness: Freshness

    package init(value: Value?, freshness: Freshness) {
        self.value = value
        self.freshness = freshness
    }

    /// Nothing known yet, unless told otherwise.
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
    /// The last error; an earlier one may have been another.
    package var error: ClientError
    /// When it began: seconds since 1970.
    package var since: Double
    /// When the question will be asked again, in seconds since 1970; `nil` if not until someone wants it.
    package var nextTry: Double?

    /// A tracker makes these.
    package init(error: ClientError, since: Double, nextTry: Double? = nil) {
        self.error = error
        self.since = since
        self.nextTry = nextTry
    }
}
