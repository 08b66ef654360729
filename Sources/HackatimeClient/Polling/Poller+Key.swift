/// A key that the server refuses, and the one that takes its place.
extension Poller {
    /// The asker sends another key from now on. What was under way with the old one is cancelled, and everything on
    /// show is asked for again, whose key it is first of all: until then what is known stays.
    public mutating func keyChanged(at moment: Moment) -> [Action] {
        let now = corrected(moment)
        let cancels = cancelAll(keeping: [.lookUp])
        // What the old key was not given the new one may be.
        for (id, errand) in errands where id.who == .me && errand.failures > 0 { errands[id]?.failures = 0 }
        isKeyRejected = false
        if shown == .me {
            makeDue(.profile, at: now)
            errands[ErrandID(who: .me, topic: .profile)]?.isWished = true
        } else {
            errands[ErrandID(who: .me, topic: .profile)]?.lastAsked = nil
        }
        return cancels + refreshAnyway(at: now)
    }
}
