import HackatimeAPI

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
        for endpoint in Endpoint.allCases {
            let id = RequestKey(target: shown, endpoint: endpoint)
            guard let state = requests[id], state.requestID == nil, let due = state.due, due <= now.uptime else {
                continue
            }
            wait += jitter.between(2, 4)
            requests[id]?.due = now.uptime + wait
        }
    }
}
