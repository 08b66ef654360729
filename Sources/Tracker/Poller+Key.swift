package import HackatimeAPI

/// A key that the server refuses, or none, and the one that takes its place.
extension Poller {
    /// Nothing about the owner can be asked before another key is there.
    package var lacksKey: Bool { !hasKey || isKeyRejected }

    /// The asker sends another key from now on. What was under way with the old one is cancelled, and everything on
    /// show is asked for again, whose key it is first of all: until then what is known stays.
    package mutating func keyChanged(at moment: Moment) -> [Action] {
        let now = corrected(moment)
        let cancels = cancelAll(keeping: [.lookUp])
        for id in requests.keys where id.target == .me {
            // What the old key was not given the new one may be, and what it was given may be another's.
            requests[id]?.failures = 0
            requests[id]?.answered = nil
            requests[id]?.entityTag = nil
        }
        isKeyRejected = false
        if !hasKey { dropKeyProblems() }
        hasKey = true
        if shown == .me {
            makeDue(.profile, at: now)
            requests[RequestKey(target: .me, endpoint: .profile)]?.isWished = true
        } else {
            requests[RequestKey(target: .me, endpoint: .profile)]?.lastAsked = nil
        }
        return cancels + refreshAnyway(at: now)
    }
}
