/// After a limit: whether it is over one question finds out, and what else is wanted then follows one by one.
extension Poller {
    /// The server answered a question that was asked after the limit's end, so it may be asked again.
    ///
    /// - Parameter asked: When the question was asked; one that was under way when the limit came proves nothing.
    mutating func endProbing(asked: Moment?, at now: Moment) {
        guard isProbing, let asked, asked.uptime >= limitedUntil else { return }
        isProbing = false
        // The next beat is not to fall among them.
        lastPoll = now.uptime
        planNextPoll(at: now)
        var wait = 0.0
        for topic in Topic.allCases {
            let id = ErrandID(who: shown, topic: topic)
            guard let errand = errands[id], errand.ticket == nil, let due = errand.due, due <= now.uptime else {
                continue
            }
            wait += jitter.between(2, 4)
            errands[id]?.due = now.uptime + wait
        }
    }
}
