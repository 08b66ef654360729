package import HackatimeAPI

/// What is known of one thing: the last good answer, when it came, and what went wrong since.
package struct Resource<Value: Sendable>: Sendable {
    /// The last good answer. A failure never takes it away.
    package var value: Value?
    /// When that answer came, or was confirmed: seconds since 1970.
    package var asOf: Double?
    /// Why the last asking failed; `nil` once one succeeds.
    package var problem: Problem?
    /// An asking is under way.
    package var isAsking = false

    /// Nothing known yet, unless told otherwise. A poller makes these.
    package init(value: Value? = nil, asOf: Double? = nil, problem: Problem? = nil, isAsking: Bool = false) {
        self.value = value
        self.asOf = asOf
        self.problem = problem
        self.isAsking = isAsking
    }

    mutating func succeed(_ value: Value, at now: Double) {
        self.value = value
        confirm(at: now)
    }

    /// The value held is still right.
    mutating func confirm(at now: Double) {
        asOf = now
        problem = nil
    }

    mutating func fail(_ error: ClientError, at now: Double, nextTry: Double?) {
        problem = Problem(error: error, since: problem?.since ?? now, nextTry: nextTry)
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

    /// A poller makes these.
    package init(error: ClientError, since: Double, nextTry: Double? = nil) {
        self.error = error
        self.since = since
        self.nextTry = nextTry
    }
}
